// huiqi schema: the JSON Schema of one kind of file, for editors and other programs. docs/editors.md.
#include <memory>

#include "cli/output.hpp"
#include "cli/rule_files.hpp"
#include "cli/verb.hpp"
#include "huiqi/schema.hpp"

namespace huiqi::cli {
namespace {

constexpr SchemaOf kinds[] = {SchemaOf::vocabulary, SchemaOf::rules,   SchemaOf::profile,
                              SchemaOf::cases,      SchemaOf::report,  SchemaOf::what_if,
                              SchemaOf::windows,    SchemaOf::reviews, SchemaOf::diff};

ExitStatus schema(const std::string& what, const Common& common) {
  std::vector<std::string> names;
  for (const SchemaOf each : kinds) names.emplace_back(name(each));
  require_one_of("KIND", what, names);
  std::vector<Diagnostic> diagnostics;
  const auto engine = load_engine(common, {}, diagnostics);
  if (!engine) {
    print_errors(diagnostics, common.language);
    return input_error;
  }
  for (const SchemaOf each : kinds) {
    if (name(each) == what) return print(json_schema(*engine, each), common.language);
  }
  return usage_error;
}

}  // namespace

Run add_schema(CLI::App& verb, Language words) {
  auto what = std::make_shared<std::string>();
  verb.add_option("KIND", *what,
                  in({"vocabulary、rules、profile、cases、report、what-if、windows、reviews 或 diff",
                      "vocabulary, rules, profile, cases, report, what-if, windows, reviews or diff"},
                     words))
      ->required()
      ->type_name("");
  return [what](const Common& common) { return schema(*what, common); };
}

}  // namespace huiqi::cli
