#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::kernel {

// The JSON text of a record, an argument list or an answer: immutable, shared, never parsed on the
// way through. Whoever makes one vouches that the text is one valid UTF-8 JSON value within the
// limits of the wire; doors (protocol, storage, host) check, the kernel passes on.
class Body {
 public:
  Body() : Body("{}") {}
  explicit Body(std::string json_text)
      : text_(std::make_shared<const std::string>(std::move(json_text))) {}

  const std::string& text() const noexcept { return *text_; }
  bool operator==(const Body& other) const noexcept { return *text_ == *other.text_; }

 private:
  std::shared_ptr<const std::string> text_;
};

}  // namespace chorus::kernel
