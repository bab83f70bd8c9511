// The interpreter of the flat program. See machine.hpp.
#include "evaluate/machine.hpp"

namespace huiqi::evaluate {

using compile::Code;
using compile::Index;
using compile::Instruction;

namespace {

bool gives_number(Code code) { return code < Code::always; }

/// The day that a whole number of days stands for; nothing where it is none.
std::optional<Date> day_of(const Rational& days) {
  const auto whole = days.floor();
  return whole ? Date::from_days(*whole) : std::nullopt;
}

template <class Move>
Span map_days(const Span& span, Move&& move) {
  Span result = span;
  if (span.none || span.hole) return result;
  const auto end = [&](const Rational& bound, bool& open) {
    const auto day = day_of(bound);
    const auto moved = day ? move(*day) : std::nullopt;
    if (!moved) open = true;
    return moved ? *moved : Rational(0);
  };
  if (!span.open_lo) result.lo = end(span.lo, result.open_lo);
  if (!span.open_hi) result.hi = end(span.hi, result.open_hi);
  return result;
}

std::optional<Rational> days_of(std::optional<Date> date) {
  return date ? std::optional<Rational>(Rational(date->days())) : std::nullopt;
}

bool contains_any(const std::vector<int>& members, std::uint64_t set) {
  for (int member : members) {
    if ((set >> member & 1) != 0) return true;
  }
  return false;
}

bool in_span(const Span& span, int member) {
  const Rational value(member);
  return (span.open_lo || span.lo <= value) && (span.open_hi || value <= span.hi);
}

bool any_in_span(const Span& span, const std::vector<int>& members) {
  for (int member : members) {
    if (in_span(span, member)) return true;
  }
  return false;
}

/// A listed word is met; of an open list, one listed elsewhere is not met, any other pending.
Level listed(const Span& word, const std::vector<int>& members, const std::vector<int>& elsewhere, bool open) {
  if (word.none) return not_met;
  if (word.overflowed()) return anything;  // the run says so
  if (word.is_point() || (!word.open_lo && !word.open_hi && word.lo == word.hi)) {
    if (any_in_span(word, members)) return met;
    return !open || any_in_span(word, elsewhere) ? not_met : pending;
  }
  return open || any_in_span(word, members) ? anything : not_met;
}

Level in_range(const Span& code, const Rational& low, const Rational& high) {
  if (code.none) return not_met;
  if (code.overflowed()) return anything;
  if (!code.open_lo && !code.open_hi && code.lo >= low && code.hi <= high) return code.maybe_none ? Level{0, 2} : met;
  if ((!code.open_hi && code.hi < low) || (!code.open_lo && code.lo > high)) return not_met;
  return anything;
}

Level exists(const Span& value) {
  if (value.none) return not_met;
  if (value.is_point()) return met;
  return value.maybe_none || value.unstated ? anything : met;
}

Level in_principle(Level level) {
  if (level.hi == 0) return pending;
  return level.is_point() ? level : met;
}

}  // namespace

void Machine::run(const compile::Provision& provision, const Frame& subject, const Context& context) {
  provision_ = &provision;
  subject_ = &subject;
  context_ = context;
  overflowed_ = false;
  if (numbers_.size() < provision.number_count) numbers_.resize(provision.number_count);
  if (conditions_.size() < provision.condition_count) conditions_.resize(provision.condition_count);
  run_block(provision.blocks.front(), nullptr);
}

void Machine::run_item(const compile::Provision& provision, Index block, const Frame& subject, const Frame& item,
                       const Context& context) {
  provision_ = &provision;
  subject_ = &subject;
  context_ = context;
  run_block(provision.blocks[block], &item);
}

void Machine::run_block(const compile::Block& block, const Frame* item) {
  for (const Instruction& instruction : block) {
    if (gives_number(instruction.code))
      run_number(instruction, item);
    else
      run_condition(instruction, item);
  }
}

void Machine::run_number(const Instruction& instruction, const Frame* item) {
  const compile::Program& program = *context_.program;
  const auto folded = [&](Span (*combine)(const Span&, const Span&)) {
    Span result = numbers_[arg(instruction, 0)];
    for (Index i = 1; i < instruction.arg_count; ++i) result = combine(result, numbers_[arg(instruction, i)]);
    return result;
  };
  Span result;
  switch (instruction.code) {
    case Code::constant:
      result = Span::point(program.constants[instruction.a]);
      break;
    case Code::load_number:
      result = subject_->numbers[instruction.a];
      break;
    case Code::load_item_number:
      result = item->numbers[instruction.a];
      break;
    case Code::load_parameter:
      result = (*context_.parameters)[instruction.a];
      break;
    case Code::load_as_of:
      result = Span::point(Rational(context_.as_of.days()));
      break;
    case Code::load_last_year:
      result = Span::point(Rational(context_.as_of.year() - 1));
      break;
    case Code::sum:
      result = folded(add);
      break;
    case Code::product:
      result = folded(multiply);
      break;
    case Code::least:
      result = folded(least);
      break;
    case Code::greatest:
      result = folded(greatest);
      break;
    case Code::first_known: {
      result = numbers_[arg(instruction, instruction.arg_count - 1)];
      for (Index i = 0; i < instruction.arg_count; ++i) {
        const Span& each = numbers_[arg(instruction, i)];
        if (each.unstated) continue;
        result = each;
        break;
      }
      break;
    }
    case Code::difference:
      result = subtract(numbers_[instruction.a], numbers_[instruction.b]);
      break;
    case Code::quotient:
      result = divide(numbers_[instruction.a], numbers_[instruction.b]);
      break;
    case Code::choose_number:
      result = choose_number(instruction);
      break;
    case Code::plus:
    case Code::minus:
    case Code::year_of:
    case Code::day_after:
    case Code::next_day:
      result = moved(instruction);
      break;
    case Code::fold_number:
      result = fold(instruction, item);
      break;
    default:
      break;
  }
  overflowed_ = overflowed_ || result.overflowed();
  numbers_[instruction.result] = result;
}

Span Machine::moved(const Instruction& instruction) const {
  const Span& span = numbers_[instruction.a];
  const auto period = [&] { return context_.program->periods[instruction.b]; };
  switch (instruction.code) {
    case Code::plus:
      return map_days(span, [&](Date day) { return days_of(huiqi::add(day, period())); });
    case Code::minus:
      return map_days(span, [&](Date day) { return days_of(huiqi::subtract(day, period())); });
    case Code::year_of:
      return map_days(span, [](Date day) { return std::optional<Rational>(Rational(day.year())); });
    case Code::day_after:
      return map_days(span, [](Date day) { return std::optional<Rational>(Rational(day.days() + std::int64_t{1})); });
    default:
      return map_days(span, [&](Date day) {
        return days_of(
            huiqi::next_day(day, static_cast<int>(instruction.b / 32), static_cast<int>(instruction.b % 32)));
      });
  }
}

Span Machine::choose_number(const Instruction& instruction) const {
  Span result;
  bool any = false;
  const auto contribute = [&](const Span& span) {
    result = any ? hull(result, span) : span;
    any = true;
  };
  bool unstated = false;
  Index i = 0;
  for (; i + 1 < instruction.arg_count; i += 2) {
    const Level when = conditions_[arg(instruction, i)];
    if (when.hi < 2) continue;
    contribute(numbers_[arg(instruction, i + 1)]);
    if (when.lo == 2) break;
    unstated = true;
  }
  if (i + 1 == instruction.arg_count)
    contribute(numbers_[arg(instruction, i)]);
  else if (i >= instruction.arg_count)
    contribute(Span::nothing());
  result.unstated = result.unstated || unstated;
  return result;
}

Level Machine::choose_condition(const Instruction& instruction) const {
  Level result;
  bool any = false;
  const auto contribute = [&](Level level) {
    result = any ? hull(result, level) : level;
    any = true;
  };
  Index i = 0;
  for (; i + 1 < instruction.arg_count; i += 2) {
    const Level when = conditions_[arg(instruction, i)];
    if (when.hi < 2) continue;
    contribute(conditions_[arg(instruction, i + 1)]);
    if (when.lo == 2) break;
  }
  if (i + 1 == instruction.arg_count)
    contribute(conditions_[arg(instruction, i)]);
  else if (i >= instruction.arg_count)
    contribute(not_met);
  return result;
}

/// End by end the n-th greatest.
Level Machine::at_least_of(const Instruction& instruction) const {
  const auto nth = [&](auto end) {
    for (std::uint8_t level = 2; level > 0; --level) {
      Index count = 0;
      for (Index i = 0; i < instruction.arg_count; ++i)
        count += end(conditions_[arg(instruction, i)]) >= level ? 1u : 0u;
      if (count >= instruction.a) return level;
    }
    return std::uint8_t{0};
  };
  return {nth([](Level level) { return level.lo; }), nth([](Level level) { return level.hi; })};
}

void Machine::run_condition(const Instruction& instruction, const Frame* item) {
  const compile::Program& program = *context_.program;
  Level result = met;
  switch (instruction.code) {
    case Code::always:
      result = {static_cast<std::uint8_t>(instruction.a), static_cast<std::uint8_t>(instruction.a)};
      break;
    case Code::load_condition:
      result = subject_->conditions[instruction.a];
      break;
    case Code::load_item_condition:
      result = item->conditions[instruction.a];
      break;
    case Code::compare:
      result = compare(numbers_[instruction.a], static_cast<Comparison>(instruction.aux), numbers_[instruction.b]);
      break;
    case Code::one_of:
    case Code::one_of_open:
      result = listed(numbers_[instruction.a], program.member_lists[instruction.b], program.member_lists[instruction.c],
                      instruction.code == Code::one_of_open);
      break;
    case Code::contains_any: {
      const SetValue& set = (instruction.of_item ? item : subject_)->sets[instruction.a];
      result = !set.known ? anything : contains_any(program.member_lists[instruction.b], set.members) ? met : not_met;
      break;
    }
    case Code::in_range:
      result = in_range(numbers_[instruction.a], program.constants[instruction.b], program.constants[instruction.c]);
      break;
    case Code::exists:
      result = exists(numbers_[instruction.a]);
      break;
    case Code::all:
      for (Index i = 0; i < instruction.arg_count; ++i) result = both(result, conditions_[arg(instruction, i)]);
      break;
    case Code::any:
      result = not_met;
      for (Index i = 0; i < instruction.arg_count; ++i) result = either(result, conditions_[arg(instruction, i)]);
      break;
    case Code::not_:
      result = negate(conditions_[instruction.a]);
      break;
    case Code::at_least_of:
      result = at_least_of(instruction);
      break;
    case Code::choose_condition:
      result = choose_condition(instruction);
      break;
    case Code::in_principle:
      result = in_principle(conditions_[instruction.a]);
      break;
    case Code::some:
      result = some(instruction, item);
      break;
    default:
      break;
  }
  conditions_[instruction.result] = result;
}

Level Machine::some(const Instruction& instruction, const Frame* item) {
  const ListValue& list = (instruction.of_item ? item : subject_)->lists[instruction.a];
  if (!list.known) return instruction.flag ? not_met : anything;
  Level result = not_met;
  for (std::size_t i = 0; i < list.count; ++i) {
    if (!list.items[i].happened) continue;
    run_block(provision_->blocks[instruction.b], &list.items[i]);
    result = either(result, conditions_[instruction.c]);
  }
  return result;
}

namespace {

/// Gathers a fold item by item. "In" is certain, "possible" is not out.
class Gathering {
 public:
  explicit Gathering(language::Fold kind) : kind_(kind) {}

