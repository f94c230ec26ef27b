#include "report/symbols.hpp"

#include <array>

namespace chorus::report {
namespace {

struct Symbol {
  std::string_view meaning;
  std::string_view inside;
};
constexpr std::array<Symbol, 6> k_symbols{{
    {"talk",
     R"(<path class="a" d="M4 6h40v27H24L13 43V33H4Z"/><path class="u" d="M13 15h22M13 24h14"/>)"},
    {"can_change",
     R"(<path class="s" d="M24 43V22"/><path class="a" d="M24 26C11 27 6 19 6 8c12 0 18 7 18 18Z"/><path class="b" d="M24 22c0-9 6-14 17-14 0 10-6 15-17 14Z"/><path class="t" d="M13 43h22"/>)"},
    {"cannot_change",
     R"(<path class="a" d="M6 42V20c0-7 3-10 8-10s8 4 8 10v22Z"/><path class="b" d="M25 42V27c0-5 3-8 8-8s9 3 9 9v14Z"/><path class="s" d="M4 43h40"/>)"},
    {"hear_back",
     R"(<path class="b" d="M4 12h40v26a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2Z"/><path class="a" d="m4 11 20 17 20-17a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2Z"/>)"},
    {"helper",
     R"(<circle class="a" cx="15" cy="10" r="7"/><path class="a" d="M5 44V28c0-7 3-10 10-10 5 0 8 2 9 6l9 7-3 5-6-4v12Z"/><circle class="b" cx="37" cy="24" r="5.5"/><path class="b" d="M29 44v-5c0-6 3-8 8-8s8 2 8 8v5Z"/>)"},
    {"me",
     R"(<circle class="b" cx="24" cy="24" r="22"/><circle class="a" cx="24" cy="17" r="7.5"/><path class="a" d="M10 41c1-10 6-15 14-15s13 5 14 15a22 22 0 0 1-28 0Z"/>)"},
}};

}  // namespace

std::string_view symbol(std::string_view meaning) {
  for (const auto& one : k_symbols) {
    if (one.meaning == meaning) return one.inside;
  }
  return {};
}

}  // namespace chorus::report
