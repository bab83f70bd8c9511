// Figures as expressions: what values/law_text.cpp reads. A JSON number's decimals cannot be told by a schema (multipleOf is
// computed in binary); the reader tells them. See facts.hpp. Tests: tests/schema/, scripts/validate-schemas
#include "schema/facts.hpp"

namespace huiqi::schema {
namespace {

using vocabulary::FactType;

const std::string whole = "(0|[1-9][0-9]*)";
const std::string exponent = "(\\.[0-9]+)?[eE][+-]?[0-9]+";

/// At most so many decimals that count.
std::string decimals(int most) { return "(\\.[0-9]{1," + std::to_string(most) + "}0*)?"; }

std::string sign(bool negative_too) { return negative_too ? "-?" : ""; }

}  // namespace

std::string money_pattern(bool negative_too, bool unit_needed) {
  const std::string yuan = unit_needed ? " *元" : "( *元)?";
  return "^" + sign(negative_too) + whole + "(" + decimals(2) + yuan + "|" + decimals(6) + " *万元|" + decimals(10) +
         " *亿元|" + exponent + " *(万|亿)?元" + (unit_needed ? ")$" : "|" + exponent + ")$");
}

std::string rate_pattern(bool negative_too) { return "^" + sign(negative_too) + whole + "(\\.[0-9]+)? *%$"; }

Node figure(FactType type_of, const std::optional<Rational>& minimum, const std::optional<Rational>& maximum) {
  const bool negative_too = !minimum || minimum->sign() < 0;
  const bool money = type_of == FactType::money, rate = type_of == FactType::rate;
  const bool whole_number = type_of == FactType::count || type_of == FactType::year;
  Node digits = type(whole_number ? "integer" : "number");
  const auto bound = [&](const char* key, const std::optional<Rational>& value) {
    if (value) put(digits, key, number((money ? *value / Rational(100) : *value).to_decimal(12)));
  };
  const Rational one(1), less_one(-1);
  bound("minimum", rate && (!minimum || *minimum < less_one) ? less_one : minimum);
  bound("maximum", rate && (!maximum || one < *maximum) ? one : maximum);
  Node written = money  ? pattern(money_pattern(negative_too, false))
                 : rate ? pattern("^" + sign(negative_too) + "(" + whole + "(\\.[0-9]+)? *%|0(\\.[0-9]+)?|1(\\.0+)?)$")
                        : pattern("^" + sign(negative_too) + whole + (whole_number ? "(\\.0+)?$" : "(\\.[0-9]+)?$"));
  put(written, "examples", money ? strings({"500万元", "1.4亿元"}) : rate ? strings({"15%"}) : strings({"40"}));
  return any_of({std::move(digits), std::move(written)});
}

void add_figures(Definitions& definitions) {
  for (const auto& [name, type_of] :
       {std::pair{"money", FactType::money}, std::pair{"rate", FactType::rate}, std::pair{"count", FactType::count},
        std::pair{"number", FactType::number}, std::pair{"score", FactType::score}}) {
    definitions.add(name, [kind = type_of] { return figure(kind, std::nullopt, std::nullopt); });
  }
}

}  // namespace huiqi::schema
