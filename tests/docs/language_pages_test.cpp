// The pages of the rule language (docs/language/): every word that the reader knows has one, and all examples on them run.
// A block opened by ```json example is a provision with its cases; what a case lists is compared, and nothing else. One
// opened by ```json error is a provision with a mistake, and the code of the diagnostic that it gets.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "files.hpp"
#include "huiqi/engine.hpp"
#include "language/words.hpp"

using namespace huiqi;
using Json = nlohmann::ordered_json;

namespace {

const std::filesystem::path pages = test::source / "docs/language";

// --- words -----------------------------------------------------------------------------------------------------------

/// Words that share a page, under the page's name.
const std::map<std::string, std::string>& pages_shared() {
  static const std::map<std::string, std::string> shared = {{"at_least", "compare"},
                                                            {"at_most", "compare"},
                                                            {"less_than", "compare"},
                                                            {"more_than", "compare"},
                                                            {"is", "compare"},
                                                            {"from", "compare"},
                                                            {"to", "compare"},
                                                            {"elsewhere", "in_open"},
                                                            {"contains_any", "contains"},
                                                            {"let", "use"}};
  return shared;
}

std::set<std::string> words_of_the_reader() {
  std::set<std::string> words = {"ratio",    "word",    "basis", "let",    "scope",
                                 "requires", "grounds", "grant", "answer", "target"};
  for (const language::Word& each : language::value_words()) words.insert(each.name);
  for (const language::Word& each : language::condition_words()) words.insert(each.name);
  for (const std::string& key : language::comparison_keys().names()) words.insert(key);
  for (const std::string& key : language::mark_keys().names()) words.insert(key);
  return words;
}

// --- examples --------------------------------------------------------------------------------------------------------

struct Block {
  std::string page;
  std::size_t number = 0;  ///< on its page, from 1
  Json json;
};

/// The blocks of all pages that are opened by ```json and this word.
std::vector<Block> blocks(const std::string& word) {
  std::vector<Block> found;
  for (const auto& path : test::files_of(pages, ".md")) {
    const std::string text = test::slurp(path);
    const std::string opening = "\n```json " + word + "\n";
    std::size_t number = 0;
    for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at)) {
      at += opening.size();
      const std::size_t end = text.find("\n```", at);
      INFO(path.filename().string() << ", " << word << " " << number + 1);
      REQUIRE(end != std::string::npos);
      found.push_back({path.stem().string(), ++number, Json::parse(text.substr(at, end - at))});
    }
  }
  return found;
}

const Json title = {{"zh", "示例"}, {"en", "Example"}};

/// The rule set around an example: one provision "example", and the `others` that it refers to.
std::string rule_set(const Json& example) {
  Json provision = {
      {"id", "example"}, {"kind", "recognition"}, {"subject", "enterprise"}, {"cite", "第一条"}, {"title", title}};
  for (const char* key : {"kind", "subject", "let", "scope", "requires", "grounds", "grant", "answer", "target",
                          "cycle", "by", "notes"}) {
    if (example.contains(key)) provision[key] = example[key];
  }
  Json set = {{"format", 1},
              {"id", "example"},
              {"version", "1"},
              {"title", title},
              {"number", "示例〔2020〕1号"},
              {"in_force", {{"from", "2020-01-01"}, {"basis", "assumed"}, {"cite", "第一条"}, {"until", nullptr}}},
              {"provisions", Json::array({provision})}};
  for (const char* key : {"parameters", "definitions"}) {
    if (example.contains(key)) set[key] = example[key];
  }
  for (const Json& other : example.value("others", Json::array())) {
    Json written = {{"kind", "recognition"}, {"subject", "enterprise"}, {"cite", "第二条"}, {"title", title}};
    written.update(other);
    set["provisions"].push_back(written);
  }
  return set.dump();
}

/// The vocabulary that the library embeds, without its rule sets: an example needs none of them.
Result<Engine> load(const Json& example) {
  EngineOptions options;
  options.embedded = false;
  for (const auto& path : test::files_of(test::source / "rules/vocabulary", ".json")) {
    options.vocabulary.push_back({path.filename().string(), test::slurp(path)});
  }
  options.rule_sets = {{"example.json", rule_set(example)}};
  return Engine::load(options);
}

std::string all_of(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& each : diagnostics) text += to_string(each, Language::en) + "\n";
  return text;
}

Json json_of(const Value& value) {
  if (value.is_list) return Json(value.items);
  return value.items.empty() ? Json(nullptr) : Json(value.items.front());
}

Json json_of(const std::optional<Money>& money) { return money ? Json(money->to_string()) : Json(nullptr); }

