// See column_plan.hpp.
#include "evaluate/column_plan.hpp"

#include <algorithm>

#include "evaluate/frame.hpp"
#include "evaluate/lane_rows.hpp"
#include "evaluate/settle.hpp"

namespace huiqi::evaluate {
namespace {

using Form = Columns::Form;
using lanes::Lane;
using vocabulary::Fact;
using vocabulary::FactType;

constexpr int years_back = 40;  ///< how far "the highest of all years before" looks

Form form_of(const Fact& fact) {
  switch (fact.type) {
    case FactType::money:
      return Form::fen;
    case FactType::rate:
    case FactType::number:
    case FactType::score:
      return Form::millionths;
    case FactType::yes_no:
    case FactType::determination:
      return Form::yes_no;
    case FactType::date:
      return Form::day;
    case FactType::enumeration:
      return Form::word;
    case FactType::enumerations:
      return Form::words;
    case FactType::area:
    case FactType::industry:
      return Form::code;
    case FactType::reference:
      return Form::item;
    default:
      return Form::whole;
  }
}

bool is_event(const Fact& fact) { return fact.event && fact.type == FactType::date; }

/// The value of an input in a row, where it is stated.
std::optional<std::int64_t> stated_in(const Columns::Block& block, std::ptrdiff_t input, std::size_t row) {
  if (input < 0) return std::nullopt;
  const Columns::Values& column = block.inputs[static_cast<std::size_t>(input)];
  if (column.values == nullptr || (column.presence != nullptr && column.presence[row] != Columns::stated))
    return std::nullopt;
  return column.values[row];
}

}  // namespace

ColumnPlan::ColumnPlan(const engine_detail::Loaded& loaded, const lanes::Program& program, const Plan& plan)
    : loaded_(loaded), vocabulary_(*loaded.vocabulary), program_(program), plan_(plan) {
  tables.push_back({});
  table_facts.push_back(-1);
  shapes.resize(vocabulary_.subjects.size());
  for (std::size_t p = 0; p < plan.wanted.size(); ++p) {
    if (plan.wanted[p]) shapes[static_cast<std::size_t>(loaded.program.provisions[p].subject)].wanted = true;
  }
  for (std::size_t s = 0; s < shapes.size(); ++s) {
    const vocabulary::SubjectKind& kind = vocabulary_.subjects[s];
    if (kind.record < 0) shapes[s].wanted = false;  // observed values are a profile's business
    if (!shapes[s].wanted) continue;
    read_shape(shapes[s], loaded.program.plans[s], program.shapes[s], table_at(kind.section, 0));
  }
  read_outputs();
}

std::size_t ColumnPlan::table_at(int fact, std::size_t parent) {
  const Fact& declared = vocabulary_.facts[static_cast<std::size_t>(fact)];
  const bool is_list = declared.type == FactType::list;
  const std::string& above = tables[parent].path;
  const std::string path = (above.empty() ? "" : above + ".") + declared.name + (is_list ? "[]" : "");
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (tables[t].path == path) return t;
  }
  tables.push_back({path, parent, is_list});
  table_facts.push_back(fact);
  return tables.size() - 1;
}

std::ptrdiff_t ColumnPlan::input_at(std::size_t table, const std::string& name, Form form, InputSource source) {
  const std::string path = tables[table].path.empty() ? name : tables[table].path + "." + name;
  const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const auto& each) { return each.path == path; });
  if (found != inputs.end()) return found - inputs.begin();
  inputs.push_back({path, table, form});
  sources.push_back(source);
  return static_cast<std::ptrdiff_t>(inputs.size()) - 1;
}

std::ptrdiff_t ColumnPlan::input_of(std::size_t table, int fact, int year) {
  const Fact& declared = vocabulary_.facts[static_cast<std::size_t>(fact)];
  const std::string name = declared.name + (year == 0 ? "" : "." + std::to_string(year));
  return input_at(table, name, form_of(declared), {InputSource::Sort::fact, fact, year});
}

