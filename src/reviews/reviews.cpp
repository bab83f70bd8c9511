// Reading and writing review records. See reviews.hpp.
#include "reviews/reviews.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "read/object.hpp"
#include "read/write.hpp"
#include "reviews/keys.hpp"
#include "reviews/voided.hpp"

namespace huiqi::reviews {
namespace {

using read::Node;

constexpr std::size_t digest_length = 64;

bool is_digest(const std::string& text) {
  return text.size() == digest_length && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

class Reader {
 public:
  Reader(const std::string& file, std::vector<Diagnostic>& diagnostics) : reporter_(file, diagnostics) {}

  File read(const Node& root, const std::vector<language::RuleSet>& sets) {
    File result;
    result.name = reporter_.file();
    if (!reporter_.expect(root, Node::Kind::object, file_keys().what())) return result;
    reporter_.allow_only(root, file_keys());
    reporter_.require_all(root, file_keys());
    reporter_.string_of(root, "$schema");
    if (const Node* format = root.find("format"); format != nullptr && !(format->is_number() && format->text == "1"))
      reporter_.error(format->place, "wrong_format", {"“format”应为 1", "\"format\" must be 1"});
    result.rule_set = reporter_.string_of(root, "rule_set");
    const language::RuleSet* set = find(sets, result.rule_set, root);
    const Node* list = root.find("reviews");
    if (list == nullptr || !reporter_.expect(*list, Node::Kind::array, {"“reviews”", "\"reviews\""})) return result;
    for (const Node& node : list->items) review(node, set, result.reviews);
    return result;
  }

 private:
  const language::RuleSet* find(const std::vector<language::RuleSet>& sets, const std::string& id, const Node& root) {
    std::vector<std::string> ids;
    for (const language::RuleSet& each : sets) {
      if (each.id == id) return &each;
      ids.push_back(each.id);
    }
    if (const Node* written = root.find("rule_set"); written != nullptr && written->is_string() && !id.empty()) {
      reporter_
          .error(written->place, "unknown_rule_set",
                 {fmt::format("没有规则集“{}”", id), fmt::format("there is no rule set \"{}\"", id)})
          .suggestion = read::suggest(id, ids);
    }
    return nullptr;
  }

  void review(const Node& node, const language::RuleSet* set, std::vector<Review>& into) {
    if (!reporter_.expect(node, Node::Kind::object, review_keys().what())) return;
    reporter_.allow_only(node, review_keys());
    reporter_.require_all(node, review_keys());
    Review review;
    review.place = node.place;
    review.provision = reporter_.string_of(node, "provision");
    review.by = reporter_.string_of(node, "by");
    review.on = reporter_.date_of(node, "on").value_or(Date());
    review.digest = reporter_.string_of(node, "digest");
    review.note = reporter_.text_of(node, "note");
    if (const Node* digest = node.find("digest");
        digest != nullptr && digest->is_string() && !digest->text.empty() && !is_digest(review.digest)) {
      reporter_
          .error(digest->place, "wrong_form",
                 {"摘要是64位小写十六进制数字", "a digest is 64 lower-case hexadecimal digits"})
          .suggestion = {"用 huiqi review 写复核记录", "let huiqi review write the record"};
    }
    if (set != nullptr && !review.provision.empty()) compare(review, *set);
    once(review);
    into.push_back(std::move(review));
  }

  void compare(Review& review, const language::RuleSet& set) {
    std::vector<std::string> ids;
    for (const language::Provision& each : set.provisions) {
      ids.push_back(each.id);
      if (each.id != review.provision) continue;
      review.holds = each.content == review.digest;
      if (review.holds) return;
      const Diagnostic said = voided("", review);
      Diagnostic& warning = reporter_.warning(review.place, "review_void", said.message);
      warning.suggestion = said.suggestion;
      warning.other_file = set.file;
      warning.other_place = each.place;
      return;
    }
    reporter_
        .error(review.place, "unknown_provision",
               {fmt::format("规则集“{}”没有条款“{}”", set.id, review.provision),
                fmt::format("the rule set \"{}\" has no provision \"{}\"", set.id, review.provision)})
        .suggestion = read::did_you_mean(review.provision, ids);
  }

  /// One record a provision and reviewer: a later one takes the earlier one's place.
  void once(const Review& review) {
    const auto [first, added] = known_.emplace(std::pair(review.provision, review.by), review.place);
    if (added) return;
    Diagnostic& error =
        reporter_.error(review.place, "duplicate_review",
                        {fmt::format("“{}”对条款“{}”的复核记录重复", review.by, review.provision),
                         fmt::format("there is another review of \"{}\" by {}", review.provision, review.by)});
    error.suggestion = {"只留最近的一条", "keep the latest one"};
    error.other_place = first->second;
  }

  read::Reporter reporter_;
  std::map<std::pair<std::string, std::string>, Place> known_;
};

}  // namespace

Diagnostic voided(const std::string& file, const Review& review) {
  Diagnostic warning;
  warning.severity = Severity::warning;
  warning.code = "review_void";
  warning.file = file;
  warning.place = review.place;
  warning.message = {
      fmt::format("条款“{}”在 {} 由“{}”复核之后有改动,复核已失效", review.provision, review.on.to_string(), review.by),
      fmt::format("\"{}\" has changed since {} reviewed it on {}: the review is void", review.provision, review.by,
                  review.on.to_string())};
  warning.suggestion = {fmt::format("对照原文重新复核:huiqi review {}", review.provision),
                        fmt::format("review it against the paper again: huiqi review {}", review.provision)};
  return warning;
}

std::optional<File> read_reviews(const Node& root, const std::string& file, const std::vector<language::RuleSet>& sets,
                                 std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> found;
  File result = Reader(file, found).read(root, sets);
  const bool good = !has_errors(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (!good) return std::nullopt;
  return result;
}

std::string write(const File& file, const language::RuleSet& set) {
  std::vector<Review> sorted = file.reviews;
  const auto place = [&](const Review& review) {
    const auto same = [&](const language::Provision& each) { return each.id == review.provision; };
    return std::find_if(set.provisions.begin(), set.provisions.end(), same) - set.provisions.begin();
  };
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Review& a, const Review& b) {
    return std::tuple(place(a), a.on, a.by) < std::tuple(place(b), b.on, b.by);
  });
  std::string text =
      fmt::format("{{ \"format\": 1,\n  \"rule_set\": {},\n  \"reviews\": [", read::quoted_json(file.rule_set));
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Review& each = sorted[i];
    text += fmt::format("{}\n    {{ \"provision\": {}, \"by\": {}, \"on\": \"{}\",\n      \"digest\": \"{}\"",
                        i == 0 ? "" : ",", read::quoted_json(each.provision), read::quoted_json(each.by),
                        each.on.to_string(), each.digest);
    if (!each.note.empty()) {
      text += fmt::format(",\n      \"note\": {{ \"zh\": {}, \"en\": {} }}", read::quoted_json(each.note.zh),
                          read::quoted_json(each.note.en));
    }
    text += " }";
  }
  return text + " ] }\n";
}

std::vector<const Review*> of(const std::vector<File>& files, const std::string& provision) {
  std::vector<const Review*> result;
  for (const File& file : files) {
    for (const Review& each : file.reviews) {
      if (each.provision == provision) result.push_back(&each);
    }
  }
  return result;
}

}  // namespace huiqi::reviews
