// Reads a file that maps the columns of an export to facts. See columns.hpp; format: docs/batch.md.
// Tests: tests/batch/agree_test.cpp, tests/cli/transcripts/batch.txt
#include <fmt/format.h>

#include "batch/columns.hpp"
#include "read/comments.hpp"
#include "read/object.hpp"

namespace huiqi::batch {
namespace {

using read::Node;

class MappingReader {
 public:
  MappingReader(const std::string& file, std::vector<Diagnostic>& diagnostics) : reporter_(file, diagnostics) {}

  void read(const Node& root, Mapping& mapping) {
    const Text what{"列对照文件", "a column mapping"};
    if (!reporter_.expect(root, Node::Kind::object, what)) return;
    reporter_.allow_only(root, {"format", "comment", "code", "columns", "items"}, what);
    const Node* format = reporter_.require(root, "format", what);
    if (format != nullptr && format->text != "1")
      reporter_.error(format->place, "wrong_format", {"“format”应为 1", "\"format\" must be 1"});
    table(root, mapping.applicants);
    const Node* items = root.find("items");
    if (items == nullptr || !reporter_.expect(*items, Node::Kind::object, {"“items”", "\"items\""})) return;
    for (const read::Member& each : items->members) {
      const Text list{"一个列表的对照", "the mapping of a list"};
      if (!reporter_.expect(each.value, Node::Kind::object, list)) continue;
      reporter_.allow_only(each.value, {"comment", "code", "columns"}, list);
      table(each.value, mapping.items[each.key]);
    }
  }

 private:
  void table(const Node& node, TableMapping& into) {
    into.place = node.place;
    into.code = reporter_.string_of(node, "code");
    const Node* columns = node.find("columns");
    if (columns == nullptr || !reporter_.expect(*columns, Node::Kind::object, {"“columns”", "\"columns\""})) return;
    for (const read::Member& each : columns->members) {
      Meaning& meaning = into.columns[each.key];
      meaning.place = each.place;
      if (each.value.is_string())
        meaning.path = path_in(each.value);
      else if (!each.value.is_null())
        detailed(each.value, meaning);
    }
  }

  /// Empty would leave the column out unseen.
  std::string path_in(const Node& node) {
    if (node.text.empty())
      reporter_.error(node.place, "wrong_form",
                      {"路径是空的;不用这一列则写 null", "the path is empty; null leaves the column out"});
    return node.text;
  }

  void detailed(const Node& node, Meaning& meaning) {
    const Text what{"一列的对照", "the mapping of a column"};
    if (!node.is_object()) {
      reporter_.error(node.place, "wrong_form",
                      {"应为事实的路径、null(不用这一列)或 {\"fact\": …}",
                       "a fact's path is wanted here, null (the column is left out), or {\"fact\": …}"});
      return;
    }
    reporter_.allow_only(node, {"fact", "unit", "words"}, what);
    if (reporter_.require(node, "fact", what) != nullptr) meaning.path = reporter_.string_of(node, "fact");
    meaning.unit = reporter_.string_of(node, "unit");
    const Node* words = node.find("words");
    if (words == nullptr || !reporter_.expect(*words, Node::Kind::object, {"“words”", "\"words\""})) return;
    for (const read::Member& each : words->members) {
      if (each.value.is_boolean())
        meaning.words[each.key] = each.value.boolean ? "true" : "false";
      else if (each.value.is_null())
        meaning.words[each.key] = "";
      else if (reporter_.expect(each.value, Node::Kind::string, {"这里的值", "a value here"}))
        meaning.words[each.key] = each.value.text;
    }
  }

  read::Reporter reporter_;
};

}  // namespace

std::optional<Mapping> read_mapping(std::string_view text, const std::string& file,
                                    std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  Mapping mapping;
  mapping.file = file;
  if (const auto root = read::parse_commented(text, file, {}, found)) MappingReader(file, found).read(*root, mapping);
  const bool failed = has_errors(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (failed) return std::nullopt;
  return mapping;
}

}  // namespace huiqi::batch
