// A small report made by hand, with something of everything that is explained.
#pragma once

#include <string>

#include "huiqi/report.hpp"

namespace huiqi::sample {

inline const std::string kEtc = "《广西壮族自治区企业技术中心认定管理办法》(桂工信规范〔2025〕2号)";
inline const std::string kLz = "《柳州市支持制造业转型升级的若干措施》(柳政规〔2025〕3号)";

inline Money yuan(std::int64_t whole) { return Money::from_fen(whole * 100); }

/// 上年度主营业务收入不低于5000万元, of which 4800 are stated.
inline Finding revenue() {
  Finding finding;
  finding.id = "qj-07.3a";
  finding.citation = kEtc + "第七条第(三)项";
  finding.outcome = Outcome::not_met;
  finding.comparison = Comparison::at_least;
  finding.unit = Unit::money;
  finding.word = "不低于";
  finding.quote = "上年度主营业务收入不低于5000万元";
  finding.label = {"上年度主营业务收入", "revenue from principal business of last year"};
  finding.actual = "48000000.00";
  finding.required = "50000000.00";
  finding.margin = "-2000000.00";
  return finding;
}

inline Finding personnel() {
  Finding finding;
  finding.id = "qj-07.6a";
  finding.citation = kEtc + "第七条第(六)项";
  finding.outcome = Outcome::met;
  finding.comparison = Comparison::at_least;
  finding.unit = Unit::count;
  finding.word = "不少于";
  finding.label = {"研究与试验发展人员数", "R&D personnel"};
  finding.actual = "40";
  finding.required = "40";
  finding.margin = "0";
  return finding;
}

inline Finding determination(Outcome outcome) {
  Finding finding;
  finding.id = "lz-2a.quality";
  finding.citation = kLz + "一、(二)第2句";
  finding.outcome = outcome;
  finding.comparison = Comparison::holds;
  finding.unit = Unit::yes_no;
  finding.quote = "优质项目";
  finding.label = {"优质项目", "high-quality project"};
  return finding;
}

inline Amount amount(std::int64_t ceiling, std::int64_t ceiling_max) {
  Amount amount;
  amount.ceiling = yuan(ceiling);
  amount.ceiling_max = yuan(ceiling_max);
  amount.binding = Binding::rate;
  amount.per = {"project"};
  amount.formula = "min(15% × 20000000.00, 4000000.00)";
  return amount;
}

inline Decision recognition() {
  Decision decision;
  decision.provision = "qj-07";
  decision.policy = "gx-etc-2025";
  decision.citation = kEtc + "第七条";
  decision.title = {"自治区企业技术中心认定",
                    "Recognition as an enterprise technology centre of the autonomous region"};
  decision.kind = Kind::recognition;
  decision.subject = {"enterprise", "enterprise"};
  decision.status = Status::ineligible;
  Finding group;  // 第七条第(四)项: a group without a figure of its own
  group.id = "qj-07.4";
  group.citation = kEtc + "第七条第(四)项";
  group.outcome = Outcome::not_met;
  group.label = {"研究开发投入", "R&D input"};
  Finding share;
  share.id = "qj-07.4c";
  share.citation = kEtc + "第七条第(四)项";
  share.outcome = Outcome::not_met;
  share.comparison = Comparison::at_least;
  share.unit = Unit::rate;
  share.word = "不低于";
  share.label = {"研究与试验发展经费占主营业务收入比重", "R&D expenditure as a share of revenue"};
  share.actual = "≈1.9998%";
  share.required = "2%";
  share.margin = "≈-0.0001%";
  share.depth = 1;
  Finding branch = share;
  branch.id = "qj-07.4b";
  branch.outcome = Outcome::not_applicable;
  branch.label = {"研究与试验发展经费支出", "R&D expenditure"};
  branch.unit = Unit::money;
  branch.actual = "";
  branch.required = "20000000.00";
  branch.margin = "";
  Finding people = personnel();
  people.notes = {{"boundary", {"40", "不少于", "plain"}, {}}};
  decision.findings = {revenue(), group, branch, share, people};
  decision.departments = {{"自治区工业和信息化厅", "Department of Industry and Information Technology"}};
  return decision;
}

inline Decision grant() {
  Decision decision;
  decision.provision = "lz-2a";
  decision.policy = "lz-manufacturing-2025";
  decision.citation = kLz + "一、(二)第2句";
  decision.title = {"技术改造和设备更新项目补助", "Grant for technical transformation and equipment renewal"};
  decision.kind = Kind::grant;
  decision.subject = {"project", "p1"};
  decision.status = Status::may_apply;
  decision.amount = amount(2'250'000, 3'000'000);
  decision.pending = {{"lz-2a.quality",
                       {"优质项目", "high-quality project"},
                       {"市工业和信息化局", "the city's industry bureau"},
                       false}};
  decision.findings = {determination(Outcome::pending)};
  decision.readings = {{{{"base", "fixed_asset_investment"}}, true, Status::may_apply, amount(3'000'000, 3'000'000)},
                       {{{"base", "equipment_purchase"}}, false, Status::may_apply, amount(2'250'000, 2'250'000)}};
  decision.notes = {{"rule_note", {}, {"分行业和项目类别的比例未公布", "The rates by trade are unpublished"}}};
  return decision;
}

inline Decision undetermined() {
  Decision decision;
  decision.provision = "lz-16b";
  decision.policy = "lz-manufacturing-2025";
  decision.citation = kLz + "四、(十六)第2句";
  decision.title = {"公共服务平台运营补助", "Operating subsidy for public service platforms"};
  decision.kind = Kind::grant;
  decision.subject = {"platform", "f1"};
  decision.status = Status::undetermined;
  Amount most;
  most.ceiling = yuan(3'000'000);
  most.ceiling_max = yuan(3'000'000);
  most.binding = Binding::unknown_base;
  most.per = {"platform", "year"};
  decision.amount = most;
  Missing day;
  day.fact = "platforms[].in_use_on";
  day.subject = decision.subject;
  day.affects_status = true;
  day.label = {"投入使用日期", "day of first use"};
  day.question = {"平台何时投入使用?", "When was the platform first used?"};
  Missing revenue;
  revenue.fact = "platforms[].external_service_revenue";
  revenue.subject = decision.subject;
  revenue.year = "2025";
  revenue.label = {"对外服务营业收入", "revenue from services to others"};
  revenue.question = {"{year}年的对外服务营业收入是多少元?", "What was the revenue from services to others in {year}?"};
  revenue.near = {"enterprise.operating_revenue"};
  decision.missing = {day, revenue};
  return decision;
}

inline Decision grade() {
  Decision decision;
  decision.provision = "qj-11";
  decision.policy = "gx-etc-2025";
  decision.citation = kEtc + "第十一条";
  decision.title = {"运行评价等级", "Grade of the evaluation"};
  decision.kind = Kind::grade;
  decision.subject = {"enterprise", "enterprise"};
  decision.status = Status::determined;
  decision.value = {{"grade", false, {"good"}, {"良好", "good"}, Unit::words}};
  return decision;
}

inline Report report() {
  Report report;
  report.engine_version = "0.1.0";
  report.vocabulary_digest = std::string(64, 'a');
  report.rule_sets = {{"gx-etc-2025",
                       "1",
                       std::string(64, 'b'),
                       {"广西壮族自治区企业技术中心认定管理办法", "Measures for enterprise technology centres"},
                       "桂工信规范〔2025〕2号"},
                      {"lz-manufacturing-2025",
                       "1",
                       std::string(64, 'c'),
                       {"柳州市支持制造业转型升级的若干措施", "Measures for manufacturing in Liuzhou"},
                       "柳政规〔2025〕3号"}};
  report.as_of = *Date::from_civil(2026, 5, 20);
  report.as_of_basis = "profile";
  report.applicant = "柳州某某机械有限公司";
  report.decisions = {recognition(), grade(), grant(), undetermined()};
  report.totals.ceiling = yuan(2'250'000);
  report.totals.ceiling_max = yuan(3'000'000);
  report.totals.combination = {{"lz-2a", {"project", "p1"}}};
  report.totals.left_out = {{"lz-16b", {"platform", "f1"}, "undetermined", {}}};
  report.notes = {{"prior_awards_unknown", {}, {}}};
  return report;
}

}  // namespace huiqi::sample
