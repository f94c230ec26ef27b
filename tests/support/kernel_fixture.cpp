#include "tests/support/kernel_fixture.hpp"

#include <nlohmann/json.hpp>

namespace chorus::test {

using nlohmann::json;

namespace {

constexpr std::size_t k_limit = 400;

kernel::ActivityType activity_type() {
  using kernel::Phase;
  using kernel::RecordClass;
  using kernel::Role;
  kernel::ActivityType type;
  type.needs_promise = false;
  type.id = "test-activity";
  type.version = "1.0.0";
  type.phases = {kernel::Phase::draft,    kernel::Phase::lobby,        kernel::Phase::open,
                 kernel::Phase::paused,   kernel::Phase::closing_soon, kernel::Phase::closed,
                 kernel::Phase::revealed, kernel::Phase::reopened};
  type.record_types = {
      {"words", {RecordClass::contribution, kernel::Audience({"room"}), kernel::Gate::held}},
      {"jotting", {RecordClass::draft, kernel::Audience({"owner"}), kernel::Gate::open}},
      {"choice", {RecordClass::ballot, kernel::Audience({"ballot"}), kernel::Gate::open}},
      {"count",
       {RecordClass::tally, kernel::Audience({"room", "wall"}), kernel::Gate::until_reveal}},
      {"furniture",
       {RecordClass::structure, kernel::Audience({"room", "wall"}), kernel::Gate::open}},
  };
  const std::vector<Phase> answering{Phase::open, Phase::closing_soon, Phase::reopened};
  const std::vector<Phase> any{Phase::lobby, Phase::open, Phase::paused, Phase::closed,
                               Phase::revealed};
  type.command_types = {
      {"say", {{Role::participant, Role::facilitator}, answering}},
      {"jot", {{Role::participant}, answering}},
      {"cast", {{Role::participant, Role::facilitator}, answering}},
      {"fix", {{Role::facilitator}, any}},
  };
  return type;
}

kernel::Decision count(const FunctionDecider::Records& records) {
  std::map<std::string, int> totals;
  for (const auto& [key, record] : records) {
    if (record->type != "choice") continue;
    ++totals[json::parse(record->body.text()).at("choice").get<std::string>()];
  }
  kernel::Outputs outputs;
  outputs.puts.push_back(
      {kernel::Key("count/all"), "count", {}, kernel::Body(json(totals).dump())});
  return outputs;
}

kernel::Decision rules(const kernel::Call& call, const FunctionDecider::Records& records) {
  kernel::Outputs outputs;
  const std::string fresh = std::to_string(call.seed);
  if (call.what == kernel::Call::What::opened) {
    outputs.puts.push_back(
        {kernel::Key("furniture/prompt"), "furniture", {}, kernel::Body(R"({"text":"ask"})")});
  } else if (call.what == kernel::Call::What::phase_changed && call.name == "closed") {
    return count(records);
  } else if (call.name == "say") {
    outputs.puts.push_back({kernel::Key("words/" + fresh), "words", {}, call.args});
    outputs.answer = kernel::Body(json{{"key", "words/" + fresh}}.dump());
  } else if (call.name == "jot") {
    outputs.puts.push_back({kernel::Key("jotting/" + fresh), "jotting", {}, call.args});
  } else if (call.name == "fix") {
    outputs.puts.push_back({kernel::Key("furniture/prompt"), "furniture", {}, call.args});
  } else if (call.name == "cast") {
    outputs.puts.push_back({kernel::Key("choice/" + call.mark.value()), "choice", {}, call.args});
  }
  return outputs;
}

kernel::Loaded fresh_file() {
  kernel::Loaded loaded;
  kernel::Space inquiry;
  inquiry.state.id = kernel::k_inquiry_space;
  kernel::Record main;
  main.space = kernel::k_inquiry_space;
  main.key = kernel::Key("inquiry/main");
  main.type = "inquiry";
  main.rev = 1;
  main.audience = kernel::Audience({"room", "wall"});
  main.body = kernel::Body(R"({"title":"Good moves"})");
  inquiry.records[main.key] = std::make_shared<const kernel::Record>(main);
  kernel::Space room;
  room.state.id = kernel::SpaceId("room");
  room.state.plugin_id = "test-activity";
  room.state.title = "What was good?";
  room.state.round = "before";
  loaded.spaces = {inquiry, room};
  loaded.meta = {{"join_code", "K7QM2X"}, {"join_token", "token-of-the-poster"}};
  return loaded;
}

}  // namespace

KernelFixture::KernelFixture(std::uint64_t seed) : entropy(seed) {
  clock.fuse = entropy.fuse = decider.fuse = store.fuse = publisher.fuse = schemas.fuse = &fuse;
  types.types["test-activity"] = activity_type();
  decider.rules = rules;
  store.keep(fresh_file());
  restart();
}

kernel::Ports KernelFixture::ports() {
  return {clock, entropy, digest, decider, store, publisher, types, schemas, &left};
}

void KernelFixture::restart() {
  room.reset();
  room = std::make_unique<kernel::Room>(ports(), store.load(), k_limit);
}

KernelFixture::Person& KernelFixture::person(const std::string& name, kernel::Role role) {
  const auto known = people_.find(name);
  if (known != people_.end()) return known->second;
  kernel::Identity::Claim claim;
  if (role == kernel::Role::participant) {
    claim.join_code = room->identity().join_code();
  } else {
    claim.launch = room->identity().new_launch(role);
  }
  Person person;
  person.client = kernel::ClientId("client-of-" + name);
  room->seat(claim, [&](const kernel::Room::Seated& seated) {
    person.seat = std::get<kernel::Identity::Admission>(seated).seat;
  });
  return people_[name] = person;
}

const kernel::Answer* KernelFixture::send(Person& from, const std::string& name,
                                          const std::string& args, const std::string& space) {
  return send_again(from, ++from.k, name, args, space);
}

const kernel::Answer* KernelFixture::send_again(Person& from, std::uint64_t k,
                                                const std::string& name, const std::string& args,
                                                const std::string& space) {
  kernel::Command command;
  command.client = from.client;
  command.k = k;
  command.space = kernel::SpaceId(space);
  command.name = name;
  command.args = kernel::Body(args);
  command.actor = room->actor_of(from.seat);
  room->submit(std::move(command), from.seat.id);
  return publisher.answer_to(from.client, k);
}

bool KernelFixture::accepted(const kernel::Answer* answer) {
  return answer && std::holds_alternative<kernel::Body>(answer->outcome);
}

std::string KernelFixture::refusal(const kernel::Answer* answer) {
  if (!answer || accepted(answer)) return {};
  return std::get<kernel::Rejection>(answer->outcome).code;
}

kernel::Reader KernelFixture::wall() const { return {{kernel::Role::wall, {}}, {}}; }

std::string KernelFixture::seen_by(const kernel::Reader& reader, const std::string& space) const {
  std::string text;
  for (const auto& visible : room->snapshot(kernel::SpaceId(space), reader)) {
    text += visible.record->key.value() + (visible.mine ? " mine " : " ") +
            visible.record->body.text() + "\n";
  }
  return text;
}

const kernel::Record* KernelFixture::first_of(const std::string& type) const {
  for (const auto& [key, record] : room->space(kernel::SpaceId("room"))->records) {
    if (record->type == type) return record.get();
  }
  return nullptr;
}

}  // namespace chorus::test