/// What the decision has under each key that a case may list.
Json answered(const Decision& decision) {
  Json got = {{"status", name(decision.status)},
              {"assured", nullptr},
              {"ceiling", nullptr},
              {"ceiling_max", nullptr},
              {"binding", nullptr}};
  if (decision.amount) {
    got["assured"] = decision.amount->assured.to_string();
    got["ceiling"] = json_of(decision.amount->ceiling);
    got["ceiling_max"] = json_of(decision.amount->ceiling_max);
    got["binding"] = name(decision.amount->binding);
  }
  for (const char* key : {"value", "findings", "citations", "quotes", "labels"}) got[key] = Json::object();
  for (const char* key : {"missing", "notes"}) got[key] = Json::array();
  for (const Value& value : decision.value) got["value"][value.key] = json_of(value);
  for (const Missing& missing : decision.missing) got["missing"].push_back(missing.fact);
  for (const Note& note : decision.notes) got["notes"].push_back(note.code);
  for (const Finding& finding : decision.findings) {
    got["findings"][finding.id] = name(finding.outcome);
    got["citations"][finding.id] = finding.citation;
    got["quotes"][finding.id] = finding.quote;
    got["labels"][finding.id] = {{"zh", finding.label.zh}, {"en", finding.label.en}};
    for (const Note& note : finding.notes) got["notes"].push_back(note.code);
  }
  return got;
}

const std::set<std::string> inputs = {"profile", "as_of", "subject", "readings", "parameters", "decided"};

void compare(const Json& expected, const Decision& decision) {
  const Json got = answered(decision);
  for (const auto& [key, wanted] : expected.items()) {
    if (inputs.count(key) != 0) continue;
    INFO("key " << key);
    REQUIRE(got.contains(key));
    if (key == "notes") {  // these among others
      for (const Json& code : wanted) {
        CAPTURE(code.dump(), got[key].dump());
        CHECK(std::find(got[key].begin(), got[key].end(), code) != got[key].end());
      }
    } else if (wanted.is_object()) {
      for (const auto& [name, value] : wanted.items()) {
        CAPTURE(name);
        CHECK(got[key].value(name, Json()).dump() == value.dump());
      }
    } else {
      CHECK(got[key].dump() == wanted.dump());
    }
  }
}

void run(const Engine& engine, const Json& each) {
  Json written = {{"format", 1}};
  written.update(each.value("profile", Json::object()));
  const auto profile = engine.read_profile(written.dump(), "profile.json");
  INFO(all_of(profile.diagnostics));
  REQUIRE(profile);
  EvaluateOptions options;
  options.as_of = Date::parse(each.value("as_of", std::string("2026-05-20")));
  options.policies = {"example"};
  options.readings = each.value("readings", std::map<std::string, std::string>());
  options.parameters = each.value("parameters", std::map<std::string, std::string>());
  REQUIRE(options.as_of);
  const auto report = engine.evaluate(*profile, options);
  INFO(all_of(report.diagnostics));
  REQUIRE(report);
  const std::string subject = each.value("subject", std::string());
  const auto found = std::find_if(report->decisions.begin(), report->decisions.end(), [&](const Decision& decision) {
    return decision.provision == "example" && (subject.empty() || decision.subject.id == subject);
  });
  REQUIRE((found != report->decisions.end()) == each.value("decided", true));
  if (found != report->decisions.end()) compare(each, *found);
}

}  // namespace

TEST_CASE("every word of the rule language has its page, and the reference leads to it") {
  const std::string reference = test::slurp(pages / "README.md");
  std::set<std::string> wanted;
  for (const std::string& word : words_of_the_reader()) {
    const auto shared = pages_shared().find(word);
    const std::string page = shared == pages_shared().end() ? word : shared->second;
    wanted.insert(page);
    CAPTURE(word, page);
    CHECK(std::filesystem::exists(pages / (page + ".md")));
    CHECK(reference.find("(" + page + ".md)") != std::string::npos);
  }
  for (const auto& path : test::files_of(pages, ".md")) {
    const std::string page = path.stem().string();
    INFO("a page for a word that the reader does not know: " << page);
    CHECK((page == "README" || wanted.count(page) != 0));
  }
}

TEST_CASE("the examples on the pages of the rule language give what they say") {
  std::map<std::string, std::size_t> cases;
  for (const Block& block : blocks("example")) {
    INFO(block.page << ".md, example " << block.number);
    const auto engine = load(block.json);
    INFO(all_of(engine.diagnostics));
    REQUIRE(engine);
    std::size_t number = 0;
    for (const Json& each : block.json.at("cases")) {
      INFO("case " << ++number);
      run(*engine, each);
    }
    cases[block.page] += number;
  }
  for (const auto& path : test::files_of(pages, ".md")) {
    const std::string page = path.stem().string();
    INFO(page << ".md: at least one case where the word is met, one where it is not, one unknown");
    CHECK((page == "README" || cases[page] >= 3));
  }
}

TEST_CASE("the mistakes on the pages of the rule language get the messages that they say") {
  for (const Block& block : blocks("error")) {
    INFO(block.page << ".md, error " << block.number);
    const auto engine = load(block.json);
    CHECK_FALSE(engine);
    const std::string code = block.json.at("error");
    INFO("wanted " << code << ", got:\n" << all_of(engine.diagnostics));
    CHECK(std::any_of(engine.diagnostics.begin(), engine.diagnostics.end(),
                      [&](const Diagnostic& each) { return each.code == code; }));
  }
}
