#pragma once

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>
#include <utility>

namespace chorus::kernel {

// A record, an argument list or an answer: the text of one JSON value, immutable and shared.
// Whoever makes one vouches that the text is valid UTF-8 and within the limits of the wire; doors
// (protocol, storage, host) check, the kernel passes on.
class Body {
 public:
  Body() : Body("{}") {}
  explicit Body(std::string json_text)
      : text_(std::make_shared<const std::string>(std::move(json_text))) {}
  // By a door that has read the text, within the limits `read_json` has for a message: on its way
  // nobody reads it again. `value` is what the text says.
  Body(std::string json_text, nlohmann::json value);

  const std::string& text() const noexcept { return *text_; }
  // What the text says, as a door read it, or read anew. Throws where a damaged file holds no JSON.
  std::shared_ptr<const nlohmann::json> value() const;
  bool was_read() const noexcept { return value_ != nullptr; }
  // The text alone, for what stays in memory: a value takes several times as much.
  Body at_rest() const;

  bool operator==(const Body& other) const noexcept { return *text_ == *other.text_; }

 private:
  std::shared_ptr<const std::string> text_;
  std::shared_ptr<const nlohmann::json> value_;  // null: nobody has read it
};

}  // namespace chorus::kernel
