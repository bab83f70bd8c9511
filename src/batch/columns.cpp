// See columns.hpp. Reading mapping files: mapping.cpp; cells as values: cells.cpp.
#include "batch/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "read/object.hpp"

namespace huiqi::batch {
namespace {

using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;

bool is_period(std::string_view text, bool quarters) {
  const bool year = text.size() >= 4 && read::small_integer(text.substr(0, 4)) && text[0] != '-' && text[0] != '+';
  if (!year || text.size() == 4) return year;
  return quarters && text.size() == 6 && text[4] == 'Q' && text[5] >= '1' && text[5] <= '4';
}

/// Takes a path apart, segment by segment.
class PathResolver {
 public:
  PathResolver(const vocabulary::Vocabulary& vocabulary, int record, std::string_view path)
      : vocabulary_(vocabulary), record_(record), path_(path), rest_(path) {}

  Resolved resolve() {
    std::string name;
    while (!rest_.empty()) {
      name += name.empty() ? "" : ".";
      name += take();
      const int number = vocabulary_.find_fact(record_, name);
      if (number < 0) {
        if (starts_group(name)) continue;
        return unknown();
      }
      const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
      name.clear();
      if (fact.type == FactType::record && !rest_.empty()) {
        record_ = fact.target;
        entered_ = path_.size() - rest_.size();
      } else if (fact.type == FactType::list && !rest_.empty()) {
        const std::size_t list_ends = path_.size() - rest_.size();
        const std::string item(take());
        record_ = fact.target;
        entered_ = path_.size() - rest_.size();
        result_.through_list = true;
        if (rest_.empty()) return without_fact(path_.substr(0, list_ends), item);
      } else {
        return at_end(number, fact);
      }
    }
    return unknown();
  }

 private:
  std::string_view take() {
    const std::size_t dot = rest_.find('.');
    const std::string_view segment = rest_.substr(0, dot);
    rest_ = dot == std::string_view::npos ? std::string_view() : rest_.substr(dot + 1);
    return segment;
  }

  bool starts_group(const std::string& name) const {
    const auto names = vocabulary_.fact_names(record_);
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& each) { return each.starts_with(name + "."); });
  }

  Resolved at_end(int number, const Fact& fact) {
    if (fact.series != Series::none && !is_period(rest_, fact.series == Series::period)) {
      result_.problem = {fmt::format("“{}”须带年份", path_), fmt::format("\"{}\" needs a year", path_)};
      const std::size_t stem = path_.size() - rest_.size() - (rest_.empty() ? 0 : 1);
      result_.suggestion = {fmt::format("写成 {}.2025", path_.substr(0, stem)),
                            fmt::format("write {}.2025", path_.substr(0, stem))};
      return result_;
    }
    if (fact.series == Series::none && fact.type != FactType::indicators && !rest_.empty()) return unknown();
    result_.fact = number;
    return result_;
  }

  /// "projects.p1", "projects.kinds": an item's name and its fact are wanted.
  Resolved without_fact(std::string_view list, const std::string& item) {
    result_.problem = {fmt::format("“{}”不是任何事实的路径", path_), fmt::format("\"{}\" is no fact's path", path_)};
    const auto names = vocabulary_.fact_names(record_);
    const bool is_fact = std::find(names.begin(), names.end(), item) != names.end();
    const std::string whole =
        is_fact || names.empty() ? fmt::format("{}p1.{}", list, item) : fmt::format("{}.{}", path_, names.front());
    result_.suggestion = {fmt::format("列表的一项和它的事实都要写明,例如 {}", whole),
                          fmt::format("name an item of the list and its fact, e.g. {}", whole)};
    return result_;
  }

  Resolved unknown() {
    result_.problem = {fmt::format("“{}”不是任何事实的路径", path_), fmt::format("\"{}\" is no fact's path", path_)};
    if (record_ < 0) return result_;
    auto names = vocabulary_.fact_names(record_);
    for (std::string& each : names) each.insert(0, path_.substr(0, entered_));
    if (record_ == vocabulary_.applicant) names = vocabulary_.full_names();
    result_.suggestion = read::did_you_mean(path_, names);
    return result_;
  }

  const vocabulary::Vocabulary& vocabulary_;
  int record_;
  std::string_view path_, rest_;
  std::size_t entered_ = 0;  ///< how much of the path leads to the record
  Resolved result_;
};

/// One header.
class HeaderReader {
 public:
  HeaderReader(const Surroundings& surroundings, std::vector<Diagnostic>& diagnostics)
      : surroundings_(surroundings),
        reporter_(surroundings.file, diagnostics),
        mapping_reporter_(surroundings.mapping == nullptr ? "" : surroundings.mapping->file, diagnostics) {}

  Table read(const std::vector<Cell>& header) {
    Table table;
    for (const Cell& cell : header) {
      table.columns.emplace_back();
      if (cell.text.empty()) {
        reporter_.error(cell.place, "column_without_title", {"这一列没有标题", "this column has no title"});
      } else if (!titles_.insert(cell.text).second) {
        reporter_.error(
            cell.place, "column_twice",
            {fmt::format("有两列都叫“{}”", cell.text), fmt::format("two columns have the title \"{}\"", cell.text)});
      } else {
        table.columns.back() = column(cell);
      }
    }
    check_overlaps();
    find_code(table);
    check_mapped();
    return table;
  }

