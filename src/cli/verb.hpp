// What the verbs share: the options that all of them have, and how a verb adds itself to the command line.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "cli/exit_status.hpp"
#include "huiqi/text.hpp"

namespace huiqi::cli {

/// Options of every verb, after parsing.
struct Common {
  Language language = Language::en;
  bool json = false;
  std::vector<std::string> rules;  ///< folders of rule sets that replace or add to the embedded ones

  std::string language_name, format_name;  ///< as written
  bool verbose = false;
};

/// A wrong command line that only a verb can see: printed with a hint at the verb's --help; status 2.
struct UsageError {
  Text message;
};

/// Thrown where the value is none of the words: "--format: …", with the nearest.
void require_one_of(const std::string& option, const std::string& value, const std::vector<std::string>& words);

/// A verb defines its options and says what runs; options live as long as the returned function.
using Run = std::function<ExitStatus(const Common&)>;
/// `words` chooses the help's language.
using AddVerb = Run (*)(CLI::App& verb, Language words);

Run add_evaluate(CLI::App& verb, Language words);
Run add_batch(CLI::App& verb, Language words);
Run add_list(CLI::App& verb, Language words);
Run add_show(CLI::App& verb, Language words);
Run add_coverage(CLI::App& verb, Language words);
Run add_deadlines(CLI::App& verb, Language words);
Run add_new(CLI::App& verb, Language words);
Run add_questions(CLI::App& verb, Language words);
Run add_review(CLI::App& verb, Language words);
Run add_check(CLI::App& verb, Language words);
Run add_test(CLI::App& verb, Language words);
Run add_schema(CLI::App& verb, Language words);
Run add_fmt(CLI::App& verb, Language words);
Run add_diff(CLI::App& verb, Language words);

}  // namespace huiqi::cli
