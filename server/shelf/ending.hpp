#pragma once

#include "shelf/shelf.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace chorus::shelf {

// All that goes with an inquiry and all that stays outside it: the copies that the program knows of
// and the papers that left; of a file that cannot be read, the file alone. `day`: today, for the
// receipt. Throws StorageTrouble where the lists
// cannot be read.
Ending ending_of(const Card& card, const std::string& day);

struct Receipt {
  std::filesystem::path paper;                      // where it was written
  std::vector<std::filesystem::path> out_of_reach;  // copies that are still there
};

// Ends it for good: notes on the shelf's list what has to go, erases the copies, the file and what
// lies beside it, writes the receipt beside it and clears the note. Throws StorageTrouble and
// std::system_error; then the note stays, and finish_endings() does the rest.
Receipt end_for_good(Shelf& shelf, const Ending& ending);

// What a program that was killed, or a disk, kept from being ended. Those that cannot be ended
// still are given back.
std::vector<Ending> finish_endings(Shelf& shelf);

}  // namespace chorus::shelf
