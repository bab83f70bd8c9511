// See rejects.hpp.
#include "batch/rejects.hpp"

#include "batch/json_text.hpp"

namespace huiqi::batch {
namespace {

constexpr std::size_t most_reasons = 20;
constexpr std::size_t most_text = std::size_t{64} << 10;

void put_place(const Place& place, const std::string& file, std::string& out) {
  out += "\"file\":";
  put_string_or_null(file, out);
  out += fmt::format(",\"line\":{},\"column\":{}", place.line, place.column);
}

void put_reason(const Diagnostic& reason, std::string& out) {
  out += "{\"code\":";
  put_string(reason.code, out);
  out += ',';
  put_place(reason.place, reason.file, out);
  if (!reason.path.empty()) {
    out += ",\"path\":";
    put_string(reason.path, out);
  }
  out += ",\"message\":";
  put_text(reason.message, out);
  if (!reason.suggestion.empty()) {
    out += ",\"suggestion\":";
    put_text(reason.suggestion, out);
  }
  if (reason.other_place) {
    out += ",\"other_place\":{";
    put_place(*reason.other_place, reason.other_file.empty() ? reason.file : reason.other_file, out);
    out += '}';
  }
  out += '}';
}

}  // namespace

void put_reject(const Reject& reject, const std::vector<Diagnostic>& reasons, std::string& out) {
  out += "{\"file\":";
  put_string(reject.file, out);
  out += fmt::format(",\"line\":{},\"byte_offset\":{},\"reasons\":[", reject.line, reject.offset);
  std::size_t count = 0;
  for (const Diagnostic& each : reasons) {
    if (each.severity == Severity::warning) continue;
    if (++count > most_reasons) continue;
    if (count > 1) out += ',';
    put_reason(each, out);
  }
  out += ']';
  if (count > most_reasons) out += fmt::format(",\"more_reasons\":{}", count - most_reasons);
  out += ",\"row\":";
  put_string(reject.text.substr(0, most_text), out);
  if (reject.cut || reject.text.size() > most_text) out += ",\"row_cut\":true";
  out += "}\n";
}

}  // namespace huiqi::batch
