#pragma once

#include <cerrno>
#include <string>
#include <system_error>

// For the sources of this folder: a failed call becomes an exception that says what was tried, and
// an interrupted one is made again.
namespace chorus::platform::posix {

[[noreturn]] inline void fail(const std::string& what, int error = errno) {
  throw std::system_error(error, std::generic_category(), what);
}

template <class Call>
auto retry(Call call) {
  auto result = call();
  while (result == -1 && errno == EINTR) result = call();
  return result;
}

}  // namespace chorus::platform::posix
