// Days that matter, as a list and as an iCalendar file. See huiqi/explain.hpp. Source: RFC 5545 (iCalendar), sections 3.1
// (folding), 3.3.11 (escaping), 3.6.1 (events), 3.8.4.7 (UID). Tests: tests/explain/calendar_test.cpp
#include <algorithm>

#include "explain/layout.hpp"
#include "explain/messages.hpp"
#include "huiqi/explain.hpp"
#include "read/json.hpp"

namespace huiqi {
namespace {

using namespace messages;

bool is_negative(Status status) {
  return status == Status::not_in_force || status == Status::not_applicable || status == Status::ineligible;
}

/// A content line, folded at 75 octets without splitting a character.
void line(std::string& text, const std::string& content) {
  constexpr std::size_t most = 75;
  std::size_t used = 0;
  for (std::size_t i = 0; i < content.size();) {
    std::size_t length = 1;
    while (i + length < content.size() && (static_cast<unsigned char>(content[i + length]) & 0xC0u) == 0x80u) ++length;
    if (used + length > most) {
      text += "\r\n ";
      used = 1;
    }
    text += content.substr(i, length);
    used += length;
    i += length;
  }
  text += "\r\n";
}

std::string escaped(const std::string& words) {
  std::string result;
  std::string clean;
  for (std::size_t at = 0; at <= words.size();) {  // line ends are kept, anything else hostile is not
    const std::size_t end = std::min(words.find('\n', at), words.size());
    clean += (at == 0 ? "" : "\n") + layout::printable(words.substr(at, end - at));
    at = end + 1;
  }
  for (const char c : clean) {
    if (c == '\\' || c == ';' || c == ',') result += '\\';
    if (c == '\n')
      result += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
      result += c;
  }
  return result;
}

std::string compact(Date day) {
  std::string text = day.to_string();
  std::erase(text, '-');
  return text;
}

/// Letters, digits and the marks that every calendar takes in a UID.
std::string plain(const std::string& id) {
  std::string result;
  for (const char c : id) {
    const bool good =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
    if (good) {
      result += c;
    } else {
      constexpr std::string_view digits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      result += '-';
      result += digits[byte >> 4];
      result += digits[byte & 15];
    }
  }
  return result;
}

/// One day. Its UID stays when the day moves, so that a calendar moves its entry; two applicants' entries stay apart.
void event(const Report& report, const Deadline& each, Language language, std::string& text) {
  const Decision& decision = *each.decision;
  const std::string title = in(each.call != nullptr ? each.call->title : decision.title, language);
  const std::string what = in(value_key(each.key), language);
  std::string about = decision.provision + " " + decision.citation;
  if (!decision.subject.id.empty()) about += "\n" + decision.subject.id;
  if (each.call != nullptr) about += "\n" + in(decision.title, language) + "\n" + each.call->source;
  about += "\n" + in(of(decision.status), language);
  if (!report.applicant.empty()) about = report.applicant + "\n" + about;
  line(text, "BEGIN:VEVENT");
  line(text,
       "UID:" +
           plain(decision.provision + "/" + decision.subject.id + "/" + each.key + "/" +
                 (each.call != nullptr ? each.call->id : "") + "/" + read::sha256_hex(report.applicant).substr(0, 8)) +
           "@huiqi");
  line(text, "DTSTAMP:" + compact(report.as_of) + "T000000Z");
  line(text, "DTSTART;VALUE=DATE:" + compact(each.day));
  line(text, "SUMMARY:" + escaped(what + ": " + decision.provision + " " + title));
  line(text, "DESCRIPTION:" + escaped(about));
  line(text, "TRANSP:TRANSPARENT");
  line(text, "END:VEVENT");
}

}  // namespace

std::vector<Deadline> deadlines(const Report& report, bool past) {
  std::vector<Deadline> found;
  const auto add = [&](Date day, const std::string& key, const Decision& decision, const Call* call) {
    if (past || day >= report.as_of) found.push_back({day, key, &decision, call});
  };
  for (const Decision& decision : report.decisions) {
    if (decision.status == Status::not_in_force || decision.status == Status::not_applicable) continue;
    for (const Value& value : decision.value) {
      if (value.unit != Unit::date || value.items.empty() || value.key == "since") continue;
      if (const auto day = Date::parse(value.items.front())) add(*day, value.key, decision, nullptr);
    }
    if (is_negative(decision.status)) continue;
    for (const Call& call : decision.calls) {
      if (call.opens && !call.open) add(*call.opens, "call_opens", decision, &call);
      if (call.closes) add(*call.closes, "call_closes", decision, &call);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Deadline& a, const Deadline& b) { return a.day < b.day; });
  return found;
}

std::string to_ics(const Report& report, const std::vector<Deadline>& deadlines, Language language) {
  std::string text;
  line(text, "BEGIN:VCALENDAR");
  line(text, "VERSION:2.0");
  line(text, "PRODID:-//huiqi//" + report.engine_version + "//" + (language == Language::zh ? "ZH" : "EN"));
  line(text, "CALSCALE:GREGORIAN");
  for (const Deadline& each : deadlines) event(report, each, language, text);
  line(text, "END:VCALENDAR");
  return text;
}

}  // namespace huiqi
