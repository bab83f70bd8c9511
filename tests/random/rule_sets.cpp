// See rule_sets.hpp: the file, its provisions, grants and answers.
#include "random/rule_sets.hpp"

#include <map>

#include "random/rule_writer.hpp"

namespace huiqi::random {

namespace {

const std::vector<std::pair<std::string, ValueType>>& random_parameters() {
  static const std::vector<std::pair<std::string, ValueType>> all = {{"random.known", ValueType::money},
                                                                     {"random.unpublished", ValueType::money},
                                                                     {"random.share", ValueType::rate},
                                                                     {"random.first_day", ValueType::date}};
  return all;
}

class OneRuleSet {
 public:
  OneRuleSet(const vocabulary::Vocabulary& vocabulary, std::uint64_t seed)
      : vocabulary_(vocabulary), dice_(seed), seed_(seed) {}

  Json make() {
    Json set = Json::object();
    set["format"] = 1;
    set["id"] = "random-" + std::to_string(seed_);
    set["version"] = "1";
    set["title"] = text("随机规则");
    set["number"] = "测〔2025〕" + std::to_string(seed_) + "号";
    set["issuers"] = Json::array({text("测试")});
    set["dated_on"] = "2025-01-01";
    set["in_force"] = {{"from", "2025-01-01"}, {"basis", "assumed"}, {"cite", "第一条"}};
    set["in_force"]["until"] = dice_.chance(30) ? Json("2027-12-31") : Json(nullptr);
    set["parameters"] = parameters();
    set["definitions"] = definitions();
    if (dice_.chance(30)) set["scope"] = shared_scope();
    set["provisions"] = Json::array();
    const int count = dice_.between(2, 5);
    for (int i = 1; i <= count; ++i) set["provisions"].push_back(provision(i));
    return set;
  }

 private:
  static Json text(const std::string& zh) { return {{"zh", zh}, {"en", "for the tests"}}; }

  Json parameters() {
    const auto made = [&](const char* type, Json value) {
      return Json{{"type", type}, {"value", std::move(value)}, {"unpublished", text("未公布")}, {"cite", "第二条"}};
    };
    Json all = Json::object();
    all["random.known"] = made("money", "2000万元");
    all["random.unpublished"] = made("money", nullptr);
    all["random.share"] = made("rate", dice_.chance(60) ? Json("20%") : Json(nullptr));
    all["random.first_day"] = made("date", dice_.chance(60) ? Json("2025-04-08") : Json(nullptr));
    return all;
  }

  /// Over facts that only the enterprise has, so that they mean the same from every subject.
  Json definitions() {
    Json all = Json::object();
    all["in_liuzhou"] = {{"fact", "enterprise.registered_area"}, {"in_area", "4502"}};
    all["manufacturing"] = {{"fact", "enterprise.industry"}, {"in_industry", {"13-43"}}};
    all["large"] = {
        {"fact", "enterprise.main_business_revenue"}, {"year", "last"}, {"at_least", "2000万元"}, {"word", "不低于"}};
    return all;
  }

  Json shared_scope() {
    Json place = {{"id", "random.place"}, {"defined", "in_liuzhou"}};
    return Json::array({place});
  }

  Json provision(int number) {
    const std::string subject =
        dice_.one_of<std::string>({"enterprise", "enterprise", "project", "project", "platform", "park"});
    RuleWriter writer(vocabulary_, dice_);
    writer.provision = "random-" + std::to_string(number);
    writer.parameters = random_parameters();
    writer.definitions = {"in_liuzhou", "manufacturing", "large"};
    writer.outcomes = without_readings_[subject];
    writer.readings_allowed = dice_.chance(50);
    Around around;
    around.subject = vocabulary_.find_subject(subject)->record;

    const std::string kind =
        dice_.one_of<std::string>({"grant", "grant", "grant", "grant", "recognition", "loan", "service", "grade",
                                   "class", "duty", "state", "adverse_measure"});
    Json made = {
        {"id", writer.provision}, {"kind", kind}, {"subject", subject}, {"cite", "第" + std::to_string(number) + "条"}};
    made["title"] = text("随机条款");
    made["departments"] = Json::array({text("市科技局")});
    made["let"] = lets(writer, around);
    around.ids = true;
    if (dice_.chance(70)) made["scope"] = conditions(writer, around, 1);
    made[kind == "adverse_measure" ? "grounds" : "requires"] = conditions(writer, around, 3);
    around.ids = false;
    if (kind == "grant") made["grant"] = grant(writer, around, subject);
    if (kind != "grant" && kind != "adverse_measure") made["answer"] = answers(writer, around, kind);
    if (writer.points.empty()) without_readings_[subject].push_back(writer.provision);
    return made;
  }

