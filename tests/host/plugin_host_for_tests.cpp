// Stands in for `chorus plugin-host --channel 3 --plugin DIR`, so that host is tested without the
// program.
#include "host/plugin_process.hpp"

#include <string_view>

int main(int count, char** words) {
  const bool right = count == 6 && std::string_view(words[1]) == "plugin-host" &&
                     std::string_view(words[4]) == "--plugin";
  return right ? chorus::host::run_plugin_process(words[5]) : 2;
}
