// See new_rules.hpp. The templates: rules_template.hpp.
#include "cli/new_rules.hpp"

#include <string_view>

#include "cli/rules_template.hpp"
#include "read/format.hpp"
#include "read/write.hpp"

namespace huiqi::cli {
namespace {

/// Fills `@NAME@` and chooses of `{zh|en}`. Inside a string that begins before the mark, `@ID@` is the bare id.
class Filler {
 public:
  Filler(const NewRules& wanted, Language language) : wanted_(wanted), language_(language) {}

  std::string fill(std::string_view text) const {
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
      if (text.substr(at, 2) == "\"{") {
        const std::size_t bar = text.find('|', at), end = text.find("}\"", bar);
        filled += '"';
        filled += language_ == Language::zh ? text.substr(at + 2, bar - at - 2) : text.substr(bar + 1, end - bar - 1);
        filled += '"';
        at = end + 2;
      } else if (text[at] == '@') {
        const std::size_t end = text.find('@', at + 1);
        const bool inside = filled.ends_with('.');
        filled += inside ? wanted_.id : read::quoted_json(value(text.substr(at + 1, end - at - 1)));
        at = end + 1;
      } else {
        filled += text[at++];
      }
    }
    return filled;
  }

 private:
  std::string value(std::string_view name) const {
    if (name == "NUMBER") return wanted_.number.empty() ? "(文号)" : wanted_.number;
    if (name == "TITLE_ZH") return wanted_.title_zh.empty() ? "(文件标题)" : wanted_.title_zh;
    if (name == "TITLE_EN") return wanted_.title_en.empty() ? "(title in English)" : wanted_.title_en;
    return wanted_.id + std::string(name.substr(2));  // ID and what follows it
  }

  const NewRules& wanted_;
  Language language_;
};

/// The template is JSON once it is filled; parsing it can only fail by a mistake in it, which the tests would find.
std::string made(const char* from, const NewRules& wanted, Language language) {
  const std::string text = Filler(wanted, language).fill(from);
  std::vector<Diagnostic> none;
  const auto root = read::parse(text, "", read::Limits{}, none);
  return root ? read::formatted(*root, text) : text;
}

}  // namespace

std::string new_rule_set(const NewRules& wanted, Language language) {
  return made(rule_set_template, wanted, language);
}

std::string new_cases(const NewRules& wanted, Language language) { return made(cases_template, wanted, language); }

bool is_rule_set_id(const std::string& id) {
  char previous = '\0';
  for (const char each : id) {
    const bool letter = each >= 'a' && each <= 'z', digit = each >= '0' && each <= '9';
    const bool part_goes_on = previous != '\0' && (digit || (each == '-' && previous != '-'));
    if (!letter && !part_goes_on) return false;
    previous = each;
  }
  return !id.empty() && previous != '-';
}

}  // namespace huiqi::cli
