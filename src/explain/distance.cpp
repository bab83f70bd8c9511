// See distance.hpp.
#include "explain/distance.hpp"

#include <algorithm>

#include "explain/messages.hpp"
#include "explain/phrases.hpp"

namespace huiqi::phrases {
namespace {

using namespace messages;

constexpr Message kApplicantCan{"{0}:申报单位可以改变", "{0}: the applicant can change this"};
constexpr Message kTimeDoes{"{0}:到期自然满足", "{0}: time alone will do"};
constexpr Message kNobodyCan{"{0}:申报单位无法改变", "{0}: not in the applicant's hands"};
constexpr Message kEarliest{"只差时间:其他事实不变,最早{0}起不再受阻",
                            "only time is lacking: all else unchanged, from {0} at the earliest"};
constexpr Message kThen{"{0};届时:{1}", "{0}; on that day: {1}"};
constexpr Message kEarliestShort{"最早{0}", "{0} at the earliest"};

}  // namespace

Text earliest(const Decision& decision) {
  if (!decision.distance || !decision.distance->earliest) return {};
  return fill(kEarliestShort, {both(decision.distance->earliest->to_string())});
}

std::vector<Text> distance(const Decision& decision) {
  std::vector<Text> lines;
  if (!decision.distance) return lines;
  for (const Obstacle& each : decision.distance->obstacles) {
    const auto finding = std::find_if(decision.findings.begin(), decision.findings.end(),
                                      [&](const Finding& one) { return one.id == each.finding; });
    const Text what = finding == decision.findings.end() ? both(each.finding) : phrases::shortfall(*finding);
    const Message& who = each.change == Change::applicant ? kApplicantCan
                         : each.change == Change::time    ? kTimeDoes
                                                          : kNobodyCan;
    lines.push_back(fill(who, {what}));
  }
  if (!decision.distance->earliest) return lines;
  const Text day = fill(kEarliest, {both(decision.distance->earliest->to_string())});
  lines.push_back(fill(kThen, {day, of(decision.distance->then)}));
  return lines;
}

}  // namespace huiqi::phrases
