#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

namespace chorus::conformance {

// What a check found, a line each as it is found: "ok", "fault" or "left" (not looked at, and why),
// a tab, what was looked at, and for the latter two a tab and the reason. No line is ever more than
// one line.
class Findings {
 public:
  explicit Findings(std::ostream& out) : out_(out) {}

  void ok(const std::string& what);
  void fault(const std::string& what, const std::string& why);
  void left(const std::string& what, const std::string& why);

  std::size_t faults() const noexcept { return faults_; }

 private:
  void line(const char* word, const std::string& what, const std::string& why);

  std::ostream& out_;
  std::size_t faults_ = 0;
};

}  // namespace chorus::conformance
