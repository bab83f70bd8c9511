// The application windows that concern a decision. Source: docs/windows.md. Tests: tests/windows/
#pragma once

#include <vector>

#include "huiqi/report.hpp"
#include "windows/windows.hpp"

namespace huiqi::evaluate {

/// Fills `decision.calls` with what is open or coming at the day, soonest first; where nothing is open, notes that no open
/// call is known (and when the last known one closed). Only for what is applied for and not refused.
void note_calls(const std::vector<windows::File>& files, Date as_of, Decision& decision);

/// Whether something could be applied for and no decision has an open call.
bool no_open_call(const std::vector<Decision>& decisions);

}  // namespace huiqi::evaluate
