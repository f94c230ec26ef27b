#include "tests/load/generator/plan.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace chorus::load {
namespace {

using nlohmann::json;

constexpr std::size_t k_most_phones = 20'000;
constexpr double k_longest_seconds = 3'600;

[[noreturn]] void refuse(const std::string& why) { throw std::runtime_error("the plan: " + why); }

template <std::size_t Count>
void know(const json& object, const std::array<std::string_view, Count>& names) {
  for (const auto& [name, value] : object.items()) {
    if (std::find(names.begin(), names.end(), name) == names.end()) refuse("no member " + name);
  }
}

std::chrono::nanoseconds seconds(const json& object, const char* name, double usual) {
  const double count = object.value(name, usual);
  if (count < 0 || count > k_longest_seconds) refuse(std::string(name) + " is no span");
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(count));
}

JoinStep step_of(const json& object) {
  know(object, std::array<std::string_view, 2>{"say", "until"});
  return {object.value("say", ""), object.value("until", "")};
}

Stage stage_of(const json& object) {
  know(object, std::array<std::string_view, 3>{"name", "seconds", "a_second"});
  return {object.at("name"), seconds(object, "seconds", 1), object.value("a_second", 0.0)};
}

void check(const Plan& plan) {
  if (plan.port == 0) refuse("no port");
  if (plan.phones < 1 || plan.phones > k_most_phones) refuse("phones: 1 to 20000");
  if (plan.at_once < 1 || plan.most_open < 1) refuse("at_once and most_open: at least 1");
  if (plan.speakers + plan.stalled > plan.phones) refuse("more speak and stall than there are");
  if (plan.readers > plan.phones) refuse("more read a post than there are");
  for (const auto& stage : plan.stages) {
    if (stage.a_second > 0 && plan.speakers == 0) refuse("nobody speaks in " + stage.name);
  }
  if (plan.speakers > 0 && plan.says.find("{mark}") == std::string::npos) {
    refuse("says needs {mark}");
  }
}

}  // namespace

Plan read_plan(std::string_view text) try {
  const json object = json::parse(text);
  know(object,
       std::array<std::string_view, 21>{
           "port",   "path",        "protocol",  "headers", "phones", "at_once",   "join_within",
           "tokens", "joins",       "speakers",  "stalled", "says",   "first_k",   "answered",
           "pulse",  "pulse_every", "most_open", "stages",  "drain",  "processes", "readers"});
  Plan plan;
  plan.port = object.at("port");
  plan.path = object.value("path", plan.path);
  plan.protocol = object.value("protocol", plan.protocol);
  plan.headers = object.value("headers", plan.headers);
  plan.phones = object.at("phones");
  plan.at_once = object.value("at_once", plan.at_once);
  plan.join_within = seconds(object, "join_within", 60);
  plan.tokens = object.value("tokens", plan.tokens);
  for (const auto& step : object.value("joins", json::array())) plan.joins.push_back(step_of(step));
  plan.speakers = object.value("speakers", plan.speakers);
  plan.stalled = object.value("stalled", plan.stalled);
  plan.readers = object.value("readers", plan.readers);
  plan.says = object.value("says", plan.says);
  plan.first_k = object.value("first_k", plan.first_k);
  plan.answered = object.value("answered", plan.answered);
  plan.most_open = object.value("most_open", plan.most_open);
  plan.pulse = object.value("pulse", plan.pulse);
  plan.pulse_every = seconds(object, "pulse_every", 10);
  for (const auto& one : object.value("stages", json::array()))
    plan.stages.push_back(stage_of(one));
  plan.drain = seconds(object, "drain", 2);
  plan.processes = object.value("processes", plan.processes);
  check(plan);
  return plan;
} catch (const json::exception& fault) {
  refuse(fault.what());
}

}  // namespace chorus::load