std::optional<std::size_t> ColumnPlan::holder(const std::vector<int>& path, bool of_applicant, std::size_t own) {
  if (path.size() == 1) return of_applicant ? 0 : own;
  const Fact& first = vocabulary_.facts[static_cast<std::size_t>(path.front())];
  if (path.size() == 2 && of_applicant && first.type == FactType::record) return table_at(path.front(), 0);
  std::string name;
  for (const int each : path)
    name += (name.empty() ? "" : ".") + vocabulary_.facts[static_cast<std::size_t>(each)].name;
  if (std::find(unreachable.begin(), unreachable.end(), name) == unreachable.end()) unreachable.push_back(name);
  return std::nullopt;
}

NumberPlan ColumnPlan::number(const compile::Slot& slot, std::size_t table) {
  NumberPlan made;
  made.of_applicant = slot.of_applicant;
  if (slot.kind == compile::SlotKind::paid) {
    made.sort = NumberPlan::Sort::paid;
    made.provision = loaded_.program.provision_index.at(slot.provision);
    made.per_year = slot.per_year;
    const vocabulary::Vocabulary::PriorAwards& facts = vocabulary_.prior_awards;
    const auto column = [&](const char* name, Form form, InputSource::Sort sort, int fact) {
      return input_at(awards, name, form, {sort, fact, 0});
    };
    awards = table_at(facts.list, 0);
    award_provision_ = column("provision", Form::provision, InputSource::Sort::award_provision, facts.provision);
    award_subject_ = column("subject", Form::item, InputSource::Sort::award_subject, facts.subject);
    award_year_ = column("year", Form::whole, InputSource::Sort::fact, facts.year);
    award_amount_ = column("amount", Form::fen, InputSource::Sort::fact, facts.amount);
    return made;
  }
  const auto at = holder(slot.path, slot.of_applicant, table);
  if (!at) return made;
  const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(slot.path.back())];
  bool beyond = false;
  made.not_stated = lane_of(not_stated(vocabulary_, fact), 1, beyond);
  const bool decimal = form_of(fact) == Form::millionths;
  if (decimal) made.not_stated = lane_of(not_stated(vocabulary_, fact), 1'000'000, beyond);
  made.event = is_event(fact);
  const int last = plan_.as_of.year() - 1;
  if (slot.kind == compile::SlotKind::prior_maximum) {
    made.sort = NumberPlan::Sort::prior_maximum;
    for (int year = last - years_back; year < last; ++year)
      made.years.emplace_back(year, input_of(*at, slot.path.back(), year));
    const auto beside = [&](const language::FactRef& ref) {
      const auto where = holder(ref.path, ref.from == language::FactRef::From::applicant, table);
      return where ? input_of(*where, ref.path.back()) : -1;
    };
    made.stated = beside(slot.stated);
    made.since = beside(slot.since);
    made.since_is_event = is_event(vocabulary_.facts[static_cast<std::size_t>(slot.since.path.back())]);
    return made;
  }
  const bool yearly = fact.series != vocabulary::Series::none;
  made.input = input_of(*at, slot.path.back(), yearly ? year_meant(slot.time, plan_.as_of) : 0);
  return made;
}

ConditionPlan ColumnPlan::condition(const compile::Slot& slot, std::size_t table) {
  ConditionPlan made;
  made.of_applicant = slot.of_applicant;
  const auto at = holder(slot.path, slot.of_applicant, table);
  if (!at) return made;
  const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(slot.path.back())];
  made.absent_is_none = fact.absent_is_none;
  if (slot.kind == compile::SlotKind::stated && fact.type == FactType::list) {
    made.sort = ConditionPlan::Sort::stated_list;
    made.table = table_at(slot.path.back(), *at);
    return made;
  }
  if (slot.kind == compile::SlotKind::stated) {
    made.sort = ConditionPlan::Sort::stated;
    if (fact.series != vocabulary::Series::none || fact.type == FactType::record) {
      unreachable.push_back(fact.name);
      return made;
    }
  }
  made.input = input_of(*at, slot.path.back());
  if (made.sort == ConditionPlan::Sort::stated) return made;
  if (fact.type == FactType::determination) {
    made.sort = ConditionPlan::Sort::determination;
    made.day = input_at(*at, fact.name + ".on", Form::day, {InputSource::Sort::decided_on, slot.path.back(), 0});
  } else if (fact.dated_by >= 0 && is_event(vocabulary_.facts[static_cast<std::size_t>(fact.dated_by)])) {
    made.day = input_of(*at, fact.dated_by);
  }
  return made;
}

