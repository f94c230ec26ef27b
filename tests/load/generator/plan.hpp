#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::load {

// A step of coming in: say this, then wait until a message holds that. Either may be empty.
struct JoinStep {
  std::string say;
  std::string until;
};

// So long, so many posts a second by all who speak together, at even distances. 0: nobody speaks.
struct Stage {
  std::string name;
  std::chrono::nanoseconds lasts{};
  double a_second = 0;
};

// What a measurement is to do. Texts that phones send may hold the marks of Saying (saying.hpp).
struct Plan {
  std::uint16_t port = 0;
  std::string path = "/";
  std::string protocol;              // Sec-WebSocket-Protocol; empty: none
  std::vector<std::string> headers;  // further lines of the request
  std::size_t phones = 1;
  std::size_t at_once = 64;                      // that come in at the same time
  std::chrono::nanoseconds join_within{};        // then who is not in counts as failed
  std::vector<std::vector<std::string>> tokens;  // a row a phone; shorter than phones: in turn
  std::vector<JoinStep> joins;
  std::size_t speakers = 0;   // the first of the phones
  std::size_t stalled = 0;    // the last of them: once in they read nothing any more
  std::size_t readers = 0;    // whom each post reaches; 0: all that are in and read
  std::string says;           // one post
  std::uint64_t first_k = 1;  // of the posts, where the server answers by k
  bool answered = false;      // the server answers each post; else only deliveries are counted
  std::size_t most_open = 3;  // posts of one speaker that wait for their answer
  std::string pulse;          // what each phone says over and over; empty: nothing
  std::chrono::nanoseconds pulse_every{};
  std::vector<Stage> stages;
  std::chrono::nanoseconds drain{};  // at most, for what is still on its way
  std::vector<int> processes;        // of the server, whose time and memory are measured
};

// From the JSON that README.md of tests/load tells. Throws std::runtime_error with words: unknown
// or missing members, numbers that cannot be.
Plan read_plan(std::string_view json);

}  // namespace chorus::load
