#pragma once

#include <filesystem>
#include <string>

namespace chorus::storage {

// How an inquiry's file stands, for those who tell people.
struct Standing {
  std::string trouble;            // why nothing is acknowledged, in words; empty: all is well
  bool is_lost = false;           // what is open no longer stands at its path, or was written over
  std::filesystem::path rescued;  // then: where all that was acknowledged lies; empty: not yet
  bool owes_erasure = false;      // words that were taken back are still on the disk
  bool has_second_name = false;   // the file can be opened by another name
};

}  // namespace chorus::storage
