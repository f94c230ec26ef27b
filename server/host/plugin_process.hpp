#pragma once

#include <filesystem>

namespace chorus::host {

// What runs inside a plugin host process, `chorus plugin-host --channel 3 --plugin DIR`: sets its
// own limits, writes the greeting, loads the library in `folder`, and answers the room until the
// channel ends. Must be the first thing the process does. Returns the exit status: 0 the room went,
// 1 it could not go on (said to the room, or on standard error).
int run_plugin_process(const std::filesystem::path& folder);

}  // namespace chorus::host
