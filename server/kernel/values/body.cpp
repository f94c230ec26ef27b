#include "kernel/values/body.hpp"

#include <nlohmann/json.hpp>

namespace chorus::kernel {

using nlohmann::json;

Body::Body(std::string json_text, json value)
    : text_(std::make_shared<const std::string>(std::move(json_text))),
      value_(std::make_shared<const json>(std::move(value))) {}

std::shared_ptr<const json> Body::value() const {
  return value_ ? value_ : std::make_shared<const json>(json::parse(*text_));
}

Body Body::at_rest() const {
  Body body(*this);
  body.value_.reset();
  return body;
}

}  // namespace chorus::kernel
