#pragma once

#include "media/cleaned.hpp"
#include "platform/confinement.hpp"

#include <functional>
#include <string>

namespace chorus::media {

// The whole life of a child: gives up the world before it reads a byte, hears one file from its
// channel (eight bytes of length, lowest first, then the file), answers as cleaned.hpp tells, and
// ends. What `clean` throws is answered as unreadable. Returns what main returns.
int confined_main(platform::MoreThreads threads,
                  const std::function<CleaningResult(const std::string& file)>& clean);

}  // namespace chorus::media
