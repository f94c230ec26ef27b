#include "tests/storage/killed_at_each_step.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

namespace chorus::test {
namespace {

constexpr int k_most_steps = 5000;

[[noreturn]] void work_traced(const std::function<void()>& work) {
  if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(2);
  ::raise(SIGSTOP);
  try {
    work();
  } catch (...) {
    ::_exit(3);
  }
  ::_exit(0);
}

// True: it came to its end before so many calls.
bool ended_before(int calls, const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) work_traced(work);
  int status = 0;
  ::waitpid(child, &status, 0);
  BOOST_TEST_REQUIRE(WIFSTOPPED(status));
  for (int call = 0; call < calls && WIFSTOPPED(status); ++call) {
    // Stops as a call begins, and again as it returns.
    for (int stop = 0; stop < (call == 0 ? 1 : 2) && WIFSTOPPED(status); ++stop) {
      ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
      ::waitpid(child, &status, 0);
    }
  }
  if (WIFSTOPPED(status)) {
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
    return false;
  }
  BOOST_TEST_REQUIRE(WIFEXITED(status));
  BOOST_TEST_REQUIRE(WEXITSTATUS(status) == 0);
  return true;
}

}  // namespace

int killed_at_each_step(const std::function<void()>& work, const std::function<void(int)>& then) {
  for (int step = 1; step <= k_most_steps; ++step) {
    const bool has_ended = ended_before(step, work);
    then(step);
    if (has_ended) return step;
  }
  BOOST_FAIL("it never comes to its end");
  return 0;
}

}  // namespace chorus::test
