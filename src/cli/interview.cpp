// See interview.hpp.
#include "cli/interview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

#include "explain/messages.hpp"
#include "read/object.hpp"
#include "read/write.hpp"
#include "values/law_text.hpp"

namespace huiqi::cli {
namespace {

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string trimmed(const std::string& line) {
  const std::size_t from = line.find_first_not_of(" \t\r");
  if (from == std::string::npos) return {};
  return line.substr(from, line.find_last_not_of(" \t\r") - from + 1);
}

/// The word that a choice stands for: its number, its name or its label in either language.
std::string chosen(const Question& question, const std::string& answer) {
  const auto number = read::small_integer(answer);
  if (number && *number >= 1 && static_cast<std::size_t>(*number) <= question.choices.size())
    return question.choices[static_cast<std::size_t>(*number) - 1].first;
  for (const auto& [name, label] : question.choices) {
    if (answer == name || answer == label.zh || answer == label.en) return name;
  }
  return answer;
}

std::string item_word(const std::string& path) { return path.substr(path.rfind('.') + 1); }

}  // namespace

Text hint(const Question& question) {
  if (question.form == "money")
    return {"金额,如 1.4亿元、500万元、1200000", "money: 1.4亿元, 500万元 or yuan such as 1200000"};
  if (question.form == "rate") return {"比例,如 5%", "a share: 5%"};
  if (question.form == "score") return {"0—100分", "0 to 100"};
  if (question.form == "count") return {"整数", "a whole number"};
  if (question.form == "yes_no") return {"是或否", "yes or no"};
  if (question.form == "date") return {"日期,如 2026-05-20;没有就写 none", "a day: 2026-05-20; none if there is none"};
  if (question.form == "area") return {"行政区划代码,如 450203", "an area code: 450203"};
  if (question.form == "industry") return {"行业代码,如 C3670", "an industry code: C3670"};
  if (question.form == "list") return {"没有就写 none,有就写有几项", "none, or how many there are"};
  if (question.form == "section") return {"是或否", "yes or no"};
  if (question.form == "word") return {"写词或序号", "a word or its number"};
  if (question.form == "words") return {"写词或序号,用逗号分开", "words or their numbers, separated by commas"};
  if (question.form == "reference")
    return {"所指项目的编号(id);没有就写 none", "the id of the item meant; none if there is none"};
  return {"文字或数字", "a text or a number"};
}

Text near_words(const Text& label, const std::string& fact) {
  return messages::fill(messages::kNear, {messages::fill(messages::kWithReason, {label, messages::both(fact)})});
}

std::size_t Interview::open_decisions() const {
  const auto report = engine_.evaluate(profile_, options_);
  if (!report) return 0;
  return static_cast<std::size_t>(
      std::count_if(report->decisions.begin(), report->decisions.end(),
                    [](const Decision& each) { return each.status == Status::undetermined; }));
}

void Interview::ask(const Question& question, std::size_t left) {
  const std::string about = question.subject.id.empty() || question.subject.id == question.subject.kind
                                ? std::string()
                                : fmt::format(" [{} {}]", question.subject.kind, question.subject.id);
  screen_ << "\n"
          << say({fmt::format("(待答 {} 项){}", left, about), fmt::format("({} left){}", left, about)}) << "\n"
          << say(question.question) << "\n";
  for (std::size_t i = 0; i < question.near_labels.size(); ++i)
    screen_ << "  * " << say(near_words(question.near_labels[i], question.near[i])) << "\n";
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    screen_ << fmt::format("  {:>2}  {}  {}\n", i + 1, question.choices[i].first, say(question.choices[i].second));
  }
  screen_ << "  " << say(hint(question)) << "\n> " << std::flush;
}

bool Interview::put(const Question& question, const std::string& written, bool json) {
  ProfileBuilder builder(engine_);
  builder.from_profile(profile_);
  if (json)
    builder.set_json(question.path, written);
  else
    builder.set(question.path, written);
  Result<Profile> built = builder.build();
  if (built) {
    profile_ = std::move(*built.value);
    return true;
  }
  for (const Diagnostic& each : built.diagnostics) {
    screen_ << say({"这样不行:", "not accepted: "}) << say(each.message);
    if (!each.suggestion.empty()) screen_ << say({";", "; "}) << say(each.suggestion);
    screen_ << "\n";
  }
  return false;
}

