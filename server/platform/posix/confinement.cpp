// seccomp decides by number and plain arguments which calls go through; Landlock knows paths, and
// so decides which files. Both hold for the process and cannot be taken back.
#include "platform/confinement.hpp"

#include "platform/posix/system_call.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <memory>
#include <seccomp.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): POSIX, beyond what csignal has
#include <span>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace chorus::platform {

#ifdef CHORUS_SANITIZED

std::optional<std::string> keep_from_the_world(const std::vector<std::filesystem::path>&,
                                               const LastWords&, MoreThreads) {
  return std::nullopt;
}
void keep_from_files() {}

#else

namespace {

constexpr int k_known_calls = 512;
constexpr int k_ended = 126;

// Made before it is needed: a handler of signals may not allocate.
struct Prepared {
  std::array<std::string, k_known_calls + 1> words;  // by number; the last: an unknown one
  NativeHandle to = k_no_handle;
};
const Prepared* g_prepared = nullptr;  // lives as long as the process, which it ends

void end_for_a_call(int, siginfo_t* info, void*) {
  const int number = info->si_syscall;
  const bool is_known = number >= 0 && number < k_known_calls;
  const auto& words =
      g_prepared->words.at(static_cast<std::size_t>(is_known ? number : k_known_calls));
  // Nobody is left to tell where this fails.
  if (::write(g_prepared->to, words.data(), words.size()) < 0) ::_exit(k_ended);
  ::_exit(k_ended);
}

std::string name_of(int number) {
  char* name = ::seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
  std::string kept = name ? name : "something unknown";
  std::free(name);
  return kept;
}

void prepare(const LastWords& last_words) {
  auto prepared = std::make_unique<Prepared>();
  prepared->to = last_words.to;
  for (int number = 0; number <= k_known_calls; ++number) {
    prepared->words.at(static_cast<std::size_t>(number)) =
        last_words.words(number < k_known_calls ? name_of(number) : "something unknown");
  }
  g_prepared = prepared.release();
  struct sigaction action {};
  action.sa_sigaction = &end_for_a_call;
  action.sa_flags = SA_SIGINFO;
  if (::sigaction(SIGSYS, &action, nullptr) != 0) posix::fail("hearing of closed calls");
}

class Filter {
 public:
  explicit Filter(std::uint32_t otherwise) : filter_(::seccomp_init(otherwise)) {
    if (!filter_) posix::fail("closing calls of the system", ENOMEM);
    // The right to raise its own privileges was given up before.
    must(::seccomp_attr_set(filter_, SCMP_FLTATR_CTL_NNP, 0));
  }
  ~Filter() { ::seccomp_release(filter_); }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  // One that this machine does not have is passed over.
  void add(std::uint32_t action, const char* call, std::span<const scmp_arg_cmp> where = {}) {
    const int number = ::seccomp_syscall_resolve_name(call);
    if (number == __NR_SCMP_ERROR) return;
    must(::seccomp_rule_add_array(filter_, action, number, static_cast<unsigned>(where.size()),
                                  where.data()));
  }
  void load() { must(::seccomp_load(filter_)); }

 private:
  static void must(int result) {
    if (result < 0) posix::fail("closing calls of the system", -result);
  }

