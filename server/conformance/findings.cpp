#include "conformance/findings.hpp"

#include <algorithm>
#include <ostream>

namespace chorus::conformance {
namespace {

// What a plugin says of itself may hold anything.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == '\x7f'; }, ' ');
  return text;
}

}  // namespace

void Findings::ok(Promise promise, const std::string& what) {
  card_.kept(promise);
  line("ok", what, {});
}

void Findings::fault(Promise promise, const std::string& what, const std::string& why) {
  ++faults_;
  card_.broken(promise, one_line(what + ": " + why));
  line("fault", what, why);
}

void Findings::lacks(Promise promise, const std::string& what, const std::string& why) {
  card_.broken(promise, one_line(what + ": " + why));
  line("lacks", what, why);
}

void Findings::left(Promise promise, const std::string& what, const std::string& why) {
  card_.untried(promise, one_line(what + ": " + why));
  line("left", what, why);
}

void Findings::line(const char* word, const std::string& what, const std::string& why) {
  out_ << word << '\t' << one_line(what);
  if (!why.empty()) out_ << '\t' << one_line(why);
  out_ << std::endl;  // seen at once: the next step may take its time
}

}  // namespace chorus::conformance