bool Interview::take(const Question& question, const std::string& answer) {
  const bool yes = is_one_of(answer, {"是", "有", "y", "yes", "Y", "Yes", "true"});
  const bool no = is_one_of(answer, {"否", "没有", "无", "n", "no", "N", "No", "false"});
  const auto wrong = [&] {
    screen_ << say({"没有看懂:", "not understood: "}) << say(hint(question)) << "\n";
    return false;
  };
  if (question.form == "yes_no") return yes || no ? put(question, yes ? "true" : "false", true) : wrong();
  if (question.form == "section") {
    if (no) return skipped_.insert(question.path).second;
    return yes ? put(question, "{}", true) : wrong();
  }
  if (question.form == "list") {
    if (no || is_one_of(answer, {"none", "0", "[]"})) return put(question, "[]", true);
    const auto count = read::small_integer(answer);
    if (!count || *count < 1 || *count > 1000) return wrong();
    std::string items;
    const std::string name = item_word(question.path);
    for (int i = 1; i <= *count; ++i) items += fmt::format("{}{{\"id\":\"{}-{}\"}}", i == 1 ? "" : ",", name, i);
    return put(question, "[" + items + "]", true);
  }
  if (question.form == "words") {
    std::string list;
    std::string rest = answer == "[]" ? std::string("none") : answer;
    for (const std::string_view comma : {"、", "\uFF0C", "\uFF1B", ";"}) {
      for (std::size_t at = rest.find(comma); at != std::string::npos; at = rest.find(comma, at + 1))
        rest.replace(at, comma.size(), ",");
    }
    for (std::size_t at = 0; at <= rest.size();) {
      const std::size_t end = std::min(rest.find(',', at), rest.size());
      const std::string word = trimmed(rest.substr(at, end - at));
      if (!word.empty() && word != "none")
        list += (list.empty() ? "" : ",") + read::quoted_json(chosen(question, word));
      at = end + 1;
    }
    return put(question, "[" + list + "]", true);
  }
  if (question.form == "word") return put(question, chosen(question, answer), false);
  const bool digits = !answer.empty() && answer.find_first_not_of("0123456789.") == std::string::npos;
  const bool number = digits && is_one_of(question.form, {"money", "count", "number", "score", "rate", "year"});
  if (!put(question, answer, number)) return false;
  if (question.form == "money") {
    const Parsed<Rational> yuan = parse_money(answer);
    if (yuan.value)
      screen_ << say({"记为" + yuan_words_zh(*yuan.value), "taken as " + yuan_words_en(*yuan.value)}) << "\n";
  }
  return true;
}

void Interview::go_back() {
  if (steps_.empty()) {
    screen_ << say({"这已是第一项。", "This is the first question."}) << "\n";
    return;
  }
  profile_ = steps_.back().before;
  skipped_.erase(steps_.back().path);
  steps_.pop_back();
}

bool Interview::finish() {
  screen_ << "\n"
          << say({"没有要问的了。回车结束,“返回”改上一项。",
                  "Nothing is left to ask. An empty line ends; \"back\" goes back."})
          << "\n> " << std::flush;
  std::string line;
  if (!std::getline(answers_, line) || !is_one_of(trimmed(line), {"back", "返回", "b"})) return false;
  go_back();
  return true;
}

Profile Interview::run() {
  screen_
      << say({"逐项作答;不知道:直接回车或“不知道”;? 看说明;“返回”上一项;“结束”保存并退出。",
              "Answer one by one. Unknown: an empty line or \"unknown\"; ? explains; \"back\" goes back; \"quit\" saves and ends."})
      << "\n";
  std::string line;
  while (true) {
    const auto found = questions(engine_, profile_, options_);
    if (!found) break;
    std::vector<const Question*> left;
    for (const Question& each : *found) {
      if (!skipped_.contains(each.path)) left.push_back(&each);
    }
    if (left.empty()) {
      if (!finish()) break;
      continue;
    }
    const Question& question = *left.front();
    ask(question, left.size());
    if (!std::getline(answers_, line)) break;
    const std::string answer = trimmed(line);
    if (is_one_of(answer, {"quit", "结束", "q", "exit"})) break;
    if (is_one_of(answer, {"?", "\uFF1F"})) {
      const Text& what = question.definition.empty() ? question.label : question.definition;
      screen_ << say(what) << (question.source.empty() ? "" : " (" + question.source + ")") << "\n";
      continue;
    }
    if (is_one_of(answer, {"back", "返回", "b"})) {
      go_back();
      continue;
    }
    const Profile before = profile_;
    if (is_one_of(answer, {"", "unknown", "不知道", "未知"})) {
      skipped_.insert(question.path);
      steps_.push_back({before, question.path, true});
      continue;
    }
    const std::size_t open = open_decisions();
    if (!take(question, answer)) continue;
    steps_.push_back({before, question.path, false});
    const std::size_t now = open_decisions();
    const Text settled =
        now < open ? Text{fmt::format("定下 {} 项判定,还有 {} 项未定", open - now, now),
                          fmt::format("decisions settled: {}; still open: {}", open - now, now)}
                   : Text{fmt::format("还有 {} 项判定未定", now), fmt::format("decisions still open: {}", now)};
    screen_ << say(settled) << "\n";
  }
  return profile_;
}

}  // namespace huiqi::cli
