// Reads what a decision answers in `value`, and the amount's formula.
#include <fmt/format.h>

#include <algorithm>

#include "evaluate/readout.hpp"
#include "language/unit.hpp"
#include "values/law_text.hpp"

namespace huiqi::evaluate {

using language::Expr;
using language::Op;

std::vector<Value> Readout::answers() {
  std::vector<Value> values;
  if (provision_.source->kind == Kind::adverse_measure) {
    Value grounds;
    grounds.key = "grounds";
    grounds.is_list = true;
    for (const language::ExprPtr& each : provision_.source->requires_) {
      if (level(*each) == met || level(*each) == evaluate::pending) grounds.items.push_back(each->marks.id);
    }
    // Nothing certain where facts are missing: not known, rather than none.
    const bool open = std::any_of(provision_.source->requires_.begin(), provision_.source->requires_.end(),
                                  [&](const language::ExprPtr& each) { return !level(*each).is_point(); });
    grounds.known = !(open && grounds.items.empty());
    grounds.is_list = grounds.known;
    values.push_back(std::move(grounds));
  }
  for (const language::Answer& answer : provision_.source->answers) {
    Value value;
    value.key = answer.key;
    value.unit = language::unit_of(answer.type);
    if (!answer.value) {
      value.is_list = std::all_of(answer.where.begin(), answer.where.end(),
                                  [&](const language::ExprPtr& each) { return level(*each).is_point(); });
      for (std::size_t i = 0; i < answer.constants.size(); ++i) {
        if (value.is_list && level(*answer.where[i]) == met)
          value.items.push_back(figure(answer.type, -1, answer.constants[i]));
      }
      value.known = value.is_list;
    } else if (const Span& found = span(*answer.value); found.is_point()) {
      value.items.push_back(figure(answer.value->type, answer.value->enumeration, found.lo));
      if (answer.value->type == language::Type::word && answer.value->enumeration >= 0) {
        const auto& words = applicant_.vocabulary->enumerations[static_cast<std::size_t>(answer.value->enumeration)];
        const int ordinal = words.find(value.items.front());
        if (ordinal >= 0) value.label = words.members[static_cast<std::size_t>(ordinal)].label;
      }
    }
    if (answer.value && value.items.empty()) value.known = span(*answer.value).none;
    values.push_back(std::move(value));
  }
  return values;
}

namespace {

class FormulaWriter {
 public:
  FormulaWriter(const Readout& readout, const Machine& machine, const compile::Combination& combination,
                const vocabulary::Vocabulary& vocabulary, std::vector<std::pair<std::string, Text>>& names)
      : readout_(readout), machine_(machine), combination_(combination), vocabulary_(vocabulary), names_(names) {}

  /// "projects[].total_input 25000000.00", "min(a, b)", a literal figure.
  std::string value(const Expr& node) const {
    const auto found = combination_.registers.find(&node);
    if (found == combination_.registers.end()) return "";
    const Span& span = machine_.number(found->second);
    const std::string figure = span.is_point() ? readout_.figure(node.type, node.enumeration, span.lo)
                               : span.none     ? "none"
                                               : "?";
    const auto joined = [&](const char* separator) {
      std::string text;
      for (const language::ExprPtr& arg : node.args) text += (text.empty() ? "" : separator) + value(*arg);
      return text;
    };
    switch (node.op) {
      case Op::constant:
        return figure;
      case Op::fact:
        return named(node.fact.path.back()) + " " + figure;
      case Op::parameter:
        return node.name + " " + figure;
      case Op::sum:
        return "(" + joined(" + ") + ")";
      case Op::product:
        return joined(" × ");
      case Op::difference:
        return "(" + joined(" - ") + ")";
      case Op::quotient:
        return joined(" ÷ ");
      case Op::least:
        return "min(" + joined(", ") + ")";
      case Op::greatest:
        return "max(" + joined(", ") + ")";
      case Op::first_known:
      case Op::reading: {
        for (const language::ExprPtr& arg : node.args) {
          const auto same = combination_.registers.find(arg.get());
          if (same != combination_.registers.end() && same->second == found->second) return value(*arg);
        }
        return figure;
      }
      default:
        return node.name.empty() ? figure : node.name + " " + figure;
    }
  }

 private:
  std::string named(int fact) const {
    std::string name = vocabulary_.full_name(fact);
    const bool known = std::any_of(names_.begin(), names_.end(), [&](const auto& each) { return each.first == name; });
    if (!known) names_.emplace_back(name, vocabulary_.facts[static_cast<std::size_t>(fact)].label);
    return name;
  }

  const Readout& readout_;
  const Machine& machine_;
  const compile::Combination& combination_;
  const vocabulary::Vocabulary& vocabulary_;
  std::vector<std::pair<std::string, Text>>& names_;
};

}  // namespace

void Readout::formula(const CombinationResult& result, const compile::Combination& combination, Amount& amount) {
  const language::Grant& grant = *provision_.source->grant;
  const FormulaWriter writer(*this, machine_, combination, *applicant_.vocabulary, amount.names);
  std::size_t alternative = 0;
  for (std::size_t i = 0; i < provision_.source->points.size(); ++i) {
    if (provision_.source->points[i].name == grant.point)
      alternative = static_cast<std::size_t>(combination.options[i]);
  }
  std::string parts;
  for (const language::GrantPart& part : grant.alternatives[alternative]) {
    if (!part.base) continue;
    if (!parts.empty()) parts += " + ";
    parts += (part.rate ? writer.value(*part.rate) : std::string("?%")) + " × " + writer.value(*part.base);
  }
  std::string cap;
  if (grant.cap) {
    cap = writer.value(*grant.cap);
    if (grant.times) cap += " × " + writer.value(*grant.times);
  }
  std::string text = parts.empty() ? cap : cap.empty() ? parts : fmt::format("min({}, {})", parts, cap);
  if (result.paid.is_point() && result.paid.lo.sign() > 0)
    text = fmt::format("max(0.00, {} - prior_awards {})", text, yuan_text(result.paid.lo));
  if (result.ceiling) {
    const bool exact = result.remaining.hi == Rational(result.ceiling->fen());
    text += fmt::format(" = {}{}", result.ceiling->to_string(),
                        exact                                        ? ""
                        : grant.rounding == language::Rounding::down ? " (floor to fen)"
                        : grant.rounding == language::Rounding::up   ? " (up to fen)"
                                                                     : " (half up to fen)");
  }
  amount.formula = std::move(text);
}

}  // namespace huiqi::evaluate
