// See huiqi/schema.hpp. Each kind of file in a file of its own; what they share: forms.hpp. Tests: tests/schema/
#include "huiqi/schema.hpp"

#include "read/write.hpp"
#include "schema/schemas.hpp"

namespace huiqi {
namespace {

struct SchemaKind {
  SchemaOf what;
  const char* name;
  Text title;
  schema::Node (*root)(schema::Definitions&, const engine_detail::Loaded&);
};

const SchemaKind& kind_of(SchemaOf what) {
  static const SchemaKind kinds[] = {
      {SchemaOf::vocabulary, "vocabulary", {"惠企词汇表", "vocabulary of huiqi"}, schema::vocabulary_schema},
      {SchemaOf::rules, "rules", {"惠企规则集", "rule set of huiqi"}, schema::rules_schema},
      {SchemaOf::profile, "profile", {"惠企申报主体资料", "profile of huiqi"}, schema::profile_schema},
      {SchemaOf::cases, "cases", {"惠企案例", "rule cases of huiqi"}, schema::cases_schema},
      {SchemaOf::report, "report", {"惠企报告", "report of huiqi"}, schema::report_schema},
      {SchemaOf::what_if, "what-if", {"惠企假设", "what-if of huiqi"}, schema::what_if_schema},
      {SchemaOf::windows, "windows", {"惠企申报窗口", "application windows of huiqi"}, schema::windows_schema},
      {SchemaOf::reviews, "reviews", {"惠企复核记录", "review records of huiqi"}, schema::reviews_schema},
      {SchemaOf::diff, "diff", {"惠企版本比较", "comparison of versions of huiqi"}, schema::diff_schema}};
  return kinds[static_cast<std::size_t>(what)];
}

}  // namespace

std::string_view name(SchemaOf what) { return kind_of(what).name; }

std::string json_schema(const Engine& engine, SchemaOf what) {
  schema::Definitions definitions;
  schema::add_common(definitions);
  schema::add_figures(definitions);
  schema::add_words(definitions, *engine.loaded().vocabulary);
  const SchemaKind& kind = kind_of(what);
  schema::Node root = kind.root(definitions, engine.loaded());
  return read::pretty(definitions.complete(kind.title, std::move(root)));
}

}  // namespace huiqi
