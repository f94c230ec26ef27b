#include "kernel/values/clean_text.hpp"

#include "kernel/values/unicode.hpp"

namespace chorus::kernel {
namespace {

bool may_stand(char32_t c) {
  if (c == U'\n') return true;
  const bool is_byte_order_mark = c == 0xFEFF;
  const bool is_line_of_its_own = c == 0x2028 || c == 0x2029;
  const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return !is_control && !is_line_of_its_own && !is_byte_order_mark && !unicode::turns_writing(c) &&
         !unicode::is_nothing(c);
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  for (const char32_t c : unicode::code_points(text)) {
    if (c == U'\t') {
      result += ' ';
    } else if (may_stand(c)) {
      unicode::append(result, c);
    }
  }
  return result;
}

}  // namespace chorus::kernel