void ColumnPlan::read_shape(ShapePlan& into, const compile::FramePlan& source, const lanes::Shape& shape,
                            std::size_t table) {
  into.source = &source;
  into.shape = &shape;
  into.table = table;
  for (const lanes::Shape::NumberSlot& each : shape.numbers)
    into.numbers.push_back(number(source.numbers[each.slot], table));
  for (const compile::Index each : shape.conditions)
    into.conditions.push_back(condition(source.conditions[each], table));
  for (const compile::Index each : shape.sets) {
    NumberPlan set = number(source.sets[each], table);
    set.not_stated = {0, 0, lanes::unstated};
    into.sets.push_back(std::move(set));
  }
  for (std::size_t i = 0; i < shape.lists.size(); ++i) {
    const compile::ListSlot& list = source.lists[shape.lists[i]];
    ListPlan made;
    made.of_applicant = list.of_applicant;
    made.items = std::make_unique<ShapePlan>();
    const auto at = holder(list.path, list.of_applicant, table);
    const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(list.path.back())];
    const std::size_t items = table_at(list.path.back(), at.value_or(0));
    const int occurs = vocabulary_.records[static_cast<std::size_t>(fact.target)].occurs;
    if (occurs >= 0 && is_event(vocabulary_.facts[static_cast<std::size_t>(occurs)]))
      made.occurs = input_of(items, occurs);
    read_shape(*made.items, *list.items, shape.items[i], items);
    into.lists.push_back(std::move(made));
  }
}

void ColumnPlan::read_outputs() {
  for (std::size_t p = 0; p < plan_.wanted.size(); ++p) {
    const compile::Provision& source = loaded_.program.provisions[p];
    const ShapePlan& shape = shapes[static_cast<std::size_t>(source.subject)];
    if (!plan_.wanted[p] || !shape.wanted || plan_.accepted[p].empty()) continue;
    OutputPlan plan;
    plan.provision = p;
    plan.table = shape.table;
    plan.rule = source.source;
    plan.live = in_force(*source.set, plan_.as_of);
    plan.has_amount = plan.needs_awards = source.source->grant && !source.source->grant->no_figure;
    plan.goes_on = plan.has_amount || answers_alone(source.source->kind);
    for (unsigned scope = 0; scope < 16; ++scope) {
      for (unsigned requirements = 0; requirements < 16; ++requirements) {
        plan.statuses[scope * 16 + requirements] =
            static_cast<std::uint8_t>(status_of(source.source->kind, level_of(static_cast<lanes::Bits>(scope)),
                                                level_of(static_cast<lanes::Bits>(requirements)), false));
      }
    }
    Columns::Output output{static_cast<std::uint32_t>(p), plan.table, {}};
    const lanes::Provision& code = program_.provisions[p];
    const auto& registers = source.combinations[plan_.accepted[p].front()].registers;
    for (const auto* conditions : {&source.source->scope, &source.source->requires_}) {
      for (const language::ExprPtr& each : *conditions) {
        if (each->marks.id.empty()) continue;
        const auto lowered = std::find_if(code.conditions.begin(), code.conditions.end(),
                                          [&](const auto& one) { return one.first == each.get(); });
        output.conditions.push_back(each->marks.id);
        plan.conditions.push_back(
            {lowered == code.conditions.end() ? lanes::Ref() : lowered->second, registers.at(each.get())});
      }
    }
    outputs.push_back(std::move(output));
    plans.push_back(std::move(plan));
  }
}

Lane ColumnPlan::paid(const NumberPlan& slot, const Columns::Block& block, std::size_t applicant, std::size_t place,
                      bool is_section, Date as_of, bool& beyond) const {
  Lane total = lanes::point(0);
  const Columns::Rows& rows = block.tables[awards];
  if (rows.offsets == nullptr) return total;
  lanes::Arithmetic arithmetic;
  for (std::size_t r = rows.offsets[applicant]; r < rows.offsets[applicant + 1]; ++r) {
    if (stated_in(block, award_provision_, r) != slot.provision) continue;
    if (!is_section && stated_in(block, award_subject_, r) != static_cast<std::int64_t>(place)) continue;
    const std::int64_t amount = stated_in(block, award_amount_, r).value_or(0);
    const auto year = stated_in(block, award_year_, r);
    if (slot.per_year && year && *year != as_of.year() - 1) continue;
    total.hi = arithmetic.sum(total.hi, amount);
    if (slot.per_year && !year)
      total.flags = lanes::unstated;
    else
      total.lo = arithmetic.sum(total.lo, amount);
  }
  beyond = beyond || arithmetic.beyond;
  return total;
}