  scmp_filter_ctx filter_;
};

// What computing, loading a library, talking over what is open already, and ending need.
constexpr std::array k_open_calls{"read",
                                  "write",
                                  "readv",
                                  "writev",
                                  "pread64",
                                  "recvfrom",
                                  "sendto",
                                  "recvmsg",
                                  "sendmsg",
                                  "close",
                                  "lseek",
                                  "fstat",
                                  "newfstatat",
                                  "mmap",
                                  "munmap",
                                  "mprotect",
                                  "mremap",
                                  "madvise",
                                  "brk",
                                  "futex",
                                  "rt_sigprocmask",
                                  "rt_sigreturn",
                                  "sigaltstack",
                                  "getpid",
                                  "getppid",
                                  "gettid",
                                  "clock_gettime",
                                  "clock_getres",
                                  "gettimeofday",
                                  "time",
                                  "nanosleep",
                                  "clock_nanosleep",
                                  "exit",
                                  "exit_group",
                                  "getrandom",
                                  "sched_yield",
                                  "sched_getaffinity",
                                  "getrlimit",
                                  "poll",
                                  "ppoll",
                                  "open",
                                  "openat",
                                  "access",
                                  "faccessat",
                                  "faccessat2",
                                  "readlink",
                                  "readlinkat",
                                  "statx",
                                  "stat",
                                  "lstat",
                                  "uname",
                                  "arch_prctl",
                                  "set_robust_list",
                                  "rseq",
                                  "seccomp",
                                  "restart_syscall",
                                  "getuid",
                                  "geteuid",
                                  "getgid",
                                  "getegid"};

void close_to_reading(int rules, const std::filesystem::path& place) {
  const OwnedHandle folder(::open(place.c_str(), O_PATH | O_CLOEXEC));
  if (!folder) return;  // nothing of that name is here
  const bool is_folder = std::filesystem::is_directory(place);
  landlock_path_beneath_attr beneath{};
  beneath.parent_fd = folder.get();
  beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
  if (is_folder) beneath.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  if (::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) != 0) {
    posix::fail("closing files but those in " + place.string());
  }
}

// False: this kernel has no Landlock, or does not run it.
bool close_files_but(const std::vector<std::filesystem::path>& readable) {
  const auto version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  landlock_ruleset_attr all{};
  all.handled_access_fs =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
      LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
      LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
      LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
      LANDLOCK_ACCESS_FS_MAKE_SYM;
  const OwnedHandle rules(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0)));
  if (!rules) posix::fail("closing files");
  for (const auto& place : readable) close_to_reading(rules.get(), place);
  for (const char* place : {"/lib", "/lib64", "/usr/lib", "/usr/local/lib", "/etc/ld.so.cache"}) {
    close_to_reading(rules.get(), place);
  }
  if (::syscall(SYS_landlock_restrict_self, rules.get(), 0) != 0) posix::fail("closing files");
  return true;
}

// By the older call alone, whose flags can be looked at: the newer one is as if it were not there,
// and the C library goes by the older.
void open_threads(Filter& filter) {
  filter.add(SCMP_ACT_ALLOW, "clone",
             std::array{SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)});
  filter.add(SCMP_ACT_ERRNO(ENOSYS), "clone3");
}

void close_calls(MoreThreads threads) {
  Filter filter(SCMP_ACT_TRAP);
  for (const char* call : k_open_calls) filter.add(SCMP_ACT_ALLOW, call);
  // It may end itself (abort), read its limits, and hear signals, but for the one that ends it.
  const auto itself = static_cast<scmp_datum_t>(::getpid());
  filter.add(SCMP_ACT_ALLOW, "tgkill", std::array{SCMP_A0(SCMP_CMP_EQ, itself)});
  filter.add(SCMP_ACT_ALLOW, "prlimit64", std::array{SCMP_A2(SCMP_CMP_EQ, 0)});
  filter.add(SCMP_ACT_ALLOW, "rt_sigaction", std::array{SCMP_A0(SCMP_CMP_NE, SIGSYS)});
  if (threads == MoreThreads::yes) open_threads(filter);
  filter.load();
}

}  // namespace

std::optional<std::string> keep_from_the_world(const std::vector<std::filesystem::path>& readable,
                                               const LastWords& last_words, MoreThreads threads) {
  prepare(last_words);
  const bool knows_files = close_files_but(readable);
  close_calls(threads);
  if (knows_files) return std::nullopt;
  return "this system has no Landlock, so that it can read files until its library is loaded";
}

void keep_from_files() {
  Filter filter(SCMP_ACT_ALLOW);
  for (const char* call : {"open", "openat", "openat2", "access", "faccessat", "faccessat2",
                           "readlink", "readlinkat", "statx", "stat", "lstat", "seccomp"}) {
    filter.add(SCMP_ACT_TRAP, call);
  }
  // By path; what is open already may be looked at.
  filter.add(SCMP_ACT_TRAP, "newfstatat",
             std::array{SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, 0)});
  for (const char* call : {"mmap", "mprotect"}) {
    filter.add(SCMP_ACT_TRAP, call, std::array{SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC)});
  }
  filter.load();
}

#endif

}  // namespace chorus::platform
