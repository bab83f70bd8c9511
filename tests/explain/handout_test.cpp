// The handout: what it says, that both forms say the same, and that no name in a profile becomes markup.
#include "explain/handout.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "files.hpp"
#include "huiqi/huiqi.hpp"

using namespace huiqi;

namespace {

const Engine& engine() {
  static const Result<Engine> loaded = Engine::load();
  return *loaded;
}

Report report_of(const std::string& sample) {
  EvaluateOptions options;
  options.distance = true;
  const auto read = engine().read_profile(test::slurp(test::source / "examples" / sample), sample);
  return *engine().evaluate(*read, options);
}

/// Tags of the HTML that are opened and closed in order; fails where they are not.
void check_well_formed(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    if (html.compare(at, 2, "<!") == 0) continue;
    const std::size_t end = html.find('>', at);
    REQUIRE(end != std::string::npos);
    const std::string inside = html.substr(at + 1, end - at - 1);
    if (inside.ends_with("/")) continue;
    const std::string name = inside.substr(0, inside.find_first_of(" \n"));
    if (!name.starts_with("/")) {
      open.push_back(name);
      continue;
    }
    REQUIRE_FALSE(open.empty());
    CHECK("/" + open.back() == name);
    open.pop_back();
  }
  CHECK(open.empty());
  for (std::size_t at = html.find('&'); at != std::string::npos; at = html.find('&', at + 1)) {
    const std::size_t end = html.find(';', at);
    REQUIRE(end != std::string::npos);
    CHECK(end - at <= 6);
  }
}

const std::string hostile = R"(</style><script>alert(1)</script> ]]> "q" 'a' & | * _ ` [x](http://e.example) # \ )"
                            "\xE2\x80\xAE"  // right-to-left override
                            "evil";

}  // namespace

TEST_CASE("handouts of two samples are as they were read") {
  for (const char* sample : {"automotive-supplier", "revoked-technology-centre"}) {
    const Report report = report_of(std::string(sample) + ".json");
    const auto golden = test::source / "examples/golden" / sample;
    for (const Language language : {Language::zh, Language::en}) {
      const std::string name = golden.string() + (language == Language::zh ? ".handout.zh" : ".handout.en");
      test::check_golden(name + ".md", to_markdown(report, language));
      test::check_golden(name + ".html", to_html(report, language));
      check_well_formed(to_html(report, language));
    }
  }
}

TEST_CASE("a handout fetches nothing and holds no script") {
  const std::string html = to_html(report_of("automotive-supplier.json"), Language::zh);
  for (const char* word : {"<script", "src=", "href=", "@import", "url(http", "<link", "<iframe"})
    CHECK(html.find(word) == std::string::npos);
}

TEST_CASE("a handout names everything that a decision rests on") {
  const Report report = report_of("automotive-supplier.json");
  const std::string html = to_html(report, Language::zh), markdown = to_markdown(report, Language::en);
  CHECK(html.find("<svg") != std::string::npos);
  for (const RuleSetReceipt& each : report.rule_sets) {
    CHECK(html.find(each.digest) != std::string::npos);
    CHECK(markdown.find(each.digest) != std::string::npos);
  }
  CHECK(html.find("上限不等于应得金额") != std::string::npos);
  CHECK(markdown.find("A ceiling is not an entitlement") != std::string::npos);
  CHECK(markdown.find("- [ ] ") != std::string::npos);
}

TEST_CASE("hostile names stay words") {
  ProfileBuilder builder(engine());
  builder.set("as_of", "2026-05-20").set("enterprise.name", hostile).set("enterprise.registered_area", "450203");
  builder.set("projects.p1.name", hostile).set("projects.p1.total_input", "100万元");
  const auto profile = builder.build();
  REQUIRE(profile);
  const Report report = *engine().evaluate(*profile);
  CHECK(report.applicant == hostile);
  const std::string html = to_html(report, Language::zh);
  check_well_formed(html);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(html.find("&lt;script&gt;alert(1)") != std::string::npos);
  CHECK(html.find("</style>") == html.rfind("</style>"));
  const std::string markdown = to_markdown(report, Language::en);
  CHECK(markdown.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(markdown.find("\\<script\\>") != std::string::npos);
  CHECK(markdown.find("\\[x\\](http\\://e.example)") != std::string::npos);
  const std::string first = markdown.substr(0, markdown.find('\n'));
  CHECK(std::count(first.begin(), first.end(), '|') == 1);
  CHECK(first.find("\\|") != std::string::npos);
}

TEST_CASE("a Markdown table has as many cells in every row as in its head") {
  const std::string markdown = to_markdown(report_of("automotive-supplier.json"), Language::zh);
  std::size_t cells = 0;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t end = markdown.find('\n', at);
    const std::string line = markdown.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with("|")) {
      cells = 0;
      continue;
    }
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
    if (cells != 0) CHECK(bars == cells);
    cells = bars;
  }
}

TEST_CASE("the picture's bars are whole numbers in proportion") {
  std::vector<handout::Bar> bars(2);
  bars[0] = {"a", "1", 0, 1'000'000, 2'000'000};
  bars[1] = {"b", "2", 500'000, 500'000, std::nullopt};
  const std::string picture = handout::svg(bars, "t", Language::en);
  CHECK(picture.find("width=\"480\"") != std::string::npos);  // the widest reading of the first
  CHECK(picture.find("width=\"240\"") != std::string::npos);  // its ceiling: half of that
  CHECK(picture.find("width=\"120\"") != std::string::npos);
}