  void take(Level where, const Span& value) {
    if (where.hi == 0) return;
    if (kind_ != language::Fold::count && value.none) return;
    const bool certain = where.lo == 2 && (kind_ == language::Fold::count || !value.maybe_none);
    ++possible_;
    in_ += certain ? 1 : 0;
    unstated_ = unstated_ || value.unstated || !certain;
    hole_ = hole_ || value.hole;
    switch (kind_) {
      case language::Fold::count:
        break;
      case language::Fold::sum:
        take_sum(certain, value);
        break;
      case language::Fold::least:
      case language::Fold::earliest:
        take_least(certain, value);
        break;
      case language::Fold::greatest:
      case language::Fold::latest:
        take_greatest(certain, value);
        break;
      case language::Fold::mean:
        exact_ = exact_ && certain && value.is_point();
        take_sum(certain, value);
        bounds_ = possible_ == 1 ? value : hull(bounds_, value);
        break;
    }
  }

  Span result() const {
    Span span;
    switch (kind_) {
      case language::Fold::count:
        span.lo = Rational(in_);
        span.hi = Rational(possible_);
        break;
      case language::Fold::sum:
        span = sum_;
        break;
      case language::Fold::mean:
        if (possible_ == 0) return Span::nothing();
        span = exact_ ? Span::point(sum_.lo / Rational(possible_)) : bounds_;
        span.maybe_none = in_ == 0;
        break;
      default:
        if (possible_ == 0) return Span::nothing();
        span = extreme_;
        span.maybe_none = in_ == 0;
    }
    span.none = false;
    span.unstated = unstated_;
    span.hole = hole_;
    if (hole_) span.open_lo = span.open_hi = true;
    return span;
  }

