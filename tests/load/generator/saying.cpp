#include "tests/load/generator/saying.hpp"

#include <charconv>
#include <optional>

namespace chorus::load {
namespace {

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t number = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

}  // namespace

std::string mark_start(std::string_view run) { return "load." + std::string(run) + "."; }

Saying::Saying(const Plan& plan, std::string_view text, std::string run)
    : plan_(plan), run_(std::move(run)) {
  while (!text.empty()) {
    const auto open = text.find('{');
    if (open == std::string_view::npos) break;
    pieces_.push_back({Place::words, std::string(text.substr(0, open))});
    text.remove_prefix(open);
    const auto close = text.find('}');
    if (close == std::string_view::npos) break;
    const auto before = pieces_.size();
    add(text.substr(1, close - 1));
    if (pieces_.size() == before) {
      pieces_.push_back({Place::words, "{"});
      text.remove_prefix(1);
    } else {
      text.remove_prefix(close + 1);
    }
  }
  pieces_.push_back({Place::words, std::string(text)});
}

void Saying::add(std::string_view name) {
  constexpr std::string_view k_fill = "fill:";
  if (name == "phone") pieces_.push_back({Place::phone, {}});
  if (name == "nth") pieces_.push_back({Place::nth, {}});
  if (name == "run") pieces_.push_back({Place::run, {}});
  if (name == "mark") pieces_.push_back({Place::mark, {}});
  if (name.starts_with(k_fill)) {
    if (const auto size = number_in(name.substr(k_fill.size()))) {
      pieces_.push_back({Place::fill, {}, *size});
    }
  } else if (const auto token = number_in(name)) {
    pieces_.push_back({Place::token, {}, *token});
  }
}

std::string Saying::filled(std::size_t phone, std::uint64_t post) const {
  std::string out;
  std::size_t fill_at = 0;
  std::size_t whole = 0;
  for (const auto& [place, words, number] : pieces_) {
    switch (place) {
      case Place::words: out += words; break;
      case Place::phone: out += std::to_string(phone); break;
      case Place::nth: out += std::to_string(plan_.first_k + post); break;
      case Place::run: out += run_; break;
      case Place::mark:
        out += mark_start(run_) + std::to_string(phone) + "." + std::to_string(post) + ".";
        break;
      case Place::token:
        if (!plan_.tokens.empty()) {
          const auto& row = plan_.tokens[phone % plan_.tokens.size()];
          if (number < row.size()) out += row[number];
        }
        break;
      case Place::fill:
        fill_at = out.size();
        whole = number;
        break;
    }
  }
  if (out.size() < whole) out.insert(fill_at, whole - out.size(), 'x');
  return out;
}

}  // namespace chorus::load
