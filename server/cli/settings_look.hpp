#pragma once

#include "host/catalogue.hpp"
#include "kernel/room/live_space.hpp"

#include <map>
#include <string>
#include <vector>

namespace chorus::cli {

// A part that was never opened, and whose settings its type cannot read as they stand, since they
// were written for another version of it: what does not fit counts as its default.
struct UnreadSettings {
  std::string title;
  std::string fault;  // in words, naming the setting
};

// In the order of the run sheet. Types that are not ready are passed over.
std::vector<UnreadSettings> unread_settings(
    const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, const host::Catalogue& catalogue);

}  // namespace chorus::cli
