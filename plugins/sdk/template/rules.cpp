#include "rules.hpp"

#include <string>

namespace activity {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;
using chorus::sdk::Rejection;

// The arguments fit their schema already, and the record has the same shape.
Decision Rules::decide(const Call& call, const Command& command) {
  if (command.name == "say") {
    return Changes().put(call.new_key("note"), "note", std::string(command.args));
  }
  return Rejection{"unknown_command", "my-activity.unknown_command"};
}

}  // namespace activity
