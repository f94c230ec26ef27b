#include "tests/scenario/support/running_program.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace chorus::test {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds k_ask_again{2};

struct RuntimeFolder {
  RuntimeFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "chorus-run-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a test");
    path = name;
  }
  ~RuntimeFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  RuntimeFolder(const RuntimeFolder&) = delete;
  RuntimeFolder& operator=(const RuntimeFolder&) = delete;

  std::filesystem::path path;
};

// A child of ours has an empty environment; env puts the one thing in that the test decides.
platform::ChildCommand command_of(const std::vector<std::string>& words) {
  std::vector<std::string> all{"XDG_RUNTIME_DIR=" + runtime_folder().string(), CHORUS_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  return {"/usr/bin/env", std::move(all)};
}

}  // namespace

const std::filesystem::path& runtime_folder() {
  static const RuntimeFolder folder;
  return folder.path;
}

RunningProgram::RunningProgram(const std::vector<std::string>& words)
    : child_(platform::ChildProcess::start(command_of(words))),
      output_(child_.take_output()),
      reader_([this] { read_all(); }) {}

RunningProgram::~RunningProgram() {
  kill();
  reader_.join();
}

void RunningProgram::read_all() {
  std::array<char, 4096> bytes{};
  while (true) {
    const ssize_t count = ::read(output_.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    const std::lock_guard lock(mutex_);
    at_end_ = count <= 0;
    if (!at_end_) printed_.append(bytes.data(), static_cast<std::size_t>(count));
    said_.notify_all();
    if (at_end_) return;
  }
}

bool RunningProgram::prints_within(std::chrono::milliseconds time,
                                   const std::function<bool(const std::string&)>& is_enough) {
  std::unique_lock lock(mutex_);
  bool enough = false;
  said_.wait_until(lock, steady_clock::now() + time, [&] {
    enough = is_enough(printed_);
    return enough || at_end_;
  });
  return enough;
}

bool RunningProgram::has_ended() {
  if (!exit_) exit_ = child_.try_reap();
  return exit_.has_value();
}

void RunningProgram::kill() {
  if (has_ended()) return;
  child_.kill();
  exit_ = child_.reap();
}

void RunningProgram::terminate() {
  if (!has_ended()) ::kill(child_.id(), SIGTERM);
}

std::optional<platform::ChildExit> RunningProgram::ends_within(std::chrono::milliseconds time) {
  const auto deadline = steady_clock::now() + time;
  while (!has_ended() && steady_clock::now() < deadline) std::this_thread::sleep_for(k_ask_again);
  return exit_;
}

std::string RunningProgram::printed() const {
  const std::lock_guard lock(mutex_);
  return printed_;
}

Ran run_chorus(const std::vector<std::string>& words, std::chrono::seconds within) {
  RunningProgram program(words);
  const auto exit = program.ends_within(within);
  // What was printed last may still be on its way through the pipe.
  program.prints_within(within, [](const std::string&) { return false; });
  if (!exit) {
    throw std::runtime_error("chorus " + words.front() + " does not end:\n" + program.printed());
  }
  if (exit->ended_by != 0) {
    throw std::runtime_error("chorus " + words.front() + " " + exit->words() + ":\n" +
                             program.printed());
  }
  return {exit->status, program.printed()};
}

}  // namespace chorus::test
