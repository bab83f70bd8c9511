// What `huiqi new rules` starts from: a rule set of one made-up clause, and its cases. Comments are {zh|en}; the names between
// @ are filled in. Everything of the clause is invented, with figures that no document has (111, 1.1 %, 11.1).
// Tests: tests/cli/transcripts/new-rules.txt
#pragma once

namespace huiqi::cli {

inline constexpr const char* rule_set_template = R"json({
  "//": "{以 // 开头的键是说明,检查和判定都不读;填好后可删去。规则语言见 docs/language/README.md|keys that begin with // are comments, which no reader sees; delete them when done. The language: docs/language/README.md}",
  "format": 1,
  "id": @ID@,
  "version": "1",
  "title": { "zh": @TITLE_ZH@, "en": @TITLE_EN@ },
  "number": @NUMBER@,
  "//issuers": "{发布机关,与文件抬头一致|as in the document's head}",
  "issuers": [ { "zh": "(发布机关)", "en": "(issuing authority)" } ],
  "//in_force": "{施行日:文中写明的用 \"basis\": \"stated\";没有写明、按成文日推定的用 \"assumed\"。until 为 null:文中没有写明失效日|from: where the text states it, basis stated; assumed where it is the document's own date. until null: the text states none}",
  "dated_on": "2026-01-01",
  "published_on": null,
  "in_force": { "from": "2026-01-01", "basis": "assumed", "cite": "印发通知", "until": null },
  "repeals": [],
  "conventions": {},

  "//scope": "{每一条都有的适用范围;文中没有地域条件的,删去|shared by every provision; delete it where the text states no place}",
  "scope": [
    { "id": @ID.place@, "fact": "registered_area", "in_area": "45", "cite": "第一条",
      "label": { "zh": "在广西登记注册", "en": "registered in Guangxi" } } ],

  "//provisions": "{一条规定一个对象。下面的“第二条”是虚构的示例:“对上年度研究与试验发展经费支出不低于111万元、经审核通过的企业,按不超过经费支出的1.1%给予补助,最高不超过11.1万元”,请整条替换,每个数字都从原文来|one object each. 第二条 below is made up: a grant of at most 1.1 % of last year's R&D expenditure, at most 11.1万元, for enterprises that spent 111万元 or more and pass a review. Replace all of it; every figure comes from the text}",
  "provisions": [
    { "id": @ID-2@, "kind": "grant", "subject": "enterprise", "cite": "第二条",
      "title": { "zh": "(虚构示例)研发投入补助", "en": "(made-up sample) R&D expenditure grant" },
      "quote": "(虚构示例)按不超过经费支出的1.1%给予补助,最高不超过11.1万元",
      "departments": [ { "zh": "(主管部门)", "en": "(department in charge)" } ],
      "requires": [
        { "//": "{word 是起草用词;事实的名称见 huiqi show 和词汇表|word is the drafting word; for names of facts see huiqi show and the vocabulary}",
          "id": @ID-2.rd@, "fact": "rd_expenditure", "year": "last", "at_least": "111万元", "word": "不低于",
          "quote": "(虚构示例)上年度研究与试验发展经费支出不低于111万元" },
        { "//": "{没有公布标准、由人判断的条件:判定止于“可申报”|a judgement by people: the decision ends in \"may apply\"}",
          "id": @ID-2.review@, "pending": { "zh": "经审核通过", "en": "the review is passed" },
          "by": { "zh": "(主管部门)", "en": "(department in charge)" }, "because": "judgement", "quote": "(虚构示例)经审核通过" } ],
      "//grant": "{rate_is:fixed 按…给予,ceiling 不超过,unpublished 一定比例|rate_is: fixed, ceiling (不超过), unpublished (一定比例)}",
      "grant": { "rate": "1.1%", "rate_is": "ceiling", "base": { "fact": "rd_expenditure", "year": "last" }, "cap": "11.1万元",
        "per": ["enterprise", "year"], "word": "不超过" },
      "materials": [ { "zh": "(申报材料)", "en": "(what to hand in)" } ] }
  ],

  "//records": "{不作判定的条款|clauses that decide nothing}",
  "records": [
    { "id": @ID-3@, "cite": "第三条", "verdict": "procedure",
      "text": { "zh": "(虚构示例)本措施由主管部门负责解释", "en": "(made-up sample) the department in charge interprets these measures" } }
  ],

  "//structure": "{文件的每一条及其处理,按原文顺序|every clause of the document in its order, and what became of it}",
  "structure": [
    { "cite": "印发通知", "verdict": "procedure", "because": { "zh": "印发、施行日期", "en": "promulgation and the day of entry into force" } },
    { "cite": "第一条", "verdict": "modelled", "ids": [@ID.place@] },
    { "cite": "第二条", "verdict": "modelled", "ids": [@ID-2@] },
    { "cite": "第三条", "verdict": "procedure", "ids": [@ID-3@] }
  ]
}
)json";

inline constexpr const char* cases_template = R"json({
  "//": "{每个门槛一张表:恰好低于、等于、高于;格式见 docs/cases.md。数字来自虚构的示例条文,随规则一起替换|a table for each threshold: just below, at, just above; docs/cases.md. The figures are the made-up clause's: replace them with it}",
  "format": 1,
  "rule_set": @ID@,

  "bases": {
    "applicant": { "enterprise": { "registered_area": "450203", "rd_expenditure": { "2025": "200万元" } }, "prior_awards": [] }
  },

  "cases": [
    { "name": @ID-2: everything met@, "provision": @ID-2@, "as_of": "2026-05-20", "base": "applicant",
      "expect": { "status": "may_apply", "assured": "0元", "ceiling": "2.2万元", "binding": "rate", "pending": [@ID-2.review@] } },
    { "name": @ID-2: place unknown@, "provision": @ID-2@, "as_of": "2026-05-20", "base": "applicant",
      "set": { "enterprise.registered_area": null }, "expect": { "status": "undetermined", "missing": ["enterprise.registered_area"] } },
    { "name": @ID-2: registered elsewhere@, "provision": @ID-2@, "as_of": "2026-05-20", "base": "applicant",
      "set": { "enterprise.registered_area": "440103" }, "expect": { "status": "not_applicable", "ceiling": null } },
    { "name": @ID-2: the day before it is in force@, "provision": @ID-2@, "as_of": "2025-12-31", "base": "applicant",
      "expect": { "status": "not_in_force" } }
  ],

  "tables": [
    { "name": @ID-2.rd: expenditure@, "provision": @ID-2@, "as_of": "2026-05-20", "base": "applicant",
      "vary": ["enterprise.rd_expenditure.2025"], "expect_columns": ["status", "findings.@ID@-2.rd", "ceiling"],
      "rows": [
        ["1109999.99元", "ineligible", "not_met", null],
        ["111万元", "may_apply", "met", "12210元"],
        ["1110000.01元", "may_apply", "met", "12210元"],
        [null, "undetermined", "unknown", "11.1万元"]
      ] },
    { "name": @ID-2: the cap@, "provision": @ID-2@, "as_of": "2026-05-20", "base": "applicant",
      "vary": ["enterprise.rd_expenditure.2025"], "expect_columns": ["ceiling", "binding"],
      "rows": [
        ["1009万元", "110990元", "rate"],
        ["1010万元", "11.1万元", "cap"]
      ] }
  ]
}
)json";

}  // namespace huiqi::cli
