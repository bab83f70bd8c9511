// Rule `operator_word`: the operator says what the drafting word says. The word is the comparison's own `word` mark, and
// the one that stands beside the figure in the nearest quote: 不低于500万元 is at_least, 300亿元(含)以上 is at_least,
// 超过1000万元 is more_than. `from` is at_least, `to` at_most, `is` fits no word of a boundary. A document may declare another
// meaning (`conventions`). The bound of 以上, 以下 and 以内 may be open where the basis is partition or assumed, unless (含) or
// (不含) stands beside the figure; partition needs a sibling that takes the bound, explicit its mark. N年以上 since a day is
// more_than. Below a not, none or unless the operator may be the word's or its reverse; so too where the clause shuts out
// whom the figure is of (低于500万元的不予受理, 超过500万元的除外).
// Source: 民法典第1259条; docs/language/date.md. Tests: tests/check/operator_word/
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check/quotes.hpp"
#include "check/rule.hpp"
#include "language/comparisons.hpp"

namespace huiqi::check {
namespace {

using read::Node;

struct Named {
  const char* key;
  Comparison comparison;
};
constexpr std::array<Named, 7> operators = {{{"at_least", Comparison::at_least},
                                             {"at_most", Comparison::at_most},
                                             {"less_than", Comparison::less_than},
                                             {"more_than", Comparison::more_than},
                                             {"from", Comparison::at_least},
                                             {"to", Comparison::at_most},
                                             {"is", Comparison::is}}};

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

bool is_bound(Comparison comparison) { return comparison != Comparison::none && comparison != Comparison::is; }

bool is_lower(Comparison comparison) {
  return comparison == Comparison::at_least || comparison == Comparison::more_than;
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
  std::string_view key;
  Comparison written;
  bool negated;
};

std::string_view basis_of(const Node& node) {
  const Node* basis = node.find("basis");
  return basis == nullptr ? std::string_view{} : std::string_view(basis->text);
}

/// 以上, 以下 and 以内 include their figure because the code says so (and only they): a document may part with that.
bool is_codified(std::string_view word) {
  static const std::set<std::string_view> words = {"以上", "以下", "以内", "之内", "内"};
  return words.contains(word);
}

bool fits(const Question& question, Comparison means, std::string_view word, const Quantity* figure) {
  const bool marked = figure != nullptr && (figure->included || figure->excluded);
  const std::string_view basis = basis_of(question.node);
  const bool open = is_codified(word) && !marked && (basis == "partition" || basis == "assumed");
  for (const Comparison written : {question.written, language::denied(question.written)}) {
    if (!is_bound(written)) return false;
    if (written == means || (open && is_lower(written) == is_lower(means))) return true;
    if (!question.negated) break;
  }
  return false;
}

/// What a word says of a period that is written as a day moved by it: as_of against a day and 3年, or a day against 3年 before
/// as_of, which turns the comparison. N年以上 since a day is met from the day after (docs/language/date.md).
Comparison of_period(const ClauseTree& tree, const Node& node, std::string_view word, Comparison means) {
  if (!is_bound(means)) return means;
  for (const Named& each : operators) {
    const Node* written = node.find(each.key);
    if (written == nullptr || !written->is_object()) continue;
    const Node& right = tree.used_by(*written);
    const Node* date = right.find("date");
    const bool later = node.find("as_of") != nullptr && right.find("plus") != nullptr;
    const bool earlier = right.find("minus") != nullptr && date != nullptr && date->is_object() &&
                         date->find("as_of") != nullptr && node.find("as_of") == nullptr;
    if (!later && !earlier) return means;
    if (word == "以上") means = Comparison::more_than;
    return later ? means : language::mirrored(means);
  }
  return means;
}

/// Words that tell no direction, but whether the bound itself belongs: 1年内 includes its last day, 新增 is more than nothing.
bool wrong_side_of_bound(const std::string& word, Comparison written) {
  const bool closed = written == Comparison::at_least || written == Comparison::at_most;
  return (word == "内" && !closed) || (word == "新增" && closed);
}

/// Whether the word is that of a clause of those it is not for (低于500万元的不予受理): what is asked is its reverse.
bool shut_out_by(const ClauseTree& tree, const Question& question, const std::string& word) {
  const std::vector<Quantity> named = quantities_of(tree.quote_of(question.node));
  return std::any_of(named.begin(), named.end(), [&](const Quantity& each) {
    return each.shut_out && (each.before == word || each.after == word);
  });
}

bool check_mark(const Subject& subject, const ClauseTree& tree, const Question& question) {
  const Node* word = question.node.find("word");
  if (word == nullptr || question.negated) return true;
  const Comparison means = of_period(tree, question.node, word->text, meaning(subject, word->text, nullptr));
  // Explicit: the clause itself says (含) or (不含). Only 不含 opens a bound that the word closes.
  const bool excluded = basis_of(question.node) == "explicit" && is_bound(question.written) &&
                        tree.quote_of(question.node).find("不含") != std::string::npos;
  if (excluded && is_bound(means) && is_lower(means) == is_lower(question.written)) return true;
  Question turned_round = question;
  turned_round.negated = true;
  if (shut_out_by(tree, question, word->text) && fits(turned_round, means, word->text, nullptr)) return true;
  const bool range = question.key == "from" || question.key == "to";
  if (range                       ? means == Comparison::none
      : means == Comparison::none ? !wrong_side_of_bound(word->text, question.written)
                                  : fits(question, means, word->text, nullptr))
    return true;
  if (range && question.key == "to") return false;  // said once, of from
  Text suggestion{fmt::format("“{}”写作 {}", word->text, key_of(means)),
                  fmt::format("\"{}\" is written {}", word->text, key_of(means))};
  if (range)
    suggestion = {"from 和 to 用“为”,或分写两个条件,各带自己的用词",
                  "from and to take \"为\"; or write two conditions, each with its own word"};
  else if (means == Comparison::none && word->text == "内")
    suggestion = {"“内”包括界限本身:写作 at_most 或 at_least", "\"内\" includes its bound: write at_most or at_least"};
  else if (means == Comparison::none)
    suggestion = {"“新增”是多于零:写作 more_than", "\"新增\" is more than nothing: write more_than"};
  subject.report("operator_word", Certainty::proven, question.place, tree.id_of(question.node),
                 {fmt::format("运算“{}”与起草用词“{}”不符", question.key, word->text),
                  fmt::format("the operator {} does not fit the drafting word \"{}\"", question.key, word->text)},
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
      Question asked = question;
      asked.negated = question.negated || named.shut_out;
      if (fits(asked, means, each, &named)) met = true;
      if (wanted == Comparison::none) {
        const bool other_side = is_lower(means) != is_lower(question.written);
        wanted = named.shut_out && other_side ? language::denied(means) : means;
        word = each;
      }
    }
    if (!named.after.empty() || !named.before.empty()) continue;
    // Here the figure stands without a word; its (含) or (不含) still tells whether the bound belongs.
    const bool closed = question.written == Comparison::at_least || question.written == Comparison::at_most;
    if (is_bound(question.written) && ((named.included && !closed) || (named.excluded && closed))) {
      if (is_lower(question.written)) wanted = named.included ? Comparison::at_least : Comparison::more_than;
      if (!is_lower(question.written)) wanted = named.included ? Comparison::at_most : Comparison::less_than;
      word = named.included ? "含" : "不含";
    } else {
      met = true;
    }
  }
  if (met || wanted == Comparison::none) return;
  subject.report(
      "operator_word", Certainty::heuristic, question.place, tree.id_of(question.node),
      {fmt::format("运算“{}”与所引原文“{}”中{}旁的用词“{}”不符", question.key, quote, figure.quantity.text, word),
       fmt::format("the operator {} does not fit the word \"{}\" beside {} in the quoted clause “{}”", question.key,
                   word, figure.quantity.text, quote)},
      {fmt::format("写作 {}", key_of(wanted)), fmt::format("write {}", key_of(wanted))});
}

bool says_so(std::string_view quote) {
  static const std::array<std::string_view, 4> marks = {"含", "包括", "及以上", "及以下"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return quote.find(mark) != std::string_view::npos; });
}

