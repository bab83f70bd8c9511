// Money: the kind of rate, the cap, what it is for, rounding, encouragement. Figures in it: figures.cpp. See operators.hpp.
#include "mutate/operators.hpp"

namespace huiqi::mutate {

using language::Grant;
using language::Provision;
using language::RateIs;
using language::Rounding;

namespace {

Text rate_words(RateIs rate) {
  switch (rate) {
    case RateIs::fixed:
      return {"固定比例", "a fixed rate"};
    case RateIs::ceiling:
      return {"比例上限", "a rate as ceiling"};
    case RateIs::unpublished:
      return {"比例未公布", "an unpublished rate"};
  }
  return {};
}

const char* rate_operation(RateIs rate) {
  return rate == RateIs::fixed ? "rate_fixed" : rate == RateIs::ceiling ? "rate_ceiling" : "rate_unpublished";
}

Text rounding_words(Rounding rounding) {
  return rounding == Rounding::down      ? Text{"向下取整", "rounded down"}
         : rounding == Rounding::half_up ? Text{"四舍五入", "rounded to the nearest"}
                                         : Text{"向上取整", "rounded up"};
}

const char* rounding_operation(Rounding rounding) {
  return rounding == Rounding::down ? "round_down" : rounding == Rounding::half_up ? "round_half_up" : "round_up";
}

/// Nothing is left to round: each part is a sum of money that stands in the rules or in the profile, whole fen as it is, or a
/// share of one that is whole fen again (100 % of anything, 20 % of 1000 yuan).
bool is_whole(const Grant& grant) {
  const auto constant = [](const language::ExprPtr& value) { return value && value->op == language::Op::constant; };
  const auto whole = [&](const language::ExprPtr& value) {
    return !value || value->op == language::Op::fact || (constant(value) && value->number.is_whole());
  };
  const auto whole_share = [&](const language::GrantPart& part) {
    if (grant.rate_is == RateIs::unpublished || !part.rate) return true;
    if (!constant(part.rate)) return false;
    if (part.rate->number.is_whole()) return true;
    return constant(part.base) && (part.rate->number * part.base->number).is_whole();
  };
  if (!whole(grant.cap)) return false;
  for (const auto& alternative : grant.alternatives) {
    for (const language::GrantPart& part : alternative) {
      if (!whole(part.base) || !whole_share(part)) return false;
    }
  }
  return !grant.times || grant.times->type == language::Type::count;
}

}  // namespace

void grant_otherwise(const Provision& provision, ProvisionProposals& proposals) {
  if (!provision.grant) return;
  const Grant& grant = *provision.grant;
  const Place place = grant.marks.place;
  const auto add = [&](const std::string& operation, Text from, Text to, std::function<void(Grant&)> change,
                       bool equivalent = false) {
    proposals.add(
        Family::grant, "grant", operation, place, std::move(from), std::move(to),
        [change = std::move(change)](Provision& changed) { change(*changed.grant); }, equivalent);
  };
  if (grant.no_figure) return;
  for (const RateIs other : {RateIs::fixed, RateIs::ceiling, RateIs::unpublished}) {
    if (other == grant.rate_is) continue;
    // Without a published rate there is nothing that could be fixed or a ceiling.
    if (grant.rate_is == RateIs::unpublished && !grant.alternatives.front().front().rate) continue;
    add(
        rate_operation(other), rate_words(grant.rate_is), rate_words(other),
        [other](Grant& changed) { changed.rate_is = other; },
        grant.encouragement && other != RateIs::unpublished && grant.rate_is != RateIs::unpublished);
  }
  for (const Rounding other : {Rounding::down, Rounding::half_up, Rounding::up}) {
    if (other == grant.rounding) continue;
    add(
        rounding_operation(other), rounding_words(grant.rounding), rounding_words(other),
        [other](Grant& changed) { changed.rounding = other; }, is_whole(grant));
  }
  if (grant.cap)
    add("cap_dropped", {"限额", "the cap"}, dropped(),
        [](Grant& changed) { changed.cap.reset(), changed.times.reset(); });
  if (grant.times)
    add("times_dropped", {"每个一份", "a cap for each"}, dropped(), [](Grant& changed) { changed.times.reset(); });
  const Text each_year{"每年一份", "each year anew"};
  const Text once{"总共一份", "once for all"};
  add(grant.per_year ? "once" : "each_year", grant.per_year ? each_year : once, grant.per_year ? once : each_year,
      [](Grant& changed) { changed.per_year = !changed.per_year; });
  const Text encouraged{"鼓励性", "an encouragement"};
  const Text promised{"非鼓励性", "no encouragement"};
  add(
      grant.encouragement ? "promised" : "encouraged", grant.encouragement ? encouraged : promised,
      grant.encouragement ? promised : encouraged,
      [](Grant& changed) { changed.encouragement = !changed.encouragement; },
      grant.rate_is != RateIs::fixed);  // only where the rate is fixed is anything assured
  const std::size_t parts = grant.alternatives.front().size();
  for (std::size_t i = 0; parts > 1 && i < parts; ++i) {
    add("part_dropped", {"资助的一部分", "a part of the grant"}, dropped(), [i](Grant& changed) {
      for (auto& alternative : changed.alternatives) {
        if (i < alternative.size()) alternative.erase(alternative.begin() + static_cast<std::ptrdiff_t>(i));
      }
    });
  }
}

}  // namespace huiqi::mutate
