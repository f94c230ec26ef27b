#pragma once

#include "conformance/card.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>

namespace chorus::conformance {

// What a check found, a line each as it is found: "ok", "fault", "lacks" (no fault, but missing on
// the card) or "left" (not looked at, and why), a tab, what was looked at, and for all but the
// first a tab and the reason. No line is ever more than one line.
class Findings {
 public:
  explicit Findings(std::ostream& out) : out_(out) {}

  void ok(Promise promise, const std::string& what);
  void fault(Promise promise, const std::string& what, const std::string& why);
  void lacks(Promise promise, const std::string& what, const std::string& why);
  void left(Promise promise, const std::string& what, const std::string& why);

  std::size_t faults() const noexcept { return faults_; }
  const Card& card() const noexcept { return card_; }

 private:
  void line(const char* word, const std::string& what, const std::string& why);

  std::ostream& out_;
  Card card_;
  std::size_t faults_ = 0;
};

}  // namespace chorus::conformance
