#include "net/loop/log.hpp"

#include <cstdio>

namespace chorus::net {

void log_line(std::string_view event,
              std::initializer_list<std::pair<std::string_view, std::string_view>> facts) {
  std::string line(event);
  for (const auto& [key, value] : facts) {
    line += ' ';
    line += key;
    line += '=';
    line += value;
  }
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace chorus::net