 private:
  void take_sum(bool certain, const Span& value) {
    if (value.open_lo)
      sum_.open_lo = true;
    else if (certain || value.lo.sign() < 0)
      sum_.lo = sum_.lo + value.lo;
    if (value.open_hi)
      sum_.open_hi = true;
    else if (certain || value.hi.sign() > 0)
      sum_.hi = sum_.hi + value.hi;
  }

  void take_least(bool certain, const Span& value) {
    if (possible_ == 1 || value.overflowed() || extreme_.overflowed()) {
      if (possible_ > 1 && !value.overflowed()) return;
      extreme_ = value;
      if (!certain) extreme_.open_hi = true;
      return;
    }
    extreme_.open_lo = extreme_.open_lo || value.open_lo;
    if (!extreme_.open_lo) extreme_.lo = std::min(extreme_.lo, value.lo);
    if (!certain || value.open_hi) return;
    extreme_.hi = extreme_.open_hi ? value.hi : std::min(extreme_.hi, value.hi);
    extreme_.open_hi = false;
  }

  void take_greatest(bool certain, const Span& value) {
    if (possible_ == 1 || value.overflowed() || extreme_.overflowed()) {
      if (possible_ > 1 && !value.overflowed()) return;
      extreme_ = value;
      if (!certain) extreme_.open_lo = true;
      return;
    }
    extreme_.open_hi = extreme_.open_hi || value.open_hi;
    if (!extreme_.open_hi) extreme_.hi = std::max(extreme_.hi, value.hi);
    if (!certain || value.open_lo) return;
    extreme_.lo = extreme_.open_lo ? value.lo : std::max(extreme_.lo, value.lo);
    extreme_.open_lo = false;
  }

  language::Fold kind_;
  std::int64_t in_ = 0, possible_ = 0;
  bool exact_ = true, unstated_ = false, hole_ = false;
  Span sum_, bounds_, extreme_;
};

}  // namespace

Span Machine::fold(const Instruction& instruction, const Frame* item) {
  const auto kind = static_cast<language::Fold>(instruction.aux);
  const ListValue& list = (instruction.of_item ? item : subject_)->lists[instruction.a];
  if (!list.known && !instruction.flag) {
    Span span = Span::unbounded();
    span.unstated = true;
    span.maybe_none = kind != language::Fold::count && kind != language::Fold::sum;
    const bool at_least_zero = kind == language::Fold::count || (kind == language::Fold::sum && !instruction.signed_);
    if (at_least_zero) span.open_lo = false;
    return span;
  }
  Gathering gathering(kind);
  for (std::size_t i = 0; i < list.count; ++i) {
    if (!list.items[i].happened) continue;
    run_block(provision_->blocks[instruction.b], &list.items[i]);
    gathering.take(conditions_[instruction.c], kind == language::Fold::count ? Span() : numbers_[instruction.d]);
  }
  return gathering.result();
}

}  // namespace huiqi::evaluate
