#pragma once

#include "host/process_runner.hpp"
#include "host/timers.hpp"
#include "media/cleaned.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace chorus::media {

// Starts one of the two children; throws std::runtime_error if there can be none.
enum class Program { picture, sound };
using StartProgram =
    std::function<std::unique_ptr<host::RunningProcess>(Program, host::ProcessEvents)>;

// Has photos and sounds made anew, each in a child of its own that lives as long as that takes. At
// most k_media_cleaned_at_once at a time, the others wait in their order; whoever calls bounds how
// many those are. A child that dies, says nonsense or takes longer than k_media_cleaned_within
// costs its own file alone, which then is unreadable. Room thread only; what it is given outlives
// it.
class Cleaner {
 public:
  using Done = std::function<void(CleaningResult)>;
  using Log = std::function<void(std::string_view line)>;

  Cleaner(StartProgram start, host::Timers& timers, Log log);
  ~Cleaner();
  Cleaner(const Cleaner&) = delete;
  Cleaner& operator=(const Cleaner&) = delete;

  // `done` comes once, never from inside this call.
  void clean(std::string file, Done done);

 private:
  struct Waiting {
    std::string file;
    Done done;
  };
  struct Work {
    Done done;
    std::string answer;
    std::unique_ptr<host::RunningProcess> process;
    std::unique_ptr<host::Timer> deadline;
  };

  void begin_next();
  void begin(Waiting waiting);
  void hear(std::uint64_t number, std::string_view bytes);
  void end(std::uint64_t number, const CleaningResult& result);

  StartProgram start_;
  host::Timers& timers_;
  Log log_;
  std::deque<Waiting> waiting_;
  std::map<std::uint64_t, Work> running_;
  std::uint64_t next_ = 0;
  std::unique_ptr<host::Timer> beginning_;
};

}  // namespace chorus::media
