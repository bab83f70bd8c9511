// See json_text.hpp.
#include "batch/json_text.hpp"

#include "read/json_mistake.hpp"

namespace huiqi::batch {
namespace {

bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x80 && c != '"' && c != '\\'; }

void put_escaped(char c, std::string& out) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
}

}  // namespace

void put_string(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(static_cast<unsigned char>(text[end]))) ++end;
    out += text.substr(at, end - at);
    at = end;
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      put_escaped(text[at++], out);
      continue;
    }
    const std::size_t length = read::sequence_length(text, at);
    if (length == 0)
      out += "\xEF\xBF\xBD";
    else
      out += text.substr(at, length);
    at += length == 0 ? 1 : length;
  }
  out += '"';
}

void put_string_or_null(std::string_view text, std::string& out) {
  if (text.empty())
    out += "null";
  else
    put_string(text, out);
}

void put_money(Money money, std::string& out) {
  out += '"';
  out += money.to_string();
  out += '"';
}

void put_money(const std::optional<Money>& money, std::string& out) {
  if (money)
    put_money(*money, out);
  else
    out += "null";
}

void put_text(const Text& text, std::string& out) {
  out += "{\"zh\":";
  put_string(text.zh, out);
  out += ",\"en\":";
  put_string(text.en, out);
  out += '}';
}

}  // namespace huiqi::batch
