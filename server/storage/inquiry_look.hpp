#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace chorus::storage {

// What somebody who looks along many inquiries is told of one: the plan's outside, and nothing that
// anybody gave.
struct InquirySummary {
  struct Evening {
    std::string title;
    std::string day;  // "2026-11-24"; may be empty
    std::string time;
    std::string place;
  };
  std::string id;  // as the lists beside the file have it; empty: none yet
  std::string title;
  std::string question;
  std::string asked_by;
  std::vector<Evening> evenings;  // in their order, at most limits::k_evenings
  std::size_t people = 0;         // who said who they are
};

struct InquiryLook {
  enum class State {
    fine,
    in_use,  // another program serves it; it can be read all the same
    missing,
    not_an_inquiry,
    newer,    // written by a newer Chorus
    damaged,  // empty, cut short, or its tables cannot be read
    unreadable,
  };
  State state = State::fine;
  std::optional<InquirySummary> summary;  // with fine and in_use alone
};

// A few questions by index, whatever the size of the file. Nothing is written to it. Only regular
// files are opened. Throws nothing of storage's own: what is wrong is the state.
InquiryLook look_into(const std::filesystem::path& path);

}  // namespace chorus::storage
