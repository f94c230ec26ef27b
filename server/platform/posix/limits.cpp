#include "platform/limits.hpp"

#include <algorithm>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): POSIX, beyond what csignal has
#include <sys/prctl.h>
#include <sys/resource.h>

namespace chorus::platform {

std::size_t raise_open_files(std::size_t wanted) noexcept {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  const rlim_t raised = std::min<rlim_t>(std::max<rlim_t>(limit.rlim_cur, wanted), limit.rlim_max);
  rlimit asked = limit;
  asked.rlim_cur = raised;
  if (::setrlimit(RLIMIT_NOFILE, &asked) == 0) limit = asked;
  return static_cast<std::size_t>(limit.rlim_cur);
}

void no_core_dumps() noexcept {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  // A pipe set up by the administrator to catch dumps does not heed the limit; it does heed this.
  ::prctl(PR_SET_DUMPABLE, 0);
}

void ignore_broken_pipes() noexcept { ::signal(SIGPIPE, SIG_IGN); }

void ignore_file_size_limits() noexcept { ::signal(SIGXFSZ, SIG_IGN); }

}  // namespace chorus::platform
