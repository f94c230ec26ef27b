#include "tests/kernel/giving_fixture.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace chorus::test {
namespace {

using nlohmann::json;

json story_of(const json& args) {
  json story{{"mode", "words"}, {"words", args.at("text")}};
  if (args.contains("medium")) story["medium"] = {{"id", args["medium"]}};
  return story;
}

kernel::Decision rules(const kernel::Call& call, const FunctionDecider::Records&) {
  kernel::Outputs outputs;
  if (call.what != kernel::Call::What::command) return outputs;
  const json args = json::parse(call.args.text());
  const auto made = [&](const std::string& kind, const kernel::Audience& audience,
                        const json& body) {
    const kernel::Key key(kind + "/" + std::to_string(call.seed));
    outputs.contributions.push_back({key, kind, audience, kernel::Body(body.dump())});
    outputs.answer = kernel::Body(json{{"key", key.value()}}.dump());
    return key;
  };
  if (call.name == "tell") {
    kernel::Audience audience;
    if (args.contains("may")) {
      audience = kernel::Audience({"may:" + args["may"].get<std::string>()});
    }
    made("story", audience, story_of(args));
  } else if (call.name == "mark") {
    const kernel::Key of(args.at("of").get<std::string>());
    const auto key = made("highlight", kernel::Audience({"may:named"}),
                          {{"of", of.value()}, {"words", args.at("words")}});
    outputs.links.push_back({key, of, "highlights"});
  } else if (call.name == "retell") {
    kernel::Audience audience;
    if (args.contains("may")) {
      audience = kernel::Audience({"may:" + args["may"].get<std::string>()});
    }
    outputs.contributions.push_back({kernel::Key(args.at("key").get<std::string>()), "story",
                                     audience, kernel::Body(story_of(args).dump())});
  } else if (call.name == "lean") {
    outputs.links.push_back({kernel::Key(args.at("from").get<std::string>()),
                             kernel::Key(args.at("to").get<std::string>()),
                             args.value("type", "grounded_in")});
  } else if (call.name == "remember") {
    outputs.puts.push_back({kernel::Key("jotting/" + std::to_string(call.seed)),
                            "jotting",
                            {},
                            kernel::Body(json{{"text", args.at("text")}}.dump())});
  } else if (call.name == "pair") {
    outputs.contributions.push_back(
        {kernel::Key("group/" + args.at("name").get<std::string>()), "group", {}, call.args});
  } else if (call.name == "let") {
    const std::string key = args.value("key", "consent/" + std::to_string(call.seed));
    outputs.contributions.push_back({kernel::Key(key), "consent", {}, call.args});
    outputs.answer = kernel::Body(json{{"key", key}}.dump());
  } else if (call.name == "drop") {
    outputs.removes.emplace_back(args.at("key").get<std::string>());
  } else if (call.name == "step") {
    const auto key = made("next-step", {}, {{"number", 1}, {"what", args.at("what")}});
    if (args.contains("on")) {
      outputs.links.push_back({key, kernel::Key(args["on"].get<std::string>()), "grounded_in"});
    }
  }
  return outputs;
}

kernel::ActivityType giving() {
  using kernel::Phase;
  using kernel::Role;
  kernel::ActivityType type;
  type.needs_promise = false;
  type.id = "test-activity";
  type.version = "1.0.0";
  type.record_types = {
      {"jotting", {kernel::RecordClass::draft, kernel::Audience({"owner"}), kernel::Gate::open}}};
  const std::vector<Phase> always{Phase::open, Phase::closing_soon, Phase::closed, Phase::reopened};
  for (const char* name : {"tell", "retell", "mark", "lean", "remember", "drop", "let"}) {
    type.command_types[name] = {{Role::participant, Role::facilitator}, always};
  }
  type.command_types["pair"] = {{Role::facilitator}, always};
  type.brings_forth = {"story", "highlight", "group", "consent"};
  return type;
}

kernel::ActivityType building() {
  kernel::ActivityType type = giving();
  type.id = "test-building";
  type.command_types = {
      {"step", {{kernel::Role::facilitator}, {kernel::Phase::open, kernel::Phase::closed}}},
      {"lean", {{kernel::Role::facilitator}, {kernel::Phase::open, kernel::Phase::closed}}},
      {"drop", {{kernel::Role::facilitator}, {kernel::Phase::open, kernel::Phase::closed}}}};
  type.takes_in = {"story", "highlight"};
  type.brings_forth = {"next-step"};
  return type;
}

}  // namespace

GivingFixture::GivingFixture() {
  types.types["test-activity"] = giving();
  types.types["test-building"] = building();
  decider.rules = rules;
  kernel::Loaded file = store.load();
  kernel::Space steps;
  steps.state.id = kernel::SpaceId("steps");
  steps.state.plugin_id = "test-building";
  steps.state.title = "Next steps";
  steps.state.round = "before";
  file.spaces.push_back(steps);
  store.keep(file);
  restart();
  send(lead(), "core.open");
  send(lead(), "core.open", "{}", "steps");
}

std::string GivingFixture::made(const kernel::Answer* answer) const {
  if (!accepted(answer)) throw std::runtime_error("refused: " + refusal(answer));
  return json::parse(std::get<kernel::Body>(answer->outcome).text()).at("key");
}

std::string GivingFixture::told_by(const std::string& name, const std::string& words,
                                   const std::string& may) {
  json args{{"text", words}};
  if (!may.empty()) args["may"] = may;
  return made(send(participant(name), "tell", args.dump()));
}

std::string GivingFixture::marked_by(const std::string& name, const std::string& of,
                                     const std::string& words) {
  return made(send(participant(name), "mark", json{{"of", of}, {"words", words}}.dump()));
}

std::string GivingFixture::step_on(const std::string& what, const std::string& on) {
  return made(send(lead(), "step", json{{"what", what}, {"on", on}}.dump(), "steps"));
}

std::string GivingFixture::sits_at_a_table(const std::string& name) {
  auto& person = participant(name);
  send(person, "core.introduce", R"({"picture":"fox","role_group":"unsaid"})", "inquiry");
  json people = json::array();
  for (const auto& [key, record] : room->space(kernel::k_inquiry_space)->records) {
    if (record->type == "person" && record->owner == person.seat.person) {
      people.push_back(key.value());
    }
  }
  const json args{{"groups", {{{"name", "Table"}, {"people", people}}}}};
  const auto* answer = send(lead(), "core.make_groups", args.dump(), "inquiry");
  if (!accepted(answer)) throw std::runtime_error("refused: " + refusal(answer));
  return json::parse(std::get<kernel::Body>(answer->outcome).text()).at("keys").at(0);
}

const kernel::Record* GivingFixture::at(const std::string& key, const std::string& space) const {
  const auto& records = room->space(kernel::SpaceId(space))->records;
  const auto found = records.find(kernel::Key(key));
  return found == records.end() ? nullptr : found->second.get();
}

}  // namespace chorus::test
