#include "tests/support/seed.hpp"

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

namespace chorus::test {
namespace {

unsigned chosen() {
  const char* said = std::getenv("CHORUS_TEST_SEED");
  const std::string wish = said ? said : "1";
  const bool is_any = wish == "random";
  const auto seed = is_any ? std::random_device{}() : static_cast<unsigned>(std::stoul(wish));
  std::cout << "CHORUS_TEST_SEED=" << seed << '\n';
  return seed;
}

}  // namespace

unsigned first_seed() {
  static const unsigned seed = chosen();
  return seed;
}

}  // namespace chorus::test
