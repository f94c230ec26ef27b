#include "platform/child_process.hpp"

#include "platform/posix/system_call.hpp"

#include <array>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): POSIX, beyond what csignal has
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace chorus::platform {
namespace {

// Above every handle the child gets, so that giving it one never closes another.
constexpr int k_out_of_the_way = 10;

void must(int error, const std::string& what) {
  if (error != 0) posix::fail(what, error);
}

OwnedHandle moved_up(OwnedHandle handle) {
  OwnedHandle higher(::fcntl(handle.get(), F_DUPFD_CLOEXEC, k_out_of_the_way));
  if (!higher) posix::fail("making a handle for a child");
  return higher;
}

struct Ends {
  OwnedHandle ours;
  OwnedHandle childs;
};

Ends socket_pair() {
  std::array<int, 2> pair{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
    posix::fail("making a channel to a child");
  }
  OwnedHandle ours(pair[0]);
  return {std::move(ours), moved_up(OwnedHandle(pair[1]))};
}

Ends output_pipe() {
  std::array<int, 2> pair{};
  if (::pipe2(pair.data(), O_CLOEXEC) != 0) posix::fail("making a pipe from a child");
  OwnedHandle ours(pair[0]);
  return {std::move(ours), moved_up(OwnedHandle(pair[1]))};
}

class FileActions {
 public:
  FileActions() { must(posix_spawn_file_actions_init(&actions_), "preparing a child"); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void no_input() {
    must(posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0),
         "preparing a child");
  }
  void give(const OwnedHandle& handle, int as) {
    must(posix_spawn_file_actions_adddup2(&actions_, handle.get(), as), "preparing a child");
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// Signals as a fresh program has them, and a process group of its own.
class Attributes {
 public:
  Attributes() {
    must(posix_spawnattr_init(&attributes_), "preparing a child");
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    must(posix_spawnattr_setsigmask(&attributes_, &none), "preparing a child");
    must(posix_spawnattr_setsigdefault(&attributes_, &all), "preparing a child");
    must(posix_spawnattr_setpgroup(&attributes_, 0), "preparing a child");
    must(posix_spawnattr_setflags(
             &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP),
         "preparing a child");
  }
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

ChildExit exit_from(int status) {
  if (WIFSIGNALED(status)) return {0, WTERMSIG(status)};
  return {WEXITSTATUS(status), 0};
}

void set_limit(decltype(RLIMIT_CORE) what, rlim_t value, const char* name) {
  const rlimit limit{value, value};
  if (::setrlimit(what, &limit) != 0) posix::fail(name);
}

}  // namespace

std::string ChildExit::words() const {
  return ended_by != 0 ? "ended by signal " + std::to_string(ended_by)
                       : "returned " + std::to_string(status);
}

ChildProcess ChildProcess::start(const ChildCommand& command) {
  Ends channel = socket_pair();
  Ends output = output_pipe();
  FileActions actions;
  actions.no_input();
  actions.give(output.childs, STDOUT_FILENO);
  actions.give(output.childs, STDERR_FILENO);
  actions.give(channel.childs, k_child_channel);
  const Attributes attributes;

  std::string program = command.executable.string();
  std::vector<std::string> arguments = command.arguments;
  std::vector<char*> words{program.data()};
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  std::array<char*, 1> no_environment{nullptr};
  pid_t id = 0;
  must(::posix_spawn(&id, program.c_str(), actions.get(), attributes.get(), words.data(),
                     no_environment.data()),
       "starting " + program);
  return ChildProcess(id, std::move(channel.ours), std::move(output.ours));
}

ChildProcess::ChildProcess(int id, OwnedHandle channel, OwnedHandle output) noexcept
    : id_(id), channel_(std::move(channel)), output_(std::move(output)) {}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : id_(std::exchange(other.id_, 0)),
      exit_(other.exit_),
      channel_(std::move(other.channel_)),
      output_(std::move(other.output_)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(exit_, other.exit_);
  std::swap(channel_, other.channel_);
  std::swap(output_, other.output_);
  return *this;
}

ChildProcess::~ChildProcess() {
  if (id_ == 0 || exit_) return;
  kill();
  int status = 0;
  posix::retry([&] { return ::waitpid(id_, &status, 0); });
}

void ChildProcess::kill() noexcept {
  // Only before it is reaped: afterwards the number may belong to somebody else.
  if (id_ != 0 && !exit_) ::kill(id_, SIGKILL);
}

std::optional<ChildExit> ChildProcess::try_reap() {
  if (exit_ || id_ == 0) return exit_;
  int status = 0;
  const pid_t done = posix::retry([&] { return ::waitpid(id_, &status, WNOHANG); });
  if (done < 0) posix::fail("looking after a child");
  if (done == id_) exit_ = exit_from(status);
  return exit_;
}

ChildExit ChildProcess::reap() {
  if (!exit_) {
    int status = 0;
    if (posix::retry([&] { return ::waitpid(id_, &status, 0); }) < 0) {
      posix::fail("looking after a child");
    }
    exit_ = exit_from(status);
  }
  return *exit_;
}

void prepare_child(const ChildLimits& limits) {
  if (::close_range(k_child_channel + 1, ~0U, 0) != 0) posix::fail("closing stray handles");
  if (::fcntl(k_child_channel, F_SETFD, FD_CLOEXEC) != 0) posix::fail("no channel to the parent");
  set_limit(RLIMIT_CORE, 0, "turning core dumps off");
  if (::prctl(PR_SET_DUMPABLE, 0) != 0) posix::fail("turning core dumps off");
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) posix::fail("asking to end with the parent");
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) posix::fail("giving up privileges");
  if (limits.computing.count() > 0) {
    set_limit(RLIMIT_CPU, static_cast<rlim_t>(limits.computing.count()), "limiting computing");
  }
#ifndef CHORUS_SANITIZED
  // Each thread's own pool of memory would take addresses that nobody uses.
  ::mallopt(M_ARENA_MAX, 1);
  if (limits.memory_bytes > 0) set_limit(RLIMIT_AS, limits.memory_bytes, "limiting memory");
#else
  static_cast<void>(limits);  // a sanitizer reserves far more addresses than it uses
#endif
}

}  // namespace chorus::platform
