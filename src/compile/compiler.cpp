// From checked rule sets to the flat program: readings spread out, equal instructions shared. See program.hpp.
#include <algorithm>
#include <cstring>
#include <set>

#include "compile/program.hpp"

namespace huiqi::compile {
namespace {

using language::Expr;
using language::ExprPtr;
using language::FactRef;
using language::Op;

bool is_condition(const Expr& expr) { return expr.type == language::Type::condition; }

/// Whether a node reads the item of the fold it stands in (what inner folds read is theirs).
bool uses_item(const Expr& expr) {
  if (expr.fact.from == FactRef::From::item && !expr.fact.path.empty()) return true;
  if (expr.op == Op::fold || expr.op == Op::some) return false;
  return std::any_of(expr.args.begin(), expr.args.end(), [](const ExprPtr& arg) { return arg && uses_item(*arg); });
}

template <class T>
Index index_of(std::vector<T>& values, const T& wanted) {
  const auto found = std::find(values.begin(), values.end(), wanted);
  if (found != values.end()) return static_cast<Index>(found - values.begin());
  values.push_back(wanted);
  return static_cast<Index>(values.size() - 1);
}

bool has_reading(const Expr& expr) {
  if (expr.op == Op::reading) return true;
  return std::any_of(expr.args.begin(), expr.args.end(), [](const ExprPtr& arg) { return arg && has_reading(*arg); });
}

Slot slot_of(const FactRef& ref) {
  Slot slot;
  slot.of_applicant = ref.from == FactRef::From::applicant;
  slot.path = ref.path;
  slot.time = ref.time;
  return slot;
}

/// Where code is being put: a block, and the plan of the items that it runs over.
struct Place {
  Index block = 0;
  FramePlan* plan = nullptr;
  const Place* outer = nullptr;
};

class ProvisionCompiler {
 public:
  ProvisionCompiler(Program& program, const std::vector<language::RuleSet>& sets,
                    const std::vector<Index>& parameter_bases, Provision& into)
      : program_(program), sets_(sets), parameter_bases_(parameter_bases), into_(into) {}

  void compile();

 private:
  void compile_combination(const std::vector<int>& options);
  Index all_of(const std::vector<ExprPtr>& conditions, bool any);
  GrantCode compile_grant(const language::Grant& grant);
  Index emit(Instruction instruction, bool condition, const std::vector<Index>& args, const Place& place);
  Index expr(const ExprPtr& node, const Place& place);
  Index fresh(const Expr& node, const Place& place);
  Index load(const Expr& node, const Place& place);
  Index fold(const Expr& node, const Place& place);
  Index outcome(const Expr& node);
  std::vector<Index> args_of(const Expr& node, const Place& place);
  Index constant(const Rational& value);

  Program& program_;
  const std::vector<language::RuleSet>& sets_;
  const std::vector<Index>& parameter_bases_;
  Provision& into_;
  Place main_;
  const language::Provision* current_ = nullptr;  ///< whose points are in force
  Index current_set_ = 0;
  const std::vector<int>* options_ = nullptr;
  std::unordered_map<const Expr*, Index>* registers_ = nullptr;
  void copy_registers(const Expr& node);

