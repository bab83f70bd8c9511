// See diff_population.hpp.
#include "cli/diff_population.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/input.hpp"
#include "read/json.hpp"

namespace huiqi::cli {
namespace {

std::vector<std::string> ids_of(const std::vector<compare::Side>& sides) {
  std::vector<std::string> ids;
  for (const compare::Side& side : sides) {
    for (const language::Provision& each : side.set->provisions) ids.push_back(each.id);
  }
  return ids;
}

class Counter {
 public:
  Counter(compare::Population& population, std::vector<Diagnostic>& diagnostics)
      : population_(population), diagnostics_(diagnostics) {}

  void profile(const read::Node& node, const std::string& file, std::uint32_t line) {
    std::vector<Diagnostic> found;
    for (Diagnostic& each : population_.add(node, file)) found.push_back(std::move(each));
    take(std::move(found), line);
  }

  /// One text a line; empty lines are none.
  void lines(std::string_view text, const std::string& file) {
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = text.substr(at, end - at);
      at = end + 1;
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      std::vector<Diagnostic> found;
      const auto root = read::parse(line, file, read::Limits{}, found);
      if (root)
        profile(*root, file, number - 1);
      else
        take(std::move(found), number - 1);
    }
  }

  std::size_t errors() const { return errors_; }

 private:
  /// Places in a line are moved to the line's place in the file.
  void take(std::vector<Diagnostic> found, std::uint32_t lines_before) {
    errors_ += has_errors(found) ? 1 : 0;
    for (Diagnostic& each : found) {
      if (each.place.line > 0) each.place.line += lines_before;
      if (each.place.line == 0 && lines_before > 0) each.place = {lines_before + 1, 1};
      if (each.other_place && each.other_place->line > 0) each.other_place->line += lines_before;
      diagnostics_.push_back(std::move(each));
    }
  }

  compare::Population& population_;
  std::vector<Diagnostic>& diagnostics_;
  std::size_t errors_ = 0;
};

/// A whole text that is one JSON value, an array or a profile; else one a line.
void count_text(const std::string& text, const std::string& file, Counter& counter) {
  std::vector<Diagnostic> ignored;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool one_line = first == std::string::npos || text.find('\n', first) == std::string::npos;
  const bool whole = first != std::string::npos && (text[first] == '[' || !one_line);
  if (const auto root = whole ? read::parse(text, file, read::Limits{}, ignored) : std::nullopt) {
    if (!root->is_array()) return counter.profile(*root, file, 0);
    for (const read::Node& each : root->items) counter.profile(each, file, 0);
    return;
  }
  counter.lines(text, file);
}

std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && !name.starts_with(".") && name.ends_with(".json"))
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::optional<PopulationReport> count_population(const std::string& path, const compare::Versions& versions,
                                                 const std::vector<compare::Side>& before,
                                                 const std::vector<compare::Side>& after,
                                                 std::vector<Diagnostic>& diagnostics) {
  const std::vector<std::string> old_ids = ids_of(before), new_ids = ids_of(after);
  compare::Population population(versions, old_ids, new_ids);
  Counter counter(population, diagnostics);
  std::error_code error;
  std::vector<std::string> files = {path};
  if (std::filesystem::is_directory(path, error)) files = files_of(path);
  for (const std::string& each : files) {
    const std::string name = input_name(each);
    const auto text = read_input(each, name, diagnostics);
    if (!text) return std::nullopt;
    count_text(*text, name, counter);
  }
  PopulationReport report;
  report.applicants = population.applicants();
  report.errors = counter.errors();
  report.order = new_ids;
  for (const std::string& id : old_ids) {
    if (std::find(new_ids.begin(), new_ids.end(), id) == new_ids.end()) report.order.push_back(id);
  }
  report.provisions = population.provisions();
  report.all = population.all();
  return report;
}

}  // namespace huiqi::cli
