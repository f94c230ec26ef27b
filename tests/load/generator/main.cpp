// Many phones in one process: reads a plan (JSON) from standard input, carries it out against a
// server on 127.0.0.1, prints the result (JSON). Exit status 2: the plan cannot be carried out.
#include "platform/limits.hpp"
#include "tests/load/generator/crowd.hpp"
#include "tests/load/generator/plan.hpp"
#include "tests/load/generator/result_text.hpp"

#include <exception>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace {

constexpr std::size_t k_files_beside_phones = 64;

std::string all_of(std::istream& in) { return {std::istreambuf_iterator<char>(in), {}}; }

void allow_open_files(std::size_t phones) {
  const auto wanted = phones + k_files_beside_phones;
  if (chorus::platform::raise_open_files(wanted) >= wanted) return;
  throw std::runtime_error("this computer lets one process hold fewer lines open than " +
                           std::to_string(phones) + " phones need (ulimit -n)");
}

}  // namespace

int main() try {
  const auto plan = chorus::load::read_plan(all_of(std::cin));
  chorus::platform::ignore_broken_pipes();
  allow_open_files(plan.phones);
  std::cout << chorus::load::result_text(chorus::load::Crowd(plan).run()) << '\n';
  return 0;
} catch (const std::exception& fault) {
  std::cerr << "generator: " << fault.what() << '\n';
  return 2;
}
