#include "kernel/values/json_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr std::int64_t k_largest_whole = 9'007'199'254'740'991;  // exact in a page, too
constexpr std::size_t k_longest_number = 32;
constexpr std::size_t k_longest_name = 256;  // of a member; patterns are run over names
constexpr int k_number_overflow = 406;       // nlohmann's id for 1e999
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

Fault bad_message(std::string code, std::string detail) {
  return {std::move(code), "refused.bad_message", std::move(detail)};
}

// Builds the value while it checks, so that nothing is kept of a text that is refused half-way.
// Returning false ends the reading.
class StrictBuilder final : public nlohmann::json_sax<json> {
 public:
  explicit StrictBuilder(const ReadLimits& limits) : limits_(limits) {}

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override {
    // Only negative numbers come here, and -0, which nlohmann would turn into 0 without a word.
    if (value == 0 || value < -k_largest_whole) return refuse("bad_number");
    return add(value);
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(k_largest_whole)) return refuse("bad_number");
    return add(value);
  }
  bool number_float(number_float_t value, const string_t& token) override {
    // A token without point or exponent is a whole number too large for 64 bits.
    const bool is_whole = token.find_first_of(".eE") == std::string::npos;
    const bool is_negative_zero = value == 0.0 && std::signbit(value);
    if (is_whole || is_negative_zero || token.size() > k_longest_number || !std::isfinite(value)) {
      return refuse("bad_number");
    }
    return add(value);
  }
  bool string(string_t& value) override {
    return is_sound(value, limits_.code_points) && add(std::move(value));
  }
  bool binary(binary_t& /*value*/) override { return refuse("not_json"); }

  bool start_object(std::size_t /*elements*/) override { return open(json::object()); }
  bool start_array(std::size_t /*elements*/) override { return open(json::array()); }
  bool end_object() override { return shut(); }
  bool end_array() override { return shut(); }

  bool key(string_t& name) override {
    if (!is_sound(name, std::min(k_longest_name, limits_.code_points)) || !count_member())
      return false;
    const auto [member, is_new] = open_.back()->emplace(std::move(name), nullptr);
    if (!is_new) return refuse("duplicate_key");
    slot_ = &*member;
    return true;
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    position_ = position;
    return refuse(error.id == k_number_overflow ? "bad_number" : "not_json");
  }

  json take() { return std::move(root_); }
  Fault why() const {
    return bad_message(code_,
                       position_ ? "at byte " + std::to_string(*position_) : "in its values");
  }

 private:
  bool refuse(const char* code) {
    code_ = code;
    return false;
  }

  bool count_member() { return ++members_ <= limits_.members || refuse("too_many_members"); }

  bool is_sound(const std::string& text, std::size_t longest) {
    if (text.find('\0') != std::string::npos) return refuse("not_json");
    if (text.size() > longest && code_points(text) > longest) return refuse("string_too_long");
    return true;
  }

  // Null: the value may not stand here.
  json* place(json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    json& parent = *open_.back();
    if (parent.is_array()) {
      if (!count_member()) return nullptr;
      parent.push_back(std::move(value));
      return &parent.back();
    }
    *slot_ = std::move(value);
    return slot_;
  }

  bool add(json value) { return place(std::move(value)) != nullptr; }

  bool open(json empty) {
    if (open_.size() >= limits_.depth) return refuse("too_deep");
    json* placed = place(std::move(empty));
    if (placed) open_.push_back(placed);
    return placed != nullptr;
  }

  bool shut() {
    open_.pop_back();
    return true;
  }

  ReadLimits limits_;
  json root_;
  std::vector<json*> open_;  // from the outermost to the innermost that is not yet closed
  json* slot_ = nullptr;     // where the value of the member just named goes
  std::size_t members_ = 0;
  std::optional<std::size_t> position_;  // where it stopped being JSON
  std::string code_ = "not_json";
};

}  // namespace

Result<json> read_json(std::string_view text, const ReadLimits& limits) {
  if (text.size() > limits.bytes)
    return bad_message("too_big", std::to_string(text.size()) + " bytes");
  // nlohmann takes a NUL for the end of the text and skips a byte order mark.
  if (text.find('\0') != std::string_view::npos) return bad_message("not_json", "a NUL byte");
  if (text.starts_with(k_byte_order_mark)) return bad_message("not_json", "a byte order mark");
  StrictBuilder builder(limits);
  if (!json::sax_parse(text.begin(), text.end(), &builder)) return builder.why();
  return builder.take();
}

}  // namespace chorus::kernel
