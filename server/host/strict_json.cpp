#include "host/strict_json.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace chorus::host {
namespace {

using nlohmann::json;

// Builds the value while it looks, so that no name is kept a second time to be compared. Returning
// false ends the reading.
class Builder final : public nlohmann::json_sax<json> {
 public:
  explicit Builder(std::size_t depth) : depth_(depth) {}

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t& /*token*/) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t& /*value*/) override { return refuse("is no JSON"); }

  bool start_object(std::size_t /*elements*/) override { return open(json::object()); }
  bool start_array(std::size_t /*elements*/) override { return open(json::array()); }
  bool end_object() override { return shut(); }
  bool end_array() override { return shut(); }

  bool key(string_t& name) override {
    const auto [member, is_new] = open_.back()->emplace(name, nullptr);
    if (!is_new) return refuse("names a member twice: " + name);
    slot_ = &*member;
    return true;
  }

  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    return refuse(error.what());
  }

  json take() { return std::move(root_); }
  const std::string& why() const noexcept { return why_; }

 private:
  bool refuse(std::string why) {
    why_ = std::move(why);
    return false;
  }

  json& place(json value) {
    if (open_.empty()) return root_ = std::move(value);
    json& parent = *open_.back();
    if (!parent.is_array()) return *slot_ = std::move(value);
    parent.push_back(std::move(value));
    return parent.back();
  }

  bool add(json value) {
    place(std::move(value));
    return true;
  }

  bool open(json empty) {
    if (open_.size() >= depth_) return refuse("nests too deep");
    open_.push_back(&place(std::move(empty)));
    return true;
  }

  bool shut() {
    open_.pop_back();
    return true;
  }

  std::size_t depth_;
  json root_;
  std::vector<json*> open_;  // from the outermost to the innermost that is not yet closed
  json* slot_ = nullptr;     // where the value of the member just named goes
  std::string why_;
};

}  // namespace

nlohmann::json parse_strictly(std::string_view text, std::size_t depth) {
  Builder builder(depth);
  if (!json::sax_parse(text.begin(), text.end(), &builder)) throw MalformedJson(builder.why());
  return builder.take();
}

}  // namespace chorus::host
