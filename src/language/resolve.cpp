// Fact paths and years: from the names in a rule set to numbered facts. Tests: tests/language/bad_test.cpp
#include <fmt/format.h>

#include "language/expressions.hpp"

namespace huiqi::language {

using vocabulary::Fact;
using vocabulary::FactType;
using vocabulary::Series;

Type type_of(const Fact& fact) {
  switch (fact.type) {
    case FactType::money:
      return Type::money;
    case FactType::rate:
      return Type::rate;
    case FactType::count:
      return Type::count;
    case FactType::number:
      return Type::number;
    case FactType::score:
      return Type::score;
    case FactType::date:
      return Type::date;
    case FactType::year:
      return Type::year;
    case FactType::enumeration:
      return Type::word;
    case FactType::enumerations:
      return Type::set;
    case FactType::area:
      return Type::area;
    case FactType::industry:
      return Type::industry;
    case FactType::reference:
      return Type::reference;
    default:
      return Type::condition;
  }
}

/// Fact names have dots themselves, so the longest name that fits is taken at each record.
std::optional<ExpressionReader::Resolved> ExpressionReader::resolve_from(std::string_view path, int record,
                                                                         FactRef ref) {
  std::size_t end = path.size();
  while (true) {
    const int number = vocabulary_.find_fact(record, path.substr(0, end));
    if (number >= 0) {
      const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(number)];
      ref.path.push_back(number);
      if (end == path.size()) return Resolved{std::move(ref), &fact};
      if (fact.type == FactType::record) return resolve_from(path.substr(end + 1), fact.target, std::move(ref));
      if (fact.type == FactType::reference) {
        const Fact& list = vocabulary_.facts[static_cast<std::size_t>(fact.target)];
        return resolve_from(path.substr(end + 1), list.target, std::move(ref));
      }
      return std::nullopt;
    }
    if (end == 0) return std::nullopt;
    const std::size_t dot = path.rfind('.', end - 1);
    if (dot == std::string_view::npos) return std::nullopt;
    end = dot;
  }
}

std::optional<ExpressionReader::Resolved> ExpressionReader::resolve(const std::string& path, Place place,
                                                                    const Scope& scope) {
  std::string_view name = path;
  std::optional<Resolved> found;
  if (name.starts_with("subject.")) {
    found = resolve_from(name.substr(8), scope.subject_record, {FactRef::From::subject, {}, {}});
  } else if (name.starts_with("applicant.")) {
    found = resolve_from(name.substr(10), vocabulary_.applicant, {FactRef::From::applicant, {}, {}});
  } else {
    if (scope.item_record >= 0) found = resolve_from(name, scope.item_record, {FactRef::From::item, {}, {}});
    if (!found && scope.subject_record >= 0)
      found = resolve_from(name, scope.subject_record, {FactRef::From::subject, {}, {}});
    const int enterprise = vocabulary_.find_fact(vocabulary_.applicant, "enterprise");
    if (!found && enterprise >= 0) {
      const Fact& section = vocabulary_.facts[static_cast<std::size_t>(enterprise)];
      found = resolve_from(name, section.target, {FactRef::From::applicant, {enterprise}, {}});
    }
    if (!found) found = resolve_from(name, vocabulary_.applicant, {FactRef::From::applicant, {}, {}});
  }
  if (!found) {
    reporter_
        .error(place, "unknown_fact",
               {fmt::format("没有事实“{}”", path), fmt::format("there is no fact \"{}\" here", path)})
        .suggestion = read::did_you_mean(path, names_in_reach(scope));
  }
  return found;
}

std::vector<std::string> ExpressionReader::names_in_reach(const Scope& scope) const {
  std::vector<std::string> names = vocabulary_.fact_names(scope.item_record);
  const auto add = [&](const std::vector<std::string>& more) { names.insert(names.end(), more.begin(), more.end()); };
  add(vocabulary_.fact_names(scope.subject_record));
  add(vocabulary_.fact_names(vocabulary_.find_record("enterprise")));
  add(vocabulary_.fact_names(vocabulary_.applicant));
  return names;
}

std::optional<TimeRef> ExpressionReader::parse_time(const read::Node& year, const Scope& scope) {
  if (year.is_number()) {
    const auto value = read::small_integer(year.text);
    if (value && *value >= 1900 && *value <= 2999) return TimeRef{TimeRef::Kind::absolute, *value};
  }
  if (year.is_string()) {
    const bool each = year.text.starts_with("each");
    const std::string_view rest = std::string_view(year.text).substr(year.text.starts_with("last") || each ? 4 : 0);
    int back = 0;
    bool right = rest.empty();
    if (rest.size() > 1 && rest[0] == '-') {
      const auto value = read::small_integer(rest.substr(1));
      right = value.has_value() && *value >= 0 && *value < 100;
      back = value.value_or(0);
    }
    if (right && year.text.starts_with("last")) return TimeRef{TimeRef::Kind::last, back};
    if (right && each && scope.each) {
      TimeRef time = *scope.each;
      time.years += time.kind == TimeRef::Kind::last ? back : -back;
      return time;
    }
    if (right && each) {
      reporter_.error(year.place, "each_outside_years",
                      {"“each”只能用在逐年的条件里", "\"each\" belongs inside a fold over years"});
      return std::nullopt;
    }
  }
  reporter_.error(year.place, "bad_year", {"年份写法不对", "this is no year"}).suggestion = {
      "写 \"last\"、\"last-1\" 或 2025", "write \"last\", \"last-1\" or 2025"};
  return std::nullopt;
}

std::optional<TimeRef> ExpressionReader::time_of(const read::Node& node, const Fact& fact, const Scope& scope) {
  const read::Node* year = node.find("year");
  if (fact.series == Series::none) {
    if (year == nullptr) return TimeRef{};
    reporter_.error(year->place, "not_a_series",
                    {fmt::format("“{}”不分年度", fact.name), fmt::format("\"{}\" has no years", fact.name)});
    return std::nullopt;
  }
  if (year == nullptr) {
    reporter_
        .error(node.place, "year_missing",
               {fmt::format("“{}”按年度填报,须写明 year", fact.name),
                fmt::format("\"{}\" is a series: say which year", fact.name)})
        .suggestion = {"上年度写 \"year\": \"last\"", "for the last complete year write \"year\": \"last\""};
    return std::nullopt;
  }
  return parse_time(*year, scope);
}

std::optional<ExpressionReader::Resolved> ExpressionReader::list_of(const std::string& path, Place place,
                                                                    const Scope& scope) {
  auto found = resolve(path, place, scope);
  if (!found) return std::nullopt;
  if (found->fact->type == FactType::list) return found;
  reporter_.error(place, "not_a_list", {fmt::format("“{}”不是列表", path), fmt::format("\"{}\" is not a list", path)});
  return std::nullopt;
}

}  // namespace huiqi::language
