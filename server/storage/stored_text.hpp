#pragma once

#include "kernel/values/audience.hpp"
#include "kernel/values/body.hpp"
#include "kernel/values/commit.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Values that stand as one text in a column: written here, read back here, and nowhere else. Bodies
// inside are kept as strings, so that every byte comes back. Errors: StorageTrouble if a stored
// text does not say what it should; it names no content.
namespace chorus::storage {

using Answers = std::deque<std::pair<std::uint64_t, kernel::Body>>;

std::string text_of(const kernel::Audience& audience);
kernel::Audience audience_from(std::string_view text);

std::string text_of(const Answers& answers);
Answers answers_from(std::string_view text);

// Names of things in the journal of a space; an empty one was forgotten.
std::string text_of(const std::vector<kernel::Ref>& things, const kernel::SpaceId& space);
std::vector<kernel::Ref> things_from(std::string_view text, const kernel::SpaceId& space);

// What an undo row holds besides its columns.
std::string image_of(const kernel::UndoEntry& entry);
void read_image(std::string_view text, kernel::UndoEntry& entry);

// One ballot as it is sealed: with the commit it came by, so that one whose commit never happened
// is known.
std::string text_of(const kernel::Ballot& ballot, std::uint64_t seq);
struct SealedBallot {
  kernel::Ballot ballot;
  std::uint64_t seq = 0;
};
SealedBallot ballot_from(std::string_view text, const kernel::SpaceId& space);

bool is_json_object(std::string_view text);

}  // namespace chorus::storage