  Json lets(RuleWriter& writer, const Around& around) {
    Json made = Json::object();
    for (int i = dice_.between(0, 4); i > 0; --i) {
      const auto type = dice_.one_of<ValueType>(
          {ValueType::money, ValueType::money, ValueType::rate, ValueType::count, ValueType::date});
      const std::string name = "let_" + std::to_string(i);
      made[name] = writer.value(type, around, 2);
      writer.lets.push_back({name, type});
    }
    return made;
  }

  /// Every condition directly in a provision has an id.
  Json conditions(RuleWriter& writer, const Around& around, int depth) {
    Json list = Json::array();
    for (int i = dice_.between(1, 3); i > 0; --i) {
      Json condition = writer.condition(around, depth);
      if (!condition.contains("id")) condition["id"] = writer.provision + ".d" + std::to_string(++own_ids_);
      list.push_back(condition);
    }
    return list;
  }

  Json grant(RuleWriter& writer, const Around& around, const std::string& subject) {
    if (dice_.chance(5)) return {{"no_figure", text("未公布")}};
    Json made = Json::object();
    const auto rate_is = dice_.one_of<std::string>({"fixed", "fixed", "ceiling", "ceiling", "unpublished"});
    made["rate_is"] = rate_is;
    const bool published = rate_is != "unpublished";
    if (published && dice_.chance(25)) {
      made["parts"] =
          dice_.chance(50) && writer.readings_allowed ? parts_of_readings(writer, around) : parts(writer, around);
    } else if (published || dice_.chance(60)) {
      if (published) made["rate"] = rate(writer, around);
      made["base"] = writer.value(ValueType::money, around, 2);
    }
    if (!published || dice_.chance(75))
      made["cap"] = dice_.chance(80) ? writer.literal(ValueType::money) : writer.value(ValueType::money, around, 1);
    if (made.contains("cap") && dice_.chance(25)) made["times"] = writer.value(ValueType::count, around, 1);
    made["per"] = dice_.chance(40) ? Json({subject, "year"}) : Json::array({subject});
    if (dice_.chance(15)) made["encouragement"] = true;
    if (dice_.chance(30)) made["rounding"] = dice_.one_of<std::string>({"down", "half_up", "up"});
    return made;
  }

  /// Never below nothing: a growth may be negative, a rate is not.
  Json rate(RuleWriter& writer, const Around& around) {
    if (dice_.chance(85)) return writer.literal(ValueType::rate);
    return {{"greatest", {"0%", writer.value(ValueType::rate, around, 0)}}};
  }

  Json parts(RuleWriter& writer, const Around& around) {
    Json list = Json::array();
    for (int i = dice_.between(1, 2); i > 0; --i) {
      list.push_back({{"rate", rate(writer, around)}, {"base", writer.value(ValueType::money, around, 1)}});
    }
    return list;
  }

  Json parts_of_readings(RuleWriter& writer, const Around& around) {
    const Point point = writer.some_point();
    Json options = Json::object();
    for (const std::string& option : point.options) options[option] = parts(writer, around);
    return {{"reading", point.name}, {"options", options}};
  }

  Json answers(RuleWriter& writer, const Around& around, const std::string& kind) {
    const auto& grades =
        vocabulary_.enumerations[static_cast<std::size_t>(vocabulary_.find_enumeration("evaluation_grade"))];
    Json made = Json::object();
    if (kind == "duty")
      made["due_date"] = writer.value(ValueType::date, around, 2);
    else if (kind == "loan" || kind == "service")
      made["limit"] = writer.value(ValueType::money, around, 1);
    else
      made["grade"] = writer.choose_word(grades, around, 1);
    if (dice_.chance(20))
      made["listed"] = {{"constants", {"500万元", "1亿元"}}, {"where", above_constant(writer, around)}};
    return made;
  }

  static Json above_constant(RuleWriter& writer, const Around& around) {
    return {{"value", {{"sum", {writer.value(ValueType::money, around, 0), "1元"}}}},
            {"more_than", {{"item", true}}},
            {"word", "突破"}};
  }

  const vocabulary::Vocabulary& vocabulary_;
  Dice dice_;
  std::uint64_t seed_;
  int own_ids_ = 0;
  std::map<std::string, std::vector<std::string>> without_readings_;
};

}  // namespace

std::string random_rule_set(const vocabulary::Vocabulary& vocabulary, std::uint64_t seed) {
  return OneRuleSet(vocabulary, seed).make().dump(1);
}

}  // namespace huiqi::random
