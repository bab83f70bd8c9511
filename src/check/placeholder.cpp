// Rule `placeholder`: a text that still waits to be filled in, as `huiqi new rules` leaves it: "(主管部门)", "(made-up sample) …",
// TODO, 待填. What a reader is shown would be that. Tests: tests/check/placeholder/
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check/rule.hpp"

namespace huiqi::check {
namespace {

using read::Node;

bool stands_in_parentheses(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"},
                                    std::pair<std::string_view, std::string_view>{"（", "）"}}) {
    if (text.starts_with(open) && text.find(close) == text.size() - close.size() && text.size() > close.size())
      return true;
  }
  return false;
}

bool is_placeholder(const std::string& text) {
  static constexpr std::array begins = {"(虚构示例)", "(made-up sample)"};
  static constexpr std::array holds = {"TODO", "FIXME", "待填", "待补充"};
  return stands_in_parentheses(text) ||
         std::any_of(begins.begin(), begins.end(), [&](const char* each) { return text.starts_with(each); }) ||
         std::any_of(holds.begin(), holds.end(),
                     [&](const char* each) { return text.find(each) != std::string::npos; });
}

void walk(const Subject& subject, const Node& node, const std::string& id) {
  for (const Node& item : node.items) walk(subject, item, id);
  const Node* own = node.find("id");
  const std::string& here = own != nullptr && own->is_string() ? own->text : id;
  const read::Member* found = nullptr;  // the first of zh and en speaks for both
  for (const read::Member& member : node.members) {
    const bool text = member.key == "zh" || member.key == "en" || member.key == "number" || member.key == "quote";
    if (text && member.value.is_string() && is_placeholder(member.value.text))
      found = found == nullptr ? &member : found;
    walk(subject, member.value, here);
  }
  if (found == nullptr) return;
  subject.report("placeholder", Certainty::heuristic, found->value.place, here,
                 {fmt::format("“{}”还没有填写", found->value.text),
                  fmt::format("\"{}\" is still to be filled in", found->value.text)},
                 {"照原文填写;文中没有的,删去这一项", "fill it in from the text; what the text does not have, delete"});
}

}  // namespace

void check_placeholders(const Subject& subject) { walk(subject, subject.root, subject.set.id); }

}  // namespace huiqi::check
