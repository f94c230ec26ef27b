#pragma once

#include "tests/scenario/support/running_program.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace chorus::test {

// What the program says when it is ready.
struct Listening {
  std::uint16_t port = 0;
  std::string origin;  // http://127.0.0.1:<port>
  std::string join_code;
  std::string join_url;
  std::string facilitator_url;
  std::string wall_url;
};

// The real program serving one inquiry: on a port of the system's choosing and, after a kill, on
// the same one. Throws std::runtime_error, with all it printed, where it does not do what a server
// must.
class ServerProcess {
 public:
  explicit ServerProcess(std::filesystem::path inquiry, std::vector<std::string> more_words = {});

  void start();  // returns when it listens
  void kill();   // at once, as a power cut would for the process
  int stop();    // asks it to end; its exit status
  bool runs() const { return program_ != nullptr; }
  int process() const { return program_ ? program_->process() : 0; }
  // From the next start on the inquiry's clock begins here, as 2026-01-13T16:30.
  void set_clock(std::string now) { now_ = std::move(now); }

  const Listening& at() const { return listening_; }
  const std::filesystem::path& inquiry() const { return inquiry_; }
  std::string printed() const;  // by all runs so far

 private:
  void end();

  std::filesystem::path inquiry_;
  std::vector<std::string> more_words_;
  std::string now_;
  std::unique_ptr<RunningProgram> program_;
  std::string printed_before_;
  Listening listening_;
};

}  // namespace chorus::test
