#pragma once

#include "platform/child_process.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace chorus::test {

// The account's runtime folder for all programs that this test starts: its own, never the
// machine's.
const std::filesystem::path& runtime_folder();

// The real program, running with these words as a child of the test. A thread of its own gathers
// what it prints, standard output and error together. Gone with the object, killed if need be.
class RunningProgram {
 public:
  explicit RunningProgram(const std::vector<std::string>& words);
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  // True once `is_enough` says so of what was printed; false: it ended, or the time was over.
  bool prints_within(std::chrono::milliseconds time,
                     const std::function<bool(const std::string& printed)>& is_enough);
  int process() const { return child_.id(); }
  bool has_ended();
  void kill();       // at once
  void terminate();  // asks it to end
  // Its end; none: it still runs.
  std::optional<platform::ChildExit> ends_within(std::chrono::milliseconds time);
  std::string printed() const;

 private:
  void read_all();

  platform::ChildProcess child_;
  platform::OwnedHandle output_;
  std::thread reader_;
  mutable std::mutex mutex_;
  std::condition_variable said_;
  std::string printed_;
  bool at_end_ = false;
  std::optional<platform::ChildExit> exit_;
};

// Runs the program to its end. Throws std::runtime_error, with what it printed, where it does not
// end in time or by itself.
struct Ran {
  int status = 0;
  std::string printed;
};
Ran run_chorus(const std::vector<std::string>& words, std::chrono::seconds within);

}  // namespace chorus::test
