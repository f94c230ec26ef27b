#pragma once

namespace chorus::cli {

// What the program returns. A failure has one line on standard error
// that says what happened and what to do.
enum ExitStatus : int { k_done = 0, k_failed = 1, k_bad_words = 2 };

}  // namespace chorus::cli
