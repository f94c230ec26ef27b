#include "rules.hpp"

#include <string>

namespace hello {
namespace {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Decision;
using chorus::sdk::Json;
using chorus::sdk::key_of_actor;

Decision give(const Call& call, const Json& args) {
  Json word = args;
  const std::string phase = call.phase();
  if (phase == "closed" || phase == "revealed" || phase == "reopened") word["late"] = true;
  return Changes().put(key_of_actor(call, "word"), "word", word).remove(key_of_actor(call, "pass"));
}

Decision pass(const Call& call, const Json&) {
  return Changes().put(key_of_actor(call, "pass"), "pass", "{}");
}

constexpr chorus::sdk::Handler k_handlers[] = {{"give", give}, {"pass", pass}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers) {}

}  // namespace hello
