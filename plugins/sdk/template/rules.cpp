#include "rules.hpp"

namespace activity {
namespace {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Decision;
using chorus::sdk::Json;

// The arguments fit their schema already, and the record has the same shape.
Decision say(const Call& call, const Json& args) {
  return Changes().put(call.new_key("note"), "note", args);
}

constexpr chorus::sdk::Handler k_handlers[] = {{"say", say}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers) {}

}  // namespace activity
