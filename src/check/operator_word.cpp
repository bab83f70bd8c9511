// Rule `operator_word`: the operator says what the drafting word says. The word is the comparison's own `word` mark, and
// the one that stands beside the figure in the nearest quote: 不低于500万元 is at_least, 300亿元(含)以上 is at_least,
// 超过1000万元 is more_than. A document may declare another meaning (`conventions`), and a boundary whose basis is
// partition or assumed may be open where the word is closed; the direction must always agree. Below a not, none or unless
// the operator may be the word's or its reverse. Source: 民法典第1259条. Tests: tests/check/operator_word/
#include <fmt/format.h>

#include <array>

#include "check/clause_tree.hpp"
#include "check/rule.hpp"

namespace huiqi::check {
namespace {

using read::Node;

struct Named {
  const char* key;
  Comparison comparison;
};
constexpr std::array<Named, 4> operators = {{{"at_least", Comparison::at_least},
                                             {"at_most", Comparison::at_most},
                                             {"less_than", Comparison::less_than},
                                             {"more_than", Comparison::more_than}}};

const char* key_of(Comparison comparison) {
  for (const Named& each : operators) {
    if (each.comparison == comparison) return each.key;
  }
  return "";
}

Comparison comparison_of_key(std::string_view key) {
  for (const Named& each : operators) {
    if (each.key == key) return each.comparison;
  }
  return Comparison::none;
}

bool is_lower(Comparison comparison) {
  return comparison == Comparison::at_least || comparison == Comparison::more_than;
}

Comparison reversed(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return Comparison::less_than;
    case Comparison::less_than:
      return Comparison::at_least;
    case Comparison::at_most:
      return Comparison::more_than;
    case Comparison::more_than:
      return Comparison::at_most;
    default:
      return comparison;
  }
}

/// What a word means in this document, the figure's own (含) and (不含) included.
Comparison meaning(const Subject& subject, const std::string& word, const Quantity* figure) {
  Comparison means = comparison_of_word(word);
  for (const language::Convention& own : subject.set.conventions) {
    if (own.word == word && own.means != Comparison::none) means = own.means;
  }
  if (figure == nullptr || means == Comparison::none) return means;
  if (figure->included) means = is_lower(means) ? Comparison::at_least : Comparison::at_most;
  if (figure->excluded) means = is_lower(means) ? Comparison::more_than : Comparison::less_than;
  return means;
}

struct Question {
  const Node& node;
  Place place;
  Comparison written;
  bool negated;
};

bool fits(const Question& question, Comparison means) {
  const Node* basis = question.node.find("basis");
  const bool open = basis != nullptr && (basis->text == "partition" || basis->text == "assumed");
  for (const Comparison written : {question.written, reversed(question.written)}) {
    if (written == means || (open && is_lower(written) == is_lower(means))) return true;
    if (!question.negated) break;
  }
  return false;
}

/// Words that tell no direction, but whether the bound itself belongs: 1年内 includes its last day, 新增 is more than nothing.
bool wrong_side_of_bound(const std::string& word, Comparison written) {
  const bool closed = written == Comparison::at_least || written == Comparison::at_most;
  return (word == "内" && !closed) || (word == "新增" && closed);
}

bool check_mark(const Subject& subject, const ClauseTree& tree, const Question& question) {
  const Node* word = question.node.find("word");
  if (word == nullptr || question.negated) return true;
  const Comparison means = meaning(subject, word->text, nullptr);
  const Node* basis = question.node.find("basis");
  // Explicit: the clause itself says (含) or (不含). Only 不含 opens a bound that the word closes.
  const bool excluded =
      basis != nullptr && basis->text == "explicit" && tree.quote_of(question.node).find("不含") != std::string::npos;
  if (excluded && is_lower(means) == is_lower(question.written)) return true;
  if (means == Comparison::none ? !wrong_side_of_bound(word->text, question.written) : fits(question, means))
    return true;
  Text suggestion{fmt::format("“{}”写作 {}", word->text, key_of(means)),
                  fmt::format("\"{}\" is written {}", word->text, key_of(means))};
  if (means == Comparison::none && word->text == "内")
    suggestion = {"“内”包括界限本身:写作 at_most 或 at_least", "\"内\" includes its bound: write at_most or at_least"};
  else if (means == Comparison::none)
    suggestion = {"“新增”是多于零:写作 more_than", "\"新增\" is more than nothing: write more_than"};
  subject.report(
      "operator_word", Certainty::proven, question.place, tree.id_of(question.node),
      {fmt::format("运算“{}”与起草用词“{}”不符", key_of(question.written), word->text),
       fmt::format("the operator {} does not fit the drafting word \"{}\"", key_of(question.written), word->text)},
      suggestion);
  return false;
}

void check_quote(const Subject& subject, const ClauseTree& tree, const Question& question, const UsedFigure& figure) {
  if (figure.holder == nullptr) return;
  const std::string& quote = figure.holder->find("quote")->text;
  bool met = false;
  Comparison wanted = Comparison::none;
  std::string word;
  for (const Quantity& named : quantities_of(quote)) {
    if (!same_figure(figure.quantity, named)) continue;
    for (const std::string& each : {named.after, named.before}) {
      if (each.empty()) continue;
      const Comparison means = meaning(subject, each, &named);
      if (means == Comparison::none) continue;
      if (fits(question, means)) met = true;
      if (wanted == Comparison::none) {
        wanted = means;
        word = each;
      }
    }
    if (!named.after.empty() || !named.before.empty()) continue;
    // Here the figure stands without a word; its (含) or (不含) still tells whether the bound belongs.
    const bool closed = question.written == Comparison::at_least || question.written == Comparison::at_most;
    if ((named.included && !closed) || (named.excluded && closed)) {
      if (is_lower(question.written)) wanted = named.included ? Comparison::at_least : Comparison::more_than;
      if (!is_lower(question.written)) wanted = named.included ? Comparison::at_most : Comparison::less_than;
      word = named.included ? "含" : "不含";
    } else {
      met = true;
    }
  }
  if (met || wanted == Comparison::none) return;
  subject.report("operator_word", Certainty::heuristic, question.place, tree.id_of(question.node),
                 {fmt::format("运算“{}”与所引原文“{}”中{}旁的用词“{}”不符", key_of(question.written), quote,
                              figure.quantity.text, word),
                  fmt::format("the operator {} does not fit the word \"{}\" beside {} in the quoted clause “{}”",
                              key_of(question.written), word, figure.quantity.text, quote)},
                 {fmt::format("写作 {}", key_of(wanted)), fmt::format("write {}", key_of(wanted))});
}

/// A share of a grant that the clause only caps (不超过, 最高) is no fixed share.
void check_rate(const Subject& subject, const ClauseTree& tree, const UsedFigure& figure) {
  const Node* rate_is = figure.node->find("rate_is");
  if (rate_is == nullptr || figure.holder == nullptr || rate_is->text == "unpublished") return;
  const std::string& quote = figure.holder->find("quote")->text;
  for (const Quantity& named : quantities_of(quote)) {
    if (!same_figure(figure.quantity, named)) continue;
    const std::string& word = named.after.empty() ? named.before : named.after;
    const Comparison means = meaning(subject, word, &named);
    if (means == Comparison::none) continue;
    const bool ceiling = means == Comparison::at_most || means == Comparison::less_than;
    if (ceiling == (rate_is->text == "ceiling")) return;
    subject.report("operator_word", Certainty::heuristic, rate_is->place, tree.id_of(*figure.node),
                   {fmt::format("原文写“{}{}”,比例却写成“{}”", word, named.text, rate_is->text),
                    fmt::format("the clause says \"{}\" of {}, yet the rate is written as \"{}\"", word, named.text,
                                rate_is->text)},
                   ceiling ? Text{"写作 \"rate_is\": \"ceiling\"", "write \"rate_is\": \"ceiling\""}
                           : Text{"写作 \"rate_is\": \"fixed\",并核对原文",
                                  "write \"rate_is\": \"fixed\", and look at the clause"});
    return;
  }
}

void each_comparison(const Node& node, const std::function<void(const Node&, const read::Member&)>& visit) {
  for (const Node& item : node.items) each_comparison(item, visit);
  for (const read::Member& member : node.members) {
    if (comparison_of_key(member.key) != Comparison::none && node.find("bands") == nullptr) visit(node, member);
    each_comparison(member.value, visit);
  }
}

}  // namespace

void check_operator_words(const Subject& subject) {
  const ClauseTree tree(subject.root);
  std::set<const Node*> complained;
  each_comparison(subject.root, [&](const Node& node, const read::Member& member) {
    const Question question{node, member.place, comparison_of_key(member.key), tree.is_negated(node)};
    if (!check_mark(subject, tree, question)) complained.insert(&node);
  });
  for (const UsedFigure& figure : tree.figures()) {
    if (figure.key == "rate") check_rate(subject, tree, figure);
    const Comparison written = comparison_of_key(figure.key);
    if (written == Comparison::none || complained.contains(figure.node)) continue;
    if (figure.node->find("bands") != nullptr || figure.quantity.kind == Quantity::Kind::year) continue;
    check_quote(subject, tree, {*figure.node, figure.place, written, figure.negated}, figure);
  }
}

}  // namespace huiqi::check