/// What a basis claims of 以上, 以下 and 以内: explicit, that the clause says (含) or (不含); partition, that a sibling takes the
/// bound: another branch of the choose, or a comparison the other way at the same figure.
void check_basis(const Subject& subject, const ClauseTree& tree, const Question& question, const UsedFigure& figure) {
  const Node* word = question.node.find("word");
  if (word == nullptr || !is_codified(word->text)) return;
  const std::string_view basis = basis_of(question.node);
  const std::string quote = tree.quote_of(question.node);
  if (basis == "explicit" && names(quote, figure.quantity) && !says_so(quote)) {
    subject.report("operator_word", Certainty::heuristic, question.node.find("basis")->place, tree.id_of(question.node),
                   {fmt::format("依据写为 explicit,所引原文“{}”却没有(含)或(不含)", quote),
                    fmt::format("the basis is explicit, yet the quoted clause “{}” has no (含) or (不含)", quote)},
                   {"删去 basis,或引用写有(含)的词句", "take out the basis, or quote the words that hold (含)"});
  }
  if (basis != "partition" || tree.chooses(question.node)) return;
  const bool shared = std::any_of(tree.figures().begin(), tree.figures().end(), [&](const UsedFigure& other) {
    const Comparison theirs = comparison_of_key(other.key);
    return other.node != figure.node && is_bound(theirs) && is_lower(theirs) != is_lower(question.written) &&
           same_figure(other.quantity, figure.quantity);
  });
  if (shared) return;
  subject.report(
      "operator_word", Certainty::heuristic, question.node.find("basis")->place, tree.id_of(question.node),
      {fmt::format("依据写为 partition,却没有别的条件以{}为另一侧的界限", figure.quantity.text),
       fmt::format("the basis is partition, yet no other condition has {} as its bound from the other side",
                   figure.quantity.text)},
      {fmt::format("写作 {},或写出取走这一界限的相邻档次", key_of(meaning(subject, word->text, nullptr))),
       fmt::format("write {}, or the sibling that takes the bound", key_of(meaning(subject, word->text, nullptr)))});
}

