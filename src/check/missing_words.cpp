// Rule `text_missing_language`: a text for people that is not written in both languages: the English is a copy of the
// Chinese, the Chinese has no Chinese character, the English is mostly Chinese; and a compound condition with an id but
// without a label, which a report could only show by its id. Texts of the vocabulary too. (A text without zh or en does not
// load at all.)
// Tests: tests/check/text_missing_language/
#include <fmt/format.h>

#include <algorithm>

#include "check/rule.hpp"

namespace huiqi::check {
namespace {

using read::Node;

struct Letters {
  int chinese = 0, latin = 0;
};

Letters count(const std::string& text) {
  Letters letters;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xE4 && byte <= 0xE9) ++letters.chinese;  // U+4000 to U+9FFF, roughly the unified ideographs
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) ++letters.latin;
  }
  return letters;
}

/// Quoted Chinese words may stand in an English text; what is inside “…” or (…) does not count.
std::string without_quotations(std::string text) {
  for (const auto& [open, close] : {std::pair{"“", "”"}, std::pair{"《", "》"}, std::pair{"(", ")"}}) {
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open)) {
      const std::size_t end = text.find(close, at);
      if (end == std::string::npos) break;
      text.erase(at, end + std::string_view(close).size() - at);
    }
  }
  return text;
}

class Words {
 public:
  Words(std::string file, Findings& findings) : file_(std::move(file)), findings_(findings) {}

  void walk(const Node& node, const std::string& id) {
    for (const Node& item : node.items) walk(item, id);
    if (!node.is_object()) return;
    const Node* own = node.find("id");
    if (own != nullptr && !own->is_string()) own = nullptr;  // a fact of that name
    const std::string& here = own != nullptr ? own->text : id;
    const Node* zh = node.find("zh");
    const Node* en = node.find("en");
    if (zh != nullptr && en != nullptr) check_pair(*zh, *en, here);
    if (own != nullptr) check_label(node, here);
    for (const read::Member& member : node.members) {
      const bool named = member.value.is_object() && member.value.find("label") != nullptr && own == nullptr;
      walk(member.value, named ? member.key : here);  // a fact or enumeration of the vocabulary goes by its key
    }
  }

 private:
  void report(Place place, const std::string& id, Text message, Text suggestion) {
    Finding finding;
    finding.of = id;
    finding.diagnostic.severity = Severity::warning;
    finding.diagnostic.code = "text_missing_language";
    finding.diagnostic.file = file_;
    finding.diagnostic.place = place;
    finding.diagnostic.message = std::move(message);
    finding.diagnostic.suggestion = std::move(suggestion);
    findings_.findings.push_back(std::move(finding));
  }

  void check_pair(const Node& zh, const Node& en, const std::string& id) {
    const Letters chinese = count(zh.text);
    const Letters english = count(without_quotations(en.text));
    if (zh.text == en.text && chinese.chinese + chinese.latin > 0) {
      report(en.place, id, {"中英文本相同,一种语言的文本尚缺", "the two texts are the same: one language is missing"},
             {"写出译文", "write the translation"});
    } else if (chinese.chinese == 0 && chinese.latin > 0) {
      report(zh.place, id, {"中文文本中没有汉字", "the Chinese text has no Chinese character"},
             {"写出中文", "write the Chinese"});
    } else if (english.chinese > english.latin) {
      report(en.place, id, {"英文文本大多是汉字", "the English text is mostly Chinese"},
             {"写出英文;引用的原文放在“”中", "write the English; put quoted words of the document in “”"});
    }
  }

  void check_label(const Node& node, const std::string& id) {
    static const std::vector<std::string> compounds = {"all",  "any",     "at_least_of",       "some",  "every",
                                                       "none", "reading", "consecutive_years", "within"};
    if (node.find("label") != nullptr || node.find("kind") != nullptr || node.find("verdict") != nullptr) return;
    const bool compound = std::any_of(compounds.begin(), compounds.end(),
                                      [&](const std::string& word) { return node.find(word) != nullptr; });
    if (!compound || node.find("quote") != nullptr) return;
    report(node.place, id,
           {fmt::format("条件“{}”没有名称 label", id), fmt::format("the condition \"{}\" has no label", id)},
           {"写出 label {zh, en}", "write its label {zh, en}"});
  }

  std::string file_;
  Findings& findings_;
};

}  // namespace

void check_missing_words(const Subject& subject) { Words(subject.set.file, subject.findings).walk(subject.root, ""); }

void check_missing_words(const read::Node& vocabulary, const std::string& file, Findings& findings) {
  Words(file, findings).walk(vocabulary, "");
}

}  // namespace huiqi::check
