#pragma once

#include <string>
#include <utility>
#include <variant>

namespace chorus::kernel {

// Why something that came in was not taken. `code` and `text_key` may be shown to the sender;
// `detail` says where, for the log, and never repeats what was sent.
struct Fault {
  std::string code;
  std::string text_key;
  std::string detail;
};

// A value, or why there is none. Stands in for std::expected, which is C++23.
template <class T>
class Result {
 public:
  Result(T value) : outcome_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Fault fault) : outcome_(std::move(fault)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const noexcept { return std::holds_alternative<T>(outcome_); }
  const T& value() const { return std::get<T>(outcome_); }
  T& value() { return std::get<T>(outcome_); }
  const Fault& fault() const { return std::get<Fault>(outcome_); }

 private:
  std::variant<T, Fault> outcome_;
};

}  // namespace chorus::kernel
