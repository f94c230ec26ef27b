#include "tests/kernel/evening.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <variant>

namespace chorus::test {
namespace {

using nlohmann::json;

kernel::ActivityType voting() {
  using kernel::Phase;
  using kernel::RecordClass;
  using kernel::Role;
  kernel::ActivityType type;
  type.needs_promise = false;
  type.id = "test-vote";
  type.version = "1.0.0";
  type.record_types = {
      {"words", {RecordClass::contribution, kernel::Audience({"room"}), kernel::Gate::held}},
      {"choice", {RecordClass::ballot, kernel::Audience({"ballot"}), kernel::Gate::open}},
      {"count",
       {RecordClass::tally, kernel::Audience({"room", "wall"}), kernel::Gate::until_reveal}},
  };
  const std::vector<Phase> answering{Phase::open, Phase::closing_soon, Phase::reopened};
  type.command_types = {{"say", {{Role::participant, Role::facilitator}, answering}},
                        {"cast", {{Role::participant, Role::facilitator}, answering}}};
  return type;
}

kernel::Decision vote_rules(const kernel::Call& call, const FunctionDecider::Records& records) {
  kernel::Outputs outputs;
  if (call.what == kernel::Call::What::phase_changed && call.name == "closed") {
    std::map<std::string, int> totals;
    for (const auto& [key, record] : records) {
      if (record->type == "choice") ++totals[json::parse(record->body.text()).at("choice")];
    }
    outputs.puts.push_back(
        {kernel::Key("count/all"), "count", {}, kernel::Body(json(totals).dump())});
  } else if (call.name == "say") {
    outputs.puts.push_back(
        {kernel::Key("words/" + std::to_string(call.seed)), "words", {}, call.args});
  } else if (call.name == "cast") {
    outputs.puts.push_back({kernel::Key("choice/" + call.mark.value()), "choice", {}, call.args});
  }
  return outputs;
}

// Told apart from what it was by its "state"; now and then there is no way, and a lead tries again.
kernel::Decision carried_over(const kernel::Call& call, const FunctionDecider::Records& records,
                              std::uint32_t to) {
  if (call.seed % 3 == 0)
    return kernel::Rejection{"no_way_from_it", "no_way_from_it", kernel::Body()};
  kernel::Outputs outputs;
  if (call.space.value() != "vote") return outputs;
  for (const auto& [key, record] : records) {
    if (record->type != "words") continue;
    json body = json::parse(record->body.text());
    body["state"] = to;
    outputs.puts.push_back({key, "words", {}, kernel::Body(body.dump())});
  }
  return outputs;
}

json keys(const std::string& key) { return {{"keys", {key}}}; }

}  // namespace

Evening::Evening(unsigned seed) : chance_(seed) {
  types.types["test-vote"] = voting();
  decider.rules = [this, giving = decider.rules](const kernel::Call& call,
                                                 const FunctionDecider::Records& records) {
    if (call.what == kernel::Call::What::migrate) {
      return carried_over(call, records, types.types["test-vote"].state_version);
    }
    return call.space.value() == "vote" ? vote_rules(call, records) : giving(call, records);
  };
  kernel::Loaded file = store.load();
  kernel::Space vote;
  vote.state.id = kernel::SpaceId("vote");
  vote.state.plugin_id = "test-vote";
  vote.state.title = "Which first?";
  vote.state.round = "before";
  file.spaces.push_back(vote);
  store.keep(file);
  restart();
  for (const auto& name : people()) {
    const json me{{"picture", "fox"}, {"name", needle()}, {"role_group", "unsaid"}};
    send(participant(name), "core.introduce", me.dump(), "inquiry");
  }
  for (const auto& name : leads()) lead(name);
}

const std::vector<std::string>& Evening::people() {
  static const std::vector<std::string> k_people{"ana", "ben", "cem"};
  return k_people;
}

const std::vector<std::string>& Evening::leads() {
  static const std::vector<std::string> k_leads{"sam", "kim"};
  return k_leads;
}

const std::vector<std::string>& Evening::spaces() {
  static const std::vector<std::string> k_spaces{"inquiry", "room", "steps", "vote"};
  return k_spaces;
}

KernelFixture::Person& Evening::named(const std::string& name) {
  const bool leads_it = std::find(leads().begin(), leads().end(), name) != leads().end();
  return leads_it ? lead(name) : participant(name);
}

std::string Evening::needle() {
  needles_.push_back("needle-" + std::to_string(needles_.size()) + "-end");
  return needles_.back();
}

std::string Evening::any_key(const std::string& space, const std::string& prefix) {
  std::vector<std::string> found;
  for (const auto& [key, record] : room->space(kernel::SpaceId(space))->records) {
    if (key.value().starts_with(prefix)) found.push_back(key.value());
  }
  return found.empty() ? prefix + "none" : any(found);
}

std::string Evening::any_ref() {
  const auto& space = any(spaces());
  return any_key(space) + (space == "inquiry" ? "" : "@" + space);
}

const Evening::Act& Evening::done(const std::string& by, const std::string& name,
                                  const std::string& args, const std::string& space) {
  last_ = {
      by,     name, args, space, std::find(leads().begin(), leads().end(), by) != leads().end(),
      nullptr};
  last_.answer = send(named(by), name, args, space);
  return last_;
}

const Evening::Act& Evening::act() {
  switch (below(19)) {
    case 0:
    case 1:
    case 2:
    case 3: return give();
    case 4:
    case 5: return own();
    case 6: return build();
    case 7:
    case 8: return vote();
    case 9:
    case 10: return moderate();
    case 11: return lead_on();
    case 12: return speak_of_oneself();
    case 13: return look_back();
    case 14: return pass_time();
    case 15:
    case 16:
    case 17: return seat_people();
    default: return done(any(leads()), "core.undo", "{}", any(spaces()));
  }
}

const Evening::Act& Evening::give() {
  static const std::vector<std::string> k_rungs{"only_me", "facilitators", "table", "room",
                                                "gist",    "words",        "named"};
  const std::string by = below(6) == 0 ? any(leads()) : any(people());
  switch (below(5)) {
    case 0:
    case 1: return below(3) == 0 ? hand_in_photo() : tell(by);
    case 2: {
      const auto key = any_key("room", "story/");
      const auto* story = at(key);
      const bool is_own = story && story->owner == named(by).seat.person;
      if (!is_own) return done(by, "remember", json{{"text", needle()}}.dump(), "room");
      const auto words = json::parse(story->body.text()).at("words");
      return done(by, "mark", json{{"of", key}, {"words", words}}.dump(), "room");
    }
    case 3: {
      json args{{"key", any_key("room", "story/")}, {"text", needle()}};
      if (below(2) == 0) args["may"] = any(k_rungs);
      if (!photos_.empty() && below(3) == 0) {
        args["medium"] = photos_[below(photos_.size())].value();
      }
      return done(by, "retell", args.dump(), "room");
    }
    default: {
      const json args{{"from", any_key("room")}, {"to", any_key("room")}};
      return done(by, "lean", args.dump(), "room");
    }
  }
}

const Evening::Act& Evening::tell(const std::string& by) {
  static const std::vector<std::string> k_rungs{"only_me", "facilitators", "table", "room",
                                                "gist",    "words",        "named"};
  json args{{"text", needle()}, {"may", any(k_rungs)}};
  if (!photos_.empty() && below(2) == 0) args["medium"] = photos_[below(photos_.size())].value();
  return done(by, "tell", args.dump(), "room");
}

const Evening::Act& Evening::hand_in_photo() {
  last_ = {};
  kernel::NewMedium photo;
  photo.medium.owner = named(any(people())).seat.person;
  photo.medium.content_type = "image/jpeg";
  photo.bytes = std::make_shared<const std::string>(needle());
  photo.medium.size = photo.bytes->size();
  room->keep_medium(photo, [this](const auto& outcome) {
    if (const auto* kept = std::get_if<kernel::Medium>(&outcome)) photos_.push_back(kept->id);
  });
  return last_;
}

void Evening::start_with_newer_types() {
  for (auto& [id, type] : types.types) ++type.state_version;
  restart();
}

const Evening::Act& Evening::own() {
  static const std::vector<std::string> k_rungs{"only_me", "facilitators", "table",
                                                "room",    "words",        "named"};
  const auto& by = any(people());
  const std::string space = below(5) == 0 ? "vote" : "room";
  const auto key = any_key(space);
  switch (below(8)) {
    case 0:
    case 1:
    case 2:
      return done(by, "core.permit", json{{"key", key}, {"permission", any(k_rungs)}}.dump(),
                  space);
    case 3:
    case 4: return done(by, "core.withdraw", keys(key).dump(), space);
    case 5: return done(by, "drop", json{{"key", key}}.dump(), "room");
    case 6: return done(by, "core.mine", "{}", "inquiry");
    default:
      return below(3) == 0 ? done(by, "core.withdraw_all", "{}", "inquiry")
                           : done(by, "core.thread", json{{"ref", any_ref()}}.dump(), "inquiry");
  }
}

const Evening::Act& Evening::build() {
  const auto& by = any(leads());
  switch (below(4)) {
    case 0:
    case 1: {
      const json args{{"what", needle()}, {"on", any_key("room") + "@room"}};
      return done(by, "step", args.dump(), "steps");
    }
    case 2: {
      const json args{{"from", any_key("steps")}, {"to", any_key("room") + "@room"}};
      return done(by, "lean", args.dump(), "steps");
    }
    default: {
      const std::string space = below(2) == 0 ? "room" : "steps";
      return done(by, "drop", json{{"key", any_key(space)}}.dump(), space);
    }
  }
}

const Evening::Act& Evening::vote() {
  const auto& by = any(people());
  if (below(3) == 0) return done(by, "say", json{{"text", needle()}}.dump(), "vote");
  const auto choice = needle();
  voter_of_[choice] = by;
  return done(by, "cast", json{{"choice", choice}}.dump(), "vote");
}

const Evening::Act& Evening::moderate() {
  const auto& by = any(leads());
  const auto& space = any(spaces());
  const auto key = any_key(space);
  switch (below(6)) {
    case 0:
    case 1: return done(by, "core.release", keys(key).dump(), space);
    case 2: return done(by, "core.take_down", keys(key).dump(), space);
    case 3: return done(by, "core.hide", json{{"key", key}}.dump(), space);
    case 4: return done(by, "core.unhide", json{{"key", key}}.dump(), space);
    default: return done(by, "core.needs_care", json{{"key", key}}.dump(), space);
  }
}

const Evening::Act& Evening::lead_on() {
  static const std::vector<std::string> k_steps{
      "core.open",   "core.pause",  "core.resume", "core.close", "core.close",
      "core.reveal", "core.reopen", "core.extend", "core.open",  "core.try_again"};
  const auto& name = any(k_steps);
  json args = json::object();
  if (name == "core.close" && below(2) == 0) args["now"] = true;
  if (name == "core.extend") args["minutes"] = 5;
  const std::string space = below(2) == 0 ? "vote" : any({"room", "steps"});
  return done(any(leads()), name, args.dump(), space);
}

const Evening::Act& Evening::speak_of_oneself() {
  static const std::vector<std::string> k_groups{"young_person", "parent_carer", "practitioner"};
  const auto& by = any(people());
  switch (below(3)) {
    case 0: return done(by, "core.settle", json{{"lines", {needle()}}}.dump(), "inquiry");
    case 1: return done(by, "core.arrive", "{}", "inquiry");
    default: {
      const json args{{"picture", "fox"}, {"name", needle()}, {"role_group", any(k_groups)}};
      return done(by, "core.introduce", args.dump(), "inquiry");
    }
  }
}

const Evening::Act& Evening::look_back() {
  const auto& by = any(leads());
  switch (below(3)) {
    case 0:
      return done(by, "core.reviewed", json{{"key", any_key("inquiry", "review/")}}.dump(),
                  "inquiry");
    case 1: return done(by, "core.thread", json{{"ref", any_ref()}}.dump(), "inquiry");
    default: {
      const json args{{"ref", any_ref()}, {"state", "used"}, {"words", needle()}};
      return done(by, "core.give_outcome", args.dump(), "inquiry");
    }
  }
}

json Evening::some_people() {
  json people = json::array();
  for (const auto& [key, record] : room->space(kernel::k_inquiry_space)->records) {
    if (record->type == "person" && below(2) == 0) people.push_back(key.value());
  }
  return people;
}

const Evening::Act& Evening::seat_people() {
  const auto& by = any(leads());
  const auto group = any_key("inquiry", "group/");
  switch (below(7)) {
    case 0: {
      const json one{{"name", needle()}, {"people", some_people()}};
      json args{{"groups", {one}}};
      if (below(3) == 0) args["instead_of"] = {group};
      return done(by, "core.make_groups", args.dump(), "inquiry");
    }
    case 1: {
      const json args{{"key", group}, {"place", needle()}, {"people", some_people()}};
      return done(by, "core.change_group", args.dump(), "inquiry");
    }
    case 2:
    case 3: {
      json args{{"person", any_key("inquiry", "person/")}, {"to", any_key("inquiry", "group/")}};
      if (below(2) == 0) args["from"] = group;
      return done(by, "core.move_people", json{{"moves", {args}}}.dump(), "inquiry");
    }
    case 4: return done(by, "core.dissolve_groups", keys(group).dump(), "inquiry");
    case 5: {
      const json args{{"name", below(2) == 0 ? "north" : "south"}, {"people", some_people()}};
      return done(by, "pair", args.dump(), "room");
    }
    default: {
      const json args{{"space", nullptr}, {"seating", below(2) == 0}};
      return done(by, "core.show", args.dump(), "inquiry");
    }
  }
}

const Evening::Act& Evening::pass_time() {
  last_ = {};
  clock.pass(static_cast<kernel::Instant>(below(20'000)));
  room->tick();
  return last_;
}

std::string Evening::whole() const {
  std::string text;
  for (const auto& id : spaces()) {
    const auto* space = room->space(kernel::SpaceId(id));
    text += id + " " + std::string(kernel::to_text(space->state.phase)) + " " +
            std::to_string(space->state.ends_at.value_or(0)) + "\n";
    for (const auto& [key, record] : space->records) {
      text += key.value() + " " + std::to_string(record->rev) + " " + record->owner.value() + " " +
              std::string(kernel::to_text(record->gate));
      for (const auto& atom : record->audience.atoms()) text += " " + atom;
      text += " " + record->body.text() + "\n";
    }
  }
  return text + std::to_string(room->next_wake().value_or(0));
}

}  // namespace chorus::test
