// Reads the provisions of a rule set. See docs/language/README.md sections 1, 5 and 6. Tests: tests/language/bad_test.cpp
#pragma once

#include <string>

#include "language/expressions.hpp"
#include "language/rule_set.hpp"

namespace huiqi::language {

class ProvisionReader {
 public:
  ProvisionReader(read::Reporter& reporter, const vocabulary::Vocabulary& vocabulary, RuleSet& set,
                  const read::Node& root);
  void read_all();

 private:
  void read_provision(const read::Node& node);
  void read_subject(const read::Node& node, Provision& provision);
  void read_conditions(const read::Node& node, Provision& provision);
  void read_grant(const read::Node& node, Provision& provision);
  std::vector<GrantPart> read_parts(const read::Node& list, RateIs rate_is);
  GrantPart read_part(const read::Node& node, RateIs rate_is);
  void read_answers(const read::Node& node, Provision& provision);
  Answer read_listing(const std::string& key, const read::Node& node);
  void read_notes(const read::Node& node, Provision& provision);
  void read_target(const read::Node& node, Provision& provision);

  read::Reporter& reporter_;
  const vocabulary::Vocabulary& vocabulary_;
  RuleSet& set_;
  const read::Node& root_;
  ExpressionReader expressions_;
};

/// `steps` of a provision or record.
std::vector<Step> read_steps(read::Reporter& reporter, const read::Node& node);

/// A parameter's value in stored units; nothing where it does not fit the type.
std::optional<Rational> parse_parameter(Type type, const std::string& text);

}  // namespace huiqi::language
