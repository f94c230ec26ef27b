#include "conformance/twice_decider.hpp"

#include <nlohmann/json.hpp>

#include <utility>
#include <variant>

namespace chorus::conformance {
namespace {

using nlohmann::json;

json as_json(const kernel::Outputs& outputs) {
  json text = json::array();
  for (const auto& put : outputs.puts) {
    text.push_back({"put", put.key.value(), put.type, put.audience.atoms(), put.body.text()});
  }
  for (const auto& given : outputs.contributions) {
    text.push_back(
        {"contribute", given.key.value(), given.kind, given.audience.atoms(), given.body.text()});
  }
  for (const auto& key : outputs.removes) text.push_back({"remove", key.value()});
  for (const auto& link : outputs.links) {
    text.push_back({"link", link.from.value(), link.to.value(), link.type});
  }
  for (const auto& wake : outputs.wakes) {
    text.push_back({"wake", wake.name, wake.at, wake.payload.text()});
  }
  for (const auto& name : outputs.cancelled_wakes) text.push_back({"cancel_wake", name});
  text.push_back({"answer", outputs.answer.text()});
  return text;
}

}  // namespace

std::string as_text(const kernel::Decision& decision) {
  if (const auto* outputs = std::get_if<kernel::Outputs>(&decision)) {
    return as_json(*outputs).dump(-1, ' ', false, json::error_handler_t::replace);
  }
  if (const auto* no = std::get_if<kernel::Rejection>(&decision)) {
    return "rejected " + no->code + " " + no->text_key + " " + no->args.text();
  }
  return "failed";
}

void TwiceDecider::decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) {
  inner_.decide(call, [this, call, done = std::move(done)](const kernel::Decision& first) {
    on_decided(call, first);
    // The call that ended the process is the poison; it is not given again.
    if (std::holds_alternative<kernel::DeciderFault>(first)) return done(first);
    inner_.decide(call, [this, call, first, done](const kernel::Decision& second) {
      if (as_text(first) != as_text(second)) on_difference(call);
      done(first);
    });
  });
}

}  // namespace chorus::conformance
