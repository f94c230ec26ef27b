#pragma once

#include <string>

namespace chorus::platform {

// Asks the desktop to show `url` (http or https only) and does not wait for it. False where there
// is no desktop or nothing to ask; the caller then prints the address. While the desktop's helper
// runs, other accounts of the machine can read `url` in the list of processes: what it carries must
// be good for one use only.
bool open_browser(const std::string& url);

}  // namespace chorus::platform
