// The schema of a comparison (huiqi diff --format json), which src/cli/diff_json.cpp writes. Reference: docs/diff.md.
// Tests: tests/schema/, scripts/validate-schemas
#include "schema/schemas.hpp"

namespace huiqi::schema {
namespace {

using read::Key;
using read::Keys;
using read::Need;

Key always(const char* name, const char* form, Text what) { return {name, form, std::move(what), Need::required}; }
Key sometimes(const char* name, const char* form, Text what) { return {name, form, std::move(what), Need::optional}; }

Key old_side(const char* form) { return always("old", form, {"旧版本;null:没有", "the older version; null: none"}); }
Key new_side(const char* form) { return always("new", form, {"新版本;null:没有", "the newer version; null: none"}); }
Key direction() {
  return always("direction", "direction", {"收紧或放宽,有例子为证", "tightened or loosened, as the examples show"});
}
Key cite() { return always("cite", "string", {"出处,可为空", "in the document's own numbering; may be empty"}); }

Keys root() {
  return Keys({"两个版本的比较", "two versions compared"},
              {always("old", "string", {"旧版本,照命令行所写", "the older version, as named on the command line"}),
               always("new", "string", {"新版本,照命令行所写", "the newer version, likewise"}),
               always("same", "boolean", {"没有差别", "whether nothing differs"}),
               always("as_of", "day", {"例子的申报日", "the filing day of the examples"}),
               always("common_day", "boolean", {"当日两个版本都有效", "whether both are in force on that day"}),
               always("rule_sets", "rule_sets", {"各规则集", "the rule sets"}),
               always("population", "population_or_null",
                      {"对申报主体的影响", "what --population counted; null: not asked for"})});
}

Keys rule_set() {
  return Keys(
      {"一个规则集", "a rule set"},
      {always("id", "words", {"编号", "its id"}), always("change", "change_of_set", {"怎样变化", "how it differs"}),
       old_side("receipt"), new_side("receipt"), sometimes("validity", "plain_changes", {"有效期", "validity"}),
       sometimes("parameters", "plain_changes", {"参数", "parameters"}),
       sometimes("exclusive", "plain_changes", {"不能同时享受", "what is not counted together"}),
       sometimes("provisions", "provision_changes", {"条款", "provisions"}),
       sometimes("records", "plain_changes", {"只作记录的条款", "records"}),
       sometimes("wording", "plain_changes", {"文字", "wording"})});
}

Keys receipt() {
  return Keys(
      {"一个版本", "one version"},
      {always("id", "words", {"编号", "its id"}), always("version", "string", {"版本", "its version"}),
       always("digest", "digest", {"摘要", "its digest"}), always("title", "text_or_none", {"标题", "its title"}),
       always("number", "string", {"文号", "the document's number"})});
}

Keys plain_change() {
  return Keys({"一项变化", "a change"}, {always("key", "words", {"什么", "of what"}),
                                         always("id", "string_or_null", {"属于哪一项", "of which condition or record"}),
                                         old_side("text_or_none"), new_side("text_or_none")});
}

Keys provision() {
  return Keys({"一条条款的变化", "a provision that differs"},
              {always("id", "words", {"编号", "its id"}),
               always("change", "change_of_provision", {"怎样变化", "how it differs"}),
               always("title", "text_or_none", {"标题", "its title"}), always("kind", "words", {"类型", "its kind"}),
               always("citation", "string", {"出处", "the full citation"}), direction(),
               always("conditions", "condition_changes", {"条件", "conditions"}),
               always("values", "value_changes", {"比例、基数、封顶、答案", "rates, bases, caps, answers"}),
               always("settings", "plain_changes", {"其他设定", "what else decides"}),
               always("wording", "plain_changes", {"文字", "wording"}),
               always("witnesses", "witnesses_of_decision", {"例子", "examples"})});
}

Keys condition() {
  return Keys({"一项条件的变化", "a condition that differs"},
              {always("id", "string", {"编号", "its id"}), always("change", "change", {"怎样变化", "how it differs"}),
               always("role", "role", {"作用", "what it is for"}),
               always("moved_from", "role_or_null", {"原来的作用,如有变化", "what it was for, where that is another"}),
               cite(), direction(), old_side("lines"), new_side("lines"),
               always("figures", "figure_changes", {"变动的数字", "figures that differ"}),
               always("witnesses", "witnesses_of_condition", {"例子", "examples"})});
}

Keys line() {
  return Keys({"一行文字", "a line of words"}, {always("depth", "whole", {"层次", "its depth"}),
                                                always("id", "string", {"编号,可为空", "its id; may be empty"}), cite(),
                                                always("words", "text_or_none", {"文字", "the words"})});
}

Keys witness() {
  return Keys({"一个例子", "an example"},
              {always("file", "string_or_null", {"--witness 写入的文件", "the file that --witness wrote"}),
               always("subject", "subject", {"判定的对象", "what is decided upon"}),
               always("decision", "boolean", {"判定随条件转变", "of a condition: the decision turns the same way"}),
               old_side("answer"), new_side("answer"), always("profile", "object", {"申报主体资料", "the profile"})});
}

Keys answer() {
  return Keys(
      {"一个版本的判定", "what one version decides"},
      {always("status", "words", {"判定", "the status"}), always("ceiling", "money_or_none", {"最高", "the ceiling"}),
       always("assured", "money_or_none", {"其中确定", "what is assured"}),
       always("ceiling_max", "money_or_none", {"各种理解中最高", "the largest ceiling over the readings"})});
}

std::vector<Key> tally() {
  return {always("gain", "whole", {"变好", "better off"}),
          always("lose", "whole", {"变差", "worse off"}),
          always("unchanged", "whole", {"不变", "unchanged"}),
          always("answers_differ", "whole", {"不变中结果不同", "unchanged, with another answer"}),
          always("undetermined", "whole",
                 {"变好变差中,有一个版本尚不能判定的", "of the better and worse off: undetermined in one version"}),
          always("without_ceiling", "whole", {"无法计算最高额", "no ceiling can be stated"}),
          always("more", "money_text", {"最高额增加", "at most so much more"}),
          always("less", "money_text", {"最高额减少", "at most so much less"})};
}

Keys tally_of_all() {
  std::vector<Key> keys = tally();
  keys.push_back(always("both", "whole", {"有好有差", "better off by one provision, worse by another"}));
  return Keys({"合计", "in all"}, keys);
}

Keys tally_of_provision() {
  std::vector<Key> keys = tally();
  keys.insert(keys.begin(), always("provision", "words", {"条款", "the provision"}));
  return Keys({"一条条款", "a provision"}, keys);
}

}  // namespace

Node diff_schema(Definitions& definitions, const Loaded&) {
  const auto add = [&](const char* name, Node form) {
    definitions.add(name, [form = std::move(form)] { return form; });
  };
  add("text_or_none", or_null(object_of(Keys({}, {always("zh", "string", {"中文", "in Chinese"}),
                                                  always("en", "string", {"英文", "in English"})}))));
  add("digest", pattern("^[0-9a-f]{64}$"));
  add("money_text", pattern("^-?[0-9]+\\.[0-9]{2}$"));
  add("money_or_none", or_null(definition("money_text")));
  Node whole = type("integer");
  put(whole, "minimum", number("0"));
  add("whole", std::move(whole));
  add("object", type("object"));
  add("receipt", or_null(object_of(receipt())));
  add("rule_sets", list_of(object_of(rule_set())));
  add("plain_changes", list_of(object_of(plain_change())));
  add("provision_changes", list_of(object_of(provision())));
  add("condition_changes", list_of(object_of(condition())));
  add("value_changes", list_of(object_of(Keys({}, {always("key", "words", {"什么", "of what"}), cite(),
                                                   old_side("text_or_none"), new_side("text_or_none")}))));
  add("figure_changes", list_of(object_of(Keys({}, {old_side("text_or_none"), new_side("text_or_none")}))));
  add("lines", or_null(list_of(object_of(line()))));
  add("change_of_set", one_of({{"none", {"没有差别", "no difference"}},
                               {"meaning", {"意思不同", "another meaning"}},
                               {"wording", {"只有文字不同", "other words alone"}},
                               {"added", {"新增", "added"}},
                               {"removed", {"删去", "removed"}}}));
  const read::Choices changes = {
      {"added", {"新增", "added"}}, {"removed", {"删去", "removed"}}, {"changed", {"变更", "changed"}}};
  add("change", one_of(changes));
  read::Choices of_provisions = changes;
  of_provisions.push_back({"wording", {"只有文字不同", "other words alone"}});
  add("change_of_provision", one_of(of_provisions));
  add("direction", one_of({{"tightened", {"收紧", "tightened"}},
                           {"loosened", {"放宽", "loosened"}},
                           {"tightened_and_loosened", {"有收紧也有放宽", "tightened for some, loosened for others"}},
                           {"not_shown", {"未能举例证明方向", "no direction was shown"}}}));
  add("role", one_of({{"scope", {"适用范围", "scope"}},
                      {"requirement", {"要求", "requirement"}},
                      {"ground", {"情形", "ground"}}}));
  add("role_or_null", or_null(definition("role")));
  add("witness", or_null(object_of(witness())));
  add("answer", or_null(object_of(answer())));
  add("subject",
      object_of(Keys({}, {always("kind", "words", {"种类", "its kind"}), always("id", "words", {"编号", "its id"})})));
  add("witnesses_of_decision", object_of(Keys({}, {always("loses", "witness", {"变差", "worse off"}),
                                                   always("gains", "witness", {"变好", "better off"}),
                                                   always("differs", "witness", {"结果不同", "another answer"})})));
  add("witnesses_of_condition", object_of(Keys({}, {always("tightened", "witness", {"收紧", "tightened"}),
                                                    always("loosened", "witness", {"放宽", "loosened"})})));
  add("tallies", list_of(object_of(tally_of_provision())));
  add("tally", object_of(tally_of_all()));
  add("population_or_null",
      or_null(object_of(Keys({}, {always("applicants", "whole", {"申报主体数", "applicants"}),
                                  always("errors", "whole", {"资料有错误的", "profiles in error"}),
                                  always("all", "tally", {"合计", "in all"}),
                                  always("provisions", "tallies", {"各条款", "provision by provision"})}))));
  return object_of(root());
}

}  // namespace huiqi::schema
