// Reading files of application windows. See windows.hpp.
#include "windows/windows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "read/object.hpp"
#include "windows/keys.hpp"

namespace huiqi::windows {
namespace {

using read::Node;

const Text& a_file() { return file_keys().what(); }

class Reader {
 public:
  Reader(const std::string& file, const std::vector<language::RuleSet>& sets, std::vector<Diagnostic>& diagnostics)
      : reporter_(file, diagnostics), sets_(sets) {}

  File read(const Node& root) {
    File result;
    result.name = reporter_.file();
    result.digest = read::sha256_hex(read::canonical(root));
    if (!reporter_.expect(root, Node::Kind::object, a_file())) return result;
    reporter_.allow_only(root, file_keys());
    reporter_.string_of(root, "$schema");
    const Node* format = reporter_.require(root, "format", a_file());
    if (format != nullptr && !(format->is_number() && format->text == "1"))
      reporter_.error(format->place, "wrong_format", {"“format”应为 1", "\"format\" must be 1"});
    result.checked_on = reporter_.date_of(root, "checked_on");
    const Node* list = reporter_.require(root, "windows", a_file());
    if (list == nullptr || !reporter_.expect(*list, Node::Kind::array, {"“windows”", "\"windows\""})) return result;
    for (const Node& node : list->items) window(node, result.windows);
    return result;
  }

 private:
  void window(const Node& node, std::vector<Window>& into) {
    if (!reporter_.expect(node, Node::Kind::object, window_keys().what())) return;
    reporter_.allow_only(node, window_keys());
    Window window;
    window.place = node.place;
    reporter_.require_all(node, window_keys());
    window.id = reporter_.string_of(node, "id");
    window.title = reporter_.text_of(node, "title");
    window.source = reporter_.string_of(node, "source");
    window.note = reporter_.text_of(node, "note");
    window.opens = reporter_.date_of(node, "opens");
    window.closes = reporter_.date_of(node, "closes");
    if (node.find("opens") == nullptr && node.find("closes") == nullptr) {
      reporter_.error(node.place, "missing_key",
                      {"申报窗口要写明起始日(opens)、截止日(closes)或两者",
                       "an application window states its first day (opens), its last day (closes), or both"});
    }
    if (window.opens && window.closes && *window.closes < *window.opens) {
      reporter_.error(node.find("closes")->place, "wrong_order",
                      {fmt::format("截止日 {} 早于起始日 {}", window.closes->to_string(), window.opens->to_string()),
                       fmt::format("it closes on {}, before it opens on {}", window.closes->to_string(),
                                   window.opens->to_string())});
    }
    provisions(node, window);
    into.push_back(std::move(window));
  }

  void provisions(const Node& node, Window& window) {
    const Node* list = node.find("provisions");
    if (list == nullptr || !reporter_.expect(*list, Node::Kind::array, {"“provisions”", "\"provisions\""})) return;
    if (list->items.empty())
      reporter_.error(list->place, "empty_list", {"至少写一个条款", "name at least one provision"});
    for (const Node& item : list->items) {
      if (!reporter_.expect(item, Node::Kind::string, {"条款", "a provision"})) continue;
      add(item, window);
    }
  }

  void add(const Node& item, Window& window) {
    std::vector<std::string> known;
    for (const language::RuleSet& set : sets_) {
      known.push_back(set.id);
      if (set.id == item.text) {
        for (const language::Provision& each : set.provisions) {
          if (is_applied_for(each.kind)) window.provisions.push_back(each.id);
        }
        return;
      }
      for (const language::Provision& each : set.provisions) {
        known.push_back(each.id);
        if (each.id != item.text) continue;
        if (is_applied_for(each.kind)) {
          window.provisions.push_back(each.id);
        } else {
          reporter_.error(item.place, "not_applied_for",
                          {fmt::format("“{}”不是可以申报的事项", each.id),
                           fmt::format("\"{}\" is nothing that one applies for", each.id)});
        }
        return;
      }
    }
    reporter_
        .error(item.place, "unknown_provision",
               {fmt::format("没有政策或条款“{}”", item.text),
                fmt::format("there is no policy or provision \"{}\"", item.text)})
        .suggestion = read::did_you_mean(item.text, known);
  }

  read::Reporter reporter_;
  const std::vector<language::RuleSet>& sets_;
};

}  // namespace

bool is_applied_for(Kind kind) {
  return kind == Kind::recognition || kind == Kind::grant || kind == Kind::loan || kind == Kind::quota ||
         kind == Kind::service;
}

std::optional<File> read_windows(const read::Node& root, const std::string& file,
                                 const std::vector<language::RuleSet>& sets, std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  File result = Reader(file, sets, found).read(root);
  const bool good = !has_errors(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (!good) return std::nullopt;
  return result;
}

void check_together(const std::vector<File>& files, std::vector<Diagnostic>& diagnostics) {
  std::map<std::string, std::pair<const File*, const Window*>> known;
  for (const File& file : files) {
    for (const Window& window : file.windows) {
      const auto [first, added] = known.emplace(window.id, std::pair(&file, &window));
      if (added) continue;
      read::Reporter reporter(file.name, diagnostics);
      Diagnostic& error = reporter.error(
          window.place, "duplicate_id",
          {fmt::format("申报窗口“{}”重复", window.id), fmt::format("there is another window \"{}\"", window.id)});
      error.other_file = first->second.first->name;
      error.other_place = first->second.second->place;
    }
  }
}

}  // namespace huiqi::windows
