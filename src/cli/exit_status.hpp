// What the command's exit status says. DESIGN section 5; docs/command-line.md.
#pragma once

namespace huiqi::cli {

enum ExitStatus : int {
  done = 0,           ///< answered; an ineligible applicant is an answer
  input_error = 1,    ///< the input has errors, or a rule case failed
  usage_error = 2,    ///< the command line is wrong
  not_completed = 3,  ///< the run could not complete: output not written, memory, limits of exact arithmetic
};

}  // namespace huiqi::cli
