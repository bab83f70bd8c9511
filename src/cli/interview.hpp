// The dialogue of `huiqi questions`: asks, takes an answer, checks it, goes back. Words and rules: docs/questions.md.
// Tests: tests/cli/transcripts/questions.txt
#pragma once

#include <iosfwd>
#include <set>
#include <string>
#include <vector>

#include "huiqi/questions.hpp"

namespace huiqi::cli {

class Interview {
 public:
  Interview(const Engine& engine, const EvaluateOptions& options, Profile profile, std::istream& answers,
            std::ostream& screen, Language language)
      : engine_(engine),
        options_(options),
        profile_(std::move(profile)),
        answers_(answers),
        screen_(screen),
        language_(language) {}

  /// Until nothing is left to ask, "quit", or the end of the input; the profile as it then is.
  Profile run();

 private:
  struct Step {
    Profile before;
    std::string path;
    bool skipped = false;
  };

  /// Takes back the last answer.
  void go_back();
  /// With nothing left to ask: whether the last answer was taken back after all.
  bool finish();
  void ask(const Question& question, std::size_t left);
  bool take(const Question& question, const std::string& answer);
  bool put(const Question& question, const std::string& json_or_text, bool json);
  std::string say(const Text& text) const { return in(text, language_); }
  std::size_t open_decisions() const;

  const Engine& engine_;
  const EvaluateOptions& options_;
  Profile profile_;
  std::istream& answers_;
  std::ostream& screen_;
  Language language_;
  std::vector<Step> steps_;
  std::set<std::string> skipped_;
};

/// "已填报的“营业收入”不能代替".
Text near_words(const Text& label, const std::string& fact);
/// How an answer of that form is written: "1.4亿元、500万元 或 元数" …
Text hint(const Question& question);

}  // namespace huiqi::cli
