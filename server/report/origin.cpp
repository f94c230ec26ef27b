#include "report/origin.hpp"

namespace chorus::report {

std::string origin_of(const Quote& quote, const Words& words) {
  const std::string put_down =
      quote.put_down.empty() ? quote.put_down : words.text("put_down." + quote.put_down);
  std::string origin;
  for (const auto* part : {&quote.id, &quote.name, &put_down}) {
    if (!part->empty()) origin += (origin.empty() ? "" : " · ") + *part;
  }
  return origin;
}

}  // namespace chorus::report
