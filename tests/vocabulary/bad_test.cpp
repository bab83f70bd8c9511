// Vocabularies with mistakes: each is refused with its code.
#include <string>
#include <utility>

#include "catch.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

/// Loads one vocabulary alone and gives the codes of its errors.
std::string codes(const std::string& json) {
  EngineOptions options;
  options.embedded = false;
  options.vocabulary.push_back({"v.json", json});
  const auto engine = Engine::load(options);
  std::string found;
  for (const Diagnostic& each : engine.diagnostics) found += (found.empty() ? "" : " ") + each.code;
  return engine ? "loaded" : found;
}

std::string with_facts(const std::string& facts) {
  return R"({"format":1,"records":{"applicant":{"facts":{)" + facts + "}}}}";
}

}  // namespace

TEST_CASE("a vocabulary with a mistake is refused with its code") {
  const std::string label = R"("label":{"zh":"\u4e00","en":"one"})";
  CHECK(codes(with_facts(R"("a":{"type":"money",)" + label + "}")) == "loaded");
  CHECK(codes(with_facts(R"("a":{"type":"mony",)" + label + "}")) == "unknown_type");
  CHECK(codes(with_facts(R"("a":{"type":"money"})")) == "text_missing");
  CHECK(codes(with_facts(R"("a":{"type":"money","serie":"year",)" + label + "}")) == "unknown_key");
  CHECK(codes(with_facts(R"("a":{"type":"enumeration","enumeration":"none_such",)" + label + "}")) == "unknown_name");
  CHECK(codes(with_facts(R"("a":{"type":"list","record":"none_such",)" + label + "}")) == "unknown_name");
  CHECK(codes(with_facts(R"("a":{"type":"list","record":"applicant",)" + label + "}")) == "circular_record");
  CHECK(codes(with_facts(R"("a":{"type":"money","near":["b"],)" + label + "}")) == "unknown_name");
  CHECK(codes(with_facts(R"("a":{"type":"money","question":null,)" + label + "}")) == "wrong_form");
  CHECK(codes(with_facts(R"("a":{"type":"money","series":"",)" + label + "}")) == "unknown_series");
  CHECK(codes(with_facts(R"("a":{"type":"list","absent":"nothing","record":"applicant",)" + label + "}")) ==
        "unknown_word");
  CHECK(codes(R"({"format":1,"enumerations":{"fruit":{"members":{"apple":{"zh":"苹果","en":"apple","zzz":1}}}},
    "records":{"applicant":{"facts":{}}}})") == "unknown_key");
  CHECK(codes(R"({"format":2,"records":{}})") == "wrong_format");
  CHECK(codes(R"({"format":1,"records":{}})") == "missing_key");
}
