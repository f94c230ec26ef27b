#pragma once

#include "cli/installed_tree.hpp"
#include "host/process_runner.hpp"
#include "net/loop/event_loop.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace chorus::cli {

struct RehearsalWish {
  static constexpr std::size_t k_people_most = 60;  // so that a small laptop plays at its pace
  std::size_t people = 0;
  std::size_t evening = 0;  // as far as its end, 1 the first of the plan
};

// How far it is, and in the end what came of it.
struct RehearsalStanding {
  struct LeftPart {
    std::string title;
    std::string text_key;   // of the refusal that kept it from being done
    std::string text_args;  // JSON
  };
  std::size_t here = 0;
  std::size_t parts = 0;
  std::size_t parts_done = 0;
  std::string part;  // the title of the one that is being done
  std::vector<LeftPart> left;
  std::size_t missing = 0;  // things that were saved and were not there, or were there twice
  bool is_whole = false;    // it came to its end, and was reckoned up
};

// The pretend people of one rehearsal: `chorus rehearse` as a child of this program, which gets its
// words over its channel, since they hold secrets. Destroying this ends it. Room thread only.
class RehearsalRun {
 public:
  struct Room {
    std::string origin;
    std::string join_code;
    std::string lead_launch;
    std::vector<std::filesystem::path> plugin_folders;
  };
  // `on_over`: it ended by itself; comes once, and may destroy this. All outlive it. Throws
  // std::system_error where there can be no such child.
  RehearsalRun(net::EventLoop& loop, const InstalledTree& tree, const Room& room,
               const RehearsalWish& wish, std::ostream& err, std::function<void()> on_over);

  const RehearsalStanding& standing() const noexcept { return standing_; }

 private:
  void hear(const std::string& line);

  std::ostream& err_;
  RehearsalStanding standing_;
  std::unique_ptr<host::RunningProcess> child_;
};

// The words that this program was started with over its channel. Called in the child, first of all.
// The channel stays open as long as the program runs.
std::vector<std::string> words_from_parent();

}  // namespace chorus::cli