  std::map<std::vector<Index>, Index> known_;  ///< instructions that exist already
  std::unordered_map<const Expr*, Combination::Fold> all_folds_;
  std::unordered_map<const Expr*, Combination::Fold>* folds_ = nullptr;
  std::unordered_map<const Expr*, Index> lasting_;        ///< nodes that are the same in every combination
  std::unordered_map<const Expr*, Index> all_registers_;  ///< of those, and of what is below them
};

Index ProvisionCompiler::constant(const Rational& value) { return index_of(program_.constants, value.lowest_terms()); }

/// Appends an instruction, or finds the equal one that is there already in the same block.
Index ProvisionCompiler::emit(Instruction instruction, bool condition, const std::vector<Index>& args,
                              const Place& place) {
  std::vector<Index> key = {place.block,
                            static_cast<Index>(instruction.code),
                            instruction.aux,
                            instruction.flag ? 1u : 0u,
                            instruction.of_item ? 1u : 0u,
                            instruction.a,
                            instruction.b,
                            instruction.c,
                            instruction.d};
  key.insert(key.end(), args.begin(), args.end());
  const auto [found, added] = known_.emplace(std::move(key), 0);
  if (!added) return found->second;
  instruction.result = condition ? into_.condition_count++ : into_.number_count++;
  instruction.first_arg = static_cast<Index>(into_.args.size());
  instruction.arg_count = static_cast<Index>(args.size());
  into_.args.insert(into_.args.end(), args.begin(), args.end());
  into_.blocks[place.block].push_back(instruction);
  found->second = instruction.result;
  return instruction.result;
}

Index ProvisionCompiler::expr(const ExprPtr& node, const Place& place) {
  if (node->op == Op::reading) {
    const auto point = std::find_if(current_->points.begin(), current_->points.end(),
                                    [&](const language::ReadingPoint& each) { return each.name == node->name; });
    const std::size_t number = static_cast<std::size_t>(point - current_->points.begin());
    const Index result = expr(node->args[static_cast<std::size_t>((*options_)[number])], place);
    (*registers_)[node.get()] = result;
    return result;
  }
  const bool of_item = uses_item(*node);
  const bool lasting = !of_item && !has_reading(*node);
  if (const auto found = lasting_.find(node.get()); lasting && found != lasting_.end()) {
    copy_registers(*node);
    return found->second;
  }
  const Index result = fresh(*node, of_item ? place : main_);
  (*registers_)[node.get()] = result;
  if (lasting) lasting_[node.get()] = result;
  all_registers_[node.get()] = result;
  return result;
}

/// A node compiled for an earlier combination: this one finds it, and what is below it, in the same registers.
void ProvisionCompiler::copy_registers(const Expr& node) {
  if (const auto found = all_registers_.find(&node); found != all_registers_.end())
    (*registers_)[&node] = found->second;
  if (const auto found = all_folds_.find(&node); found != all_folds_.end()) (*folds_)[&node] = found->second;
  for (const ExprPtr& arg : node.args) copy_registers(*arg);
  if (node.op != Op::outcome) return;
  const language::Provision& named = *program_.provisions[program_.provision_index.at(node.name)].source;
  for (const ExprPtr& each : named.scope) copy_registers(*each);
  for (const ExprPtr& each : named.requires_) copy_registers(*each);
}

std::vector<Index> ProvisionCompiler::args_of(const Expr& node, const Place& place) {
  std::vector<Index> args;
  for (const ExprPtr& arg : node.args) args.push_back(expr(arg, place));
  return args;
}

Index ProvisionCompiler::load(const Expr& node, const Place& place) {
  FramePlan& plan = node.fact.from == FactRef::From::item ? *place.plan : *main_.plan;
  const bool of_item = node.fact.from == FactRef::From::item;
  Slot slot = slot_of(node.fact);
  Instruction made;
  if (node.op == Op::prior_maximum) {
    slot.kind = SlotKind::prior_maximum;
    slot.stated = node.second;
    slot.since = node.third;
  }
  if (node.op == Op::stated) slot.kind = SlotKind::stated;
  const bool condition = is_condition(node);
  made.a = index_of(condition ? plan.conditions : plan.numbers, slot);
  made.code = condition ? (of_item ? Code::load_item_condition : Code::load_condition)
                        : (of_item ? Code::load_item_number : Code::load_number);
  return emit(made, condition, {}, place);
}

Index ProvisionCompiler::fold(const Expr& node, const Place& place) {
  const bool of_item = node.fact.from == FactRef::From::item;
  FramePlan& plan = of_item ? *place.plan : *main_.plan;
  const bool of_applicant = node.fact.from == FactRef::From::applicant;
  Index list = 0;
  while (list < plan.lists.size() &&
         !(plan.lists[list].of_applicant == of_applicant && plan.lists[list].path == node.fact.path))
    ++list;
  if (list == plan.lists.size()) plan.lists.push_back({of_applicant, node.fact.path, std::make_unique<FramePlan>()});
  FramePlan* items = plan.lists[list].items.get();
  Place inside{static_cast<Index>(into_.blocks.size()), items, &place};
  into_.blocks.emplace_back();
  Instruction made;
  made.a = list;
  made.b = inside.block;
  made.of_item = of_item;
  made.flag = node.absent_is_empty;
  made.c = expr(node.args[0], inside);
  all_folds_[&node] = (*folds_)[&node] = {inside.block, list};
  if (node.op == Op::some) {
    made.code = Code::some;
    return emit(made, true, {}, place);
  }
  made.code = Code::fold_number;
  made.aux = static_cast<std::uint8_t>(node.fold);
  if (node.args.size() > 1) made.d = expr(node.args[1], inside);
  made.signed_ = node.type != language::Type::money && node.type != language::Type::count;
  return emit(made, false, {}, place);
}

/// Another provision's scope and requirements, in place.
Index ProvisionCompiler::outcome(const Expr& node) {
  const Provision& named = program_.provisions[program_.provision_index.at(node.name)];
  const language::Provision* current = current_;
  const Index set = current_set_;
  current_ = named.source;
  current_set_ = named.set_index;
  const Index scope = all_of(named.source->scope, false);
  const Index requirements = all_of(named.source->requires_, named.source->kind == Kind::adverse_measure);
  current_ = current;
  current_set_ = set;
  Instruction made;
  made.code = Code::all;
  return emit(made, true, {scope, requirements}, main_);
}

Index ProvisionCompiler::fresh(const Expr& node, const Place& place) {
  Instruction made;
  const auto number = [&](Code code, const std::vector<Index>& args = {}) {
    made.code = code;
    return emit(made, false, args, place);
  };
  const auto condition = [&](Code code, const std::vector<Index>& args = {}) {
    made.code = code;
    return emit(made, true, args, place);
  };
  const auto first = [&] { return expr(node.args[0], place); };
  switch (node.op) {
    case Op::constant:
      made.a = constant(node.number);
      return number(Code::constant);
    case Op::fact:
    case Op::prior_maximum:
    case Op::stated:
    case Op::holds:
    case Op::determination:
      return load(node, place);
    case Op::parameter:
      made.a = parameter_bases_[current_set_] + static_cast<Index>(node.index);
      return number(Code::load_parameter);
    case Op::as_of:
      return number(Code::load_as_of);
    case Op::last_year:
      return number(Code::load_last_year);
    case Op::sum:
      return number(Code::sum, args_of(node, place));
    case Op::product:
      return number(Code::product, args_of(node, place));
    case Op::least:
      return number(Code::least, args_of(node, place));
    case Op::greatest:
      return number(Code::greatest, args_of(node, place));
    case Op::first_known: {
      const std::vector<Index> args = args_of(node, place);
      return args.size() == 1 ? args[0] : number(Code::first_known, args);
    }
    case Op::difference:
    case Op::quotient:
      made.a = expr(node.args[0], place);
      made.b = expr(node.args[1], place);
      return number(node.op == Op::difference ? Code::difference : Code::quotient);
    case Op::choose:
      return is_condition(node) ? condition(Code::choose_condition, args_of(node, place))
                                : number(Code::choose_number, args_of(node, place));
    case Op::fold:
    case Op::some:
      return fold(node, place);
    case Op::plus:
    case Op::minus:
      made.a = first();
      made.b = index_of(program_.periods, node.period);
      return number(node.op == Op::plus ? Code::plus : Code::minus);
    case Op::year_of:
      made.a = first();
      return number(Code::year_of);
    case Op::day_after:
      made.a = first();
      return number(Code::day_after);
    case Op::next_day:
      made.a = first();
      made.b = static_cast<Index>(node.month * 32 + node.day);
      return number(Code::next_day);
    case Op::always:
      made.a = static_cast<Index>(node.outcome_level);
      return condition(Code::always);
    case Op::compare:
      made.a = expr(node.args[0], place);
      made.b = expr(node.args[1], place);
      for (std::size_t i = 2; i < node.args.size(); ++i)
        expr(node.args[i], place);  // for people: a ratio's quotient and share
      made.aux = static_cast<std::uint8_t>(node.comparison);
      return condition(Code::compare);
    case Op::one_of:
    case Op::one_of_open:
      made.a = first();
      made.b = index_of(program_.member_lists, node.members);
      made.c = index_of(program_.member_lists, node.elsewhere);
      return condition(node.op == Op::one_of ? Code::one_of : Code::one_of_open);
    case Op::contains_any: {
      const Expr& set = *node.args[0];
      made.of_item = set.fact.from == FactRef::From::item;
      FramePlan& plan = made.of_item ? *place.plan : *main_.plan;
      made.a = index_of(plan.sets, slot_of(set.fact));
      made.b = index_of(program_.member_lists, node.members);
      return condition(Code::contains_any);
    }
    case Op::in_range:
      made.a = first();
      made.b = constant(node.low);
      made.c = constant(node.high);
      return condition(Code::in_range);
    case Op::exists:
      made.a = first();
      return condition(Code::exists);
    case Op::all:
      return condition(Code::all, args_of(node, place));
    case Op::any:
      return condition(Code::any, args_of(node, place));
    case Op::not_:
      made.a = first();
      return condition(Code::not_);
    case Op::at_least_of:
      made.a = static_cast<Index>(node.index);
      return condition(Code::at_least_of, args_of(node, place));
    case Op::outcome:
      return outcome(node);
    case Op::in_principle:
      made.a = first();
      return condition(Code::in_principle);
    case Op::excuse:
      return condition(Code::any, args_of(node, place));
    case Op::reading:
      break;  // spread out in expr()
  }
  return 0;
}

Index ProvisionCompiler::all_of(const std::vector<ExprPtr>& conditions, bool any) {
  std::vector<Index> args;
  for (const ExprPtr& each : conditions) args.push_back(expr(each, main_));
  Instruction made;
  made.code = any ? Code::any : Code::all;
  return emit(made, true, args, main_);
}

GrantCode ProvisionCompiler::compile_grant(const language::Grant& grant) {
  GrantCode code;
  std::size_t alternative = 0;
  if (!grant.point.empty()) {
    for (std::size_t i = 0; i < current_->points.size(); ++i) {
      if (current_->points[i].name == grant.point) alternative = static_cast<std::size_t>((*options_)[i]);
    }
  }
  for (const language::GrantPart& part : grant.alternatives[alternative]) {
    PartCode compiled;
    if (part.rate) compiled.rate = expr(part.rate, main_);
    if (part.base) compiled.base = expr(part.base, main_);
    code.parts.push_back(compiled);
  }
  if (grant.cap) code.cap = expr(grant.cap, main_);
  if (grant.times) code.times = expr(grant.times, main_);
  Slot slot;
  slot.kind = SlotKind::paid;
  slot.provision = current_->id;
  slot.per_year = grant.per_year;
  Instruction made;
  made.code = Code::load_number;
  made.a = index_of(main_.plan->numbers, slot);
  code.paid = emit(made, false, {}, main_);
  return code;
}

void ProvisionCompiler::compile_combination(const std::vector<int>& options) {
  Combination combination;
  combination.options = options;
  options_ = &options;
  registers_ = &combination.registers;
  folds_ = &combination.folds;
  const language::Provision& source = *into_.source;
  combination.scope = all_of(source.scope, false);
  combination.requirements = source.kind == Kind::adverse_measure || !source.requires_.empty()
                                 ? all_of(source.requires_, source.kind == Kind::adverse_measure)
                                 : all_of({}, false);
  if (source.grant && !source.grant->no_figure) combination.grant = compile_grant(*source.grant);
  // Any combination may become the default, where the caller chooses a reading: each answers in full.
  for (const language::Answer& answer : source.answers) {
    if (answer.value) expr(answer.value, main_);
    for (const ExprPtr& each : answer.where) expr(each, main_);
  }
  for (const language::ConditionalNote& note : source.notes) {
    if (note.when) expr(note.when, main_);
  }
  if (source.total_when) expr(source.total_when, main_);
  into_.combinations.push_back(std::move(combination));
}

void ProvisionCompiler::compile() {
  into_.blocks.emplace_back();
  main_.plan = &program_.plans[static_cast<std::size_t>(into_.subject)];
  current_ = into_.source;
  current_set_ = into_.set_index;
  if (into_.source->kind == Kind::indicator) return;
  std::vector<int> options(into_.source->points.size(), 0);
  while (true) {
    compile_combination(options);
    std::size_t point = 0;  // the next combination, the first point turning fastest
    while (point < options.size() && ++options[point] == static_cast<int>(into_.source->points[point].options.size())) {
      options[point++] = 0;
    }
    if (point == options.size()) break;
  }
}

}  // namespace

Program compile(const std::vector<language::RuleSet>& sets, const vocabulary::Vocabulary& vocabulary) {
  Program program;
  program.plans.resize(vocabulary.subjects.size());
  std::vector<Index> parameter_bases;
  for (std::size_t s = 0; s < sets.size(); ++s) {
    parameter_bases.push_back(static_cast<Index>(program.parameters.size()));
    for (const language::Parameter& each : sets[s].parameters)
      program.parameters.push_back({each.name, each.type, each.value});
    for (const language::Provision& source : sets[s].provisions) {
      Provision provision;
      provision.source = &source;
      provision.set = &sets[s];
      provision.set_index = static_cast<Index>(s);
      provision.subject = static_cast<int>(vocabulary.find_subject(source.subject) - vocabulary.subjects.data());
      program.provision_index[source.id] = static_cast<Index>(program.provisions.size());
      program.provisions.push_back(std::move(provision));
    }
  }
  for (Provision& provision : program.provisions)
    ProvisionCompiler(program, sets, parameter_bases, provision).compile();
  return program;
}

}  // namespace huiqi::compile
