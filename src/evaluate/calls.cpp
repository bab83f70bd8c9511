// See calls.hpp.
#include "evaluate/calls.hpp"

#include <algorithm>

#include "evaluate/decide.hpp"

namespace huiqi::evaluate {
namespace {

bool can_be_applied_for(const Decision& decision) {
  return windows::is_applied_for(decision.kind) && !is_negative(decision.status);
}

bool is_open(const Decision& decision) {
  return std::any_of(decision.calls.begin(), decision.calls.end(), [](const Call& each) { return each.open; });
}

}  // namespace

void note_calls(const std::vector<windows::File>& files, Date as_of, Decision& decision) {
  if (!can_be_applied_for(decision)) return;
  std::optional<Date> closed;
  for (const windows::File& file : files) {
    for (const windows::Window& window : file.windows) {
      const auto& named = window.provisions;
      if (std::find(named.begin(), named.end(), decision.provision) == named.end()) continue;
      if (window.closes && *window.closes < as_of) {
        if (!closed || *closed < *window.closes) closed = window.closes;
        continue;
      }
      const bool open = !window.opens || *window.opens <= as_of;
      decision.calls.push_back({window.id, window.title, window.opens, window.closes, window.source, open});
      if (!window.note.empty()) decision.notes.push_back({"rule_note", {}, window.note});
    }
  }
  const auto next = [](const Call& call) {
    return call.open && call.closes ? *call.closes : call.opens.value_or(Date());
  };
  std::stable_sort(decision.calls.begin(), decision.calls.end(),
                   [&](const Call& a, const Call& b) { return a.open != b.open ? a.open : next(a) < next(b); });
  if (is_open(decision)) return;
  decision.notes.push_back({"no_open_call_known", {}, {}});
  if (closed) decision.notes.push_back({"last_call_closed", {closed->to_string()}, {}});
}

bool no_open_call(const std::vector<Decision>& decisions) {
  return std::any_of(decisions.begin(), decisions.end(), can_be_applied_for) &&
         std::none_of(decisions.begin(), decisions.end(), is_open);
}

}  // namespace huiqi::evaluate