Lane ColumnPlan::prior_maximum(const NumberPlan& slot, const Columns::Block& block, std::size_t row, Date as_of) const {
  std::int64_t highest = 0;
  int stated_years = 0, earliest = 0;
  const int last = as_of.year() - 1;
  const auto since = stated_in(block, slot.since, row);
  const auto day = since ? Date::from_days(*since) : std::nullopt;
  const bool day_known = day && !(slot.since_is_event && *day > as_of);
  if (day_known) earliest = day->year();
  for (const auto& [year, input] : slot.years) {
    const auto value = year < earliest ? std::nullopt : stated_in(block, input, row);
    if (!value) continue;
    highest = std::max(highest, *value);
    ++stated_years;
  }
  if (const auto maximum = stated_in(block, slot.stated, row)) return lanes::point(std::max(highest, *maximum));
  if (day_known && stated_years >= std::max(0, last - earliest)) return lanes::point(highest);
  return {highest, lanes::open_high, lanes::unstated};
}

void make_condition(const ConditionPlan& slot, const Columns::Block& block, const std::uint32_t* owners, Date as_of,
                    std::size_t first, std::vector<lanes::Bits>& into) {
  using lanes::Bits;
  const auto row_of = [&](std::size_t i) { return owners == nullptr ? first + i : std::size_t{owners[first + i]}; };
  if (slot.sort == ConditionPlan::Sort::stated_list) {
    const Columns::Rows& rows = block.tables[slot.table];
    for (std::size_t i = 0; i < into.size(); ++i) {
      const bool known =
          rows.offsets != nullptr && (rows.presence == nullptr || rows.presence[row_of(i)] != Columns::not_stated);
      into[i] = known ? lanes::met : lanes::not_met;
    }
    return;
  }
  const Columns::Values column =
      slot.input < 0 ? Columns::Values() : block.inputs[static_cast<std::size_t>(slot.input)];
  const Bits otherwise = slot.sort == ConditionPlan::Sort::determination                   ? lanes::pending
                         : slot.absent_is_none || slot.sort == ConditionPlan::Sort::stated ? lanes::not_met
                                                                                           : lanes::anything;
  if (column.values == nullptr) {
    std::fill(into.begin(), into.end(), otherwise);
    return;
  }
  const bool dated = slot.day >= 0 && block.inputs[static_cast<std::size_t>(slot.day)].values != nullptr;
  if (owners == nullptr && !dated && slot.sort != ConditionPlan::Sort::stated && column.presence != nullptr) {
    const Bits unstated[4] = {otherwise, otherwise, 0, 0};
    for (std::size_t i = 0; i < into.size(); ++i) {
      const unsigned so = column.values[first + i] != 0 ? unsigned{lanes::met} : unsigned{lanes::not_met};
      const unsigned presence = column.presence[first + i];
      into[i] = static_cast<Bits>(presence == Columns::stated ? so : unstated[presence & 3]);
    }
    return;
  }
  const Bits later = slot.sort == ConditionPlan::Sort::determination ? lanes::pending : lanes::not_met;
  for (std::size_t i = 0; i < into.size(); ++i) {
    const std::size_t row = row_of(i);
    const unsigned presence = column.presence == nullptr ? unsigned{Columns::stated} : column.presence[row];
    if (slot.sort == ConditionPlan::Sort::stated) {
      into[i] = presence == Columns::not_stated ? lanes::not_met : lanes::met;
      continue;
    }
    into[i] = presence != Columns::stated ? otherwise : column.values[row] != 0 ? lanes::met : lanes::not_met;
    if (!dated || presence != Columns::stated) continue;
    const auto day = stated_in(block, slot.day, row);
    if (day && *day > as_of.days()) into[i] = later;
  }
}

}  // namespace huiqi::evaluate