 private:
  const std::string& code() const {
    static const std::string none;
    return surroundings_.meanings == nullptr ? none : surroundings_.meanings->code;
  }

  Column column(const Cell& cell) {
    Column column;
    column.title = column.path = cell.text;
    Place place = cell.place;
    bool mapped = false;
    if (surroundings_.meanings != nullptr) {
      const auto found = surroundings_.meanings->columns.find(cell.text);
      if (found != surroundings_.meanings->columns.end()) {
        mapped = true;
        column.path = found->second.path;
        column.unit = found->second.unit;
        column.words = found->second.words;
        place = found->second.place;
        if (column.path.empty()) return column;  // left out
      }
    }
    if (!mapped && cell.text == code()) return column;  // only the code
    resolve(column, place, mapped);
    return column;
  }

  void resolve(Column& column, Place place, bool mapped) {
    read::Reporter& reporter = mapped ? mapping_reporter_ : reporter_;
    column.used = true;
    if (!paths_.try_emplace(column.path, Holder{place, mapped}).second) {
      reporter.error(
          place, "fact_twice",
          {fmt::format("两列都是事实“{}”", column.path), fmt::format("two columns hold the fact \"{}\"", column.path)});
    }
    if (surroundings_.record == surroundings_.vocabulary.applicant && column.path == "as_of") return;
    const Resolved found = resolve_path(surroundings_.vocabulary, surroundings_.record, column.path);
    column.fact = found.fact;
    column.through_list = found.through_list;
    if (found.through_list && surroundings_.record != surroundings_.vocabulary.applicant) {
      reporter.error(place, "list_in_item",
                     {fmt::format("“{}”在列表之中的列表里,CSV 写不下", column.path),
                      fmt::format("\"{}\" stands in a list within a list, which CSV has no room for", column.path)});
    }
    if (found.fact >= 0) return;
    Diagnostic& error = reporter.error(place, "unknown_column", found.problem);
    error.suggestion = found.suggestion;
    if (!error.suggestion.empty() || mapped) return;
    error.suggestion = {"用 --columns 的对照文件写明它是哪项事实,或写 null 不用它",
                        "say in a file for --columns which fact it holds, or null to leave it out"};
  }

  /// A record or list as a whole in one column, and a fact of it in another: which of them holds is not said.
  void check_overlaps() {
    for (const auto& [path, holder] : paths_) {
      for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1)) {
        const std::string whole = path.substr(0, dot);
        if (!paths_.contains(whole)) continue;
        read::Reporter& reporter = holder.mapped ? mapping_reporter_ : reporter_;
        reporter
            .error(holder.place, "columns_overlap",
                   {fmt::format("“{}”已在“{}”这一列之中", path, whole),
                    fmt::format("\"{}\" is part of what the column of \"{}\" holds", path, whole)})
            .suggestion = {"两列只留一列", "keep one of the two columns"};
        break;
      }
    }
  }

  /// The column that the mapping names, else the one with the credit code.
  void find_code(Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      const bool is_credit_code =
          column.fact >= 0 &&
          surroundings_.vocabulary.facts[static_cast<std::size_t>(column.fact)].type == FactType::credit_code;
      if (code().empty() ? is_credit_code && table.code < 0 : column.title == code()) table.code = static_cast<int>(i);
    }
  }

  /// What is mapped must be there: a misspelt title would else be lost unseen.
  void check_mapped() {
    if (surroundings_.meanings == nullptr) return;
    const std::vector<std::string> titles(titles_.begin(), titles_.end());
    const auto missing = [&](const std::string& title, Place place) {
      mapping_reporter_
          .error(place, "no_such_column",
                 {fmt::format("{} 没有“{}”这一列", surroundings_.file, title),
                  fmt::format("{} has no column \"{}\"", surroundings_.file, title)})
          .suggestion = read::did_you_mean(title, titles);
    };
    for (const auto& [title, meaning] : surroundings_.meanings->columns) {
      if (!titles_.contains(title)) missing(title, meaning.place);
    }
    if (!code().empty() && !titles_.contains(code())) missing(code(), surroundings_.meanings->place);
  }

  const Surroundings& surroundings_;
  read::Reporter reporter_, mapping_reporter_;
  struct Holder {
    Place place;
    bool mapped = false;
  };
  std::set<std::string> titles_;
  std::map<std::string, Holder> paths_;
};

}  // namespace

Resolved resolve_path(const vocabulary::Vocabulary& vocabulary, int record, std::string_view path) {
  return PathResolver(vocabulary, record, path).resolve();
}

std::optional<Table> read_header(const std::vector<Cell>& header, const Surroundings& surroundings,
                                 std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  Table table = HeaderReader(surroundings, found).read(header);
  const bool failed = has_errors(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (failed) return std::nullopt;
  return table;
}

}  // namespace huiqi::batch