/// A share of a grant that the clause only caps (不超过, 最高) is no fixed share.
void check_rate(const Subject& subject, const ClauseTree& tree, const UsedFigure& figure) {
  const Node* rate_is = figure.node->find("rate_is");
  if (rate_is == nullptr || figure.holder == nullptr || rate_is->text == "unpublished") return;
  const std::string& quote = figure.holder->find("quote")->text;
  bool named_bare = false;
  for (const Quantity& named : quantities_of(quote)) {
    if (!same_figure(figure.quantity, named)) continue;
    const std::string& word = named.after.empty() ? named.before : named.after;
    const Comparison means = meaning(subject, word, &named);
    if (means == Comparison::none) {
      named_bare = true;
      continue;
    }
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
  if (!named_bare || rate_is->text != "ceiling") return;
  subject.report(
      "operator_word", Certainty::heuristic, rate_is->place, tree.id_of(*figure.node),
      {fmt::format("所引原文没有把{}写成上限(不超过、最高、以内),比例却写成“ceiling”", figure.quantity.text),
       fmt::format("no word of the quoted clause (不超过, 最高, 以内) makes {} a ceiling, yet the rate is written "
                   "as \"ceiling\"",
                   figure.quantity.text)},
      {"写作 \"rate_is\": \"fixed\",或引用写有“不超过”的词句",
       "write \"rate_is\": \"fixed\", or quote the words that hold 不超过"});
}

/// `is` a number, not a word or a yes.
bool is_bound_figure(const Node& value) {
  return value.is_number() || (value.is_string() && quantity_of_literal(value.text).has_value());
}

void each_comparison(const Node& node, const std::function<void(const Node&, const read::Member&)>& visit) {
  for (const Node& item : node.items) each_comparison(item, visit);
  for (const read::Member& member : node.members) {
    if (comparison_of_key(member.key) != Comparison::none && node.find("bands") == nullptr) visit(node, member);
    each_comparison(member.value, visit);
  }
}

}  // namespace

void check_operator_words(const Subject& subject, const ClauseTree& tree) {
  std::set<const Node*> complained;
  each_comparison(subject.root, [&](const Node& node, const read::Member& member) {
    const Question question{node, member.place, member.key, comparison_of_key(member.key), tree.is_negated(node)};
    if (member.key == "is" && !is_bound_figure(member.value)) return;
    if (!check_mark(subject, tree, question)) complained.insert(&node);
  });
  for (const UsedFigure& figure : tree.figures()) {
    if (figure.key == "rate") check_rate(subject, tree, figure);
    const Comparison written = comparison_of_key(figure.key);
    if (written == Comparison::none || complained.contains(figure.node)) continue;
    if (figure.node->find("bands") != nullptr || figure.quantity.kind == Quantity::Kind::year) continue;
    const Question question{*figure.node, figure.place, figure.key, written, figure.negated};
    check_quote(subject, tree, question, figure);
    check_basis(subject, tree, question, figure);
  }
}

}  // namespace huiqi::check
