#include "kernel/room/plan.hpp"

#include "kernel/room/room_state.hpp"
#include "kernel/values/body_members.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr std::int64_t k_nowhere = std::numeric_limits<std::int64_t>::max();

bool is_of_kind(const Key& key, std::string_view kind) {
  return key.value().size() > kind.size() && key.value().starts_with(kind) &&
         key.value()[kind.size()] == '/';
}

std::string id_in(const std::string& key) { return key.substr(key.find('/') + 1); }

json body_of(const Record& record) {
  json body = json::parse(record.body.text(), nullptr, false);
  return body.is_object() ? body : json::object();
}

template <class Value>
Value member(const json& body, const char* name, Value otherwise) {
  const auto found = body.find(name);
  if (found == body.end()) return otherwise;
  if constexpr (std::is_same_v<Value, std::string>) {
    return found->is_string() ? found->get<std::string>() : otherwise;
  } else if constexpr (std::is_same_v<Value, bool>) {
    return found->is_boolean() ? found->get<bool>() : otherwise;
  } else {
    return found->is_number_integer() ? found->get<Value>() : otherwise;
  }
}

json object_in(const json& body, const char* name) {
  const auto found = body.find(name);
  return found != body.end() && found->is_object() ? *found : json::object();
}

// A record of the plan with what it says, read once: a plan may have many parts, and each change
// goes over all of them.
struct Said {
  RecordPtr record;
  json body;
};

template <class Order>
std::vector<Said> sorted(const PlanRecords& plan, std::string_view kind, const Order& order) {
  using Placed = std::pair<decltype(order(std::declval<const Said&>())), Said>;
  std::vector<Placed> placed;
  for (const auto& [key, record] : plan) {
    if (!is_of_kind(key, kind)) continue;
    Said said{record, body_of(*record)};
    auto place = order(said);
    placed.emplace_back(std::move(place), std::move(said));
  }
  std::sort(placed.begin(), placed.end(),
            [](const Placed& a, const Placed& b) { return a.first < b.first; });
  std::vector<Said> records;
  records.reserve(placed.size());
  for (auto& one : placed) records.push_back(std::move(one.second));
  return records;
}

std::vector<RecordPtr> records_among(std::vector<Said> all) {
  std::vector<RecordPtr> records;
  records.reserve(all.size());
  for (auto& said : all) records.push_back(std::move(said.record));
  return records;
}

std::vector<Said> evenings_said(const PlanRecords& plan) {
  return sorted(plan, k_evening_kind, [](const Said& evening) {
    return std::tuple(member(evening.body, "order", std::int64_t{0}), evening.record->key.value());
  });
}

std::vector<Said> parts_said(const PlanRecords& plan) {
  std::map<std::string, std::int64_t> place;
  std::int64_t next = 0;
  for (const auto& evening : evenings_said(plan)) place[evening.record->key.value()] = next++;
  return sorted(plan, k_part_kind, [&place](const Said& part) {
    const auto evening = place.find(member(part.body, "evening", std::string()));
    return std::tuple(evening == place.end() ? k_nowhere : evening->second,
                      member(part.body, "order", std::int64_t{0}), part.record->key.value());
  });
}

std::size_t count_of(const PlanRecords& plan, std::string_view kind) {
  return static_cast<std::size_t>(std::count_if(
      plan.begin(), plan.end(), [&](const auto& one) { return is_of_kind(one.first, kind); }));
}

std::optional<std::vector<Key>> chosen_among(const json& part) {
  const auto names = part.find("takes_from");
  if (names == part.end() || !names->is_array()) return std::nullopt;
  std::vector<Key> chosen;
  for (const auto& name : *names) {
    if (name.is_string()) chosen.emplace_back(name.get<std::string>());
  }
  return chosen;
}

void take_members(SpaceState& state, const json& part) {
  state.plugin_id = member(part, "plugin", state.plugin_id);
  state.title = member(part, "title", state.title);
  state.question = member(part, "question", std::string());
  state.round = member(part, "round", state.round);
  state.session = id_in(member(part, "evening", std::string()));
  state.minutes = static_cast<std::uint32_t>(member(part, "minutes", std::int64_t{0}));
  state.put_away = member(part, "put_away", false);
  state.settings = Body(object_in(part, "settings").dump());
  state.script = Body(json{{"lead", member(part, "lead", std::string())},
                           {"people", member(part, "people", std::string())}}
                          .dump());
}

bool says_the_same(const SpaceState& a, const SpaceState& b) {
  return a.plugin_id == b.plugin_id && a.title == b.title && a.question == b.question &&
         a.round == b.round && a.session == b.session && a.position == b.position &&
         a.minutes == b.minutes && a.script == b.script && a.settings == b.settings &&
         a.takes_from == b.takes_from && a.put_away == b.put_away && a.gone == b.gone;
}

// Goes over the parts in their order: what a state says of its part and of those before it.
class PlanWalk {
 public:
  // `takes`: what the part says is not in the state yet.
  void pass(SpaceState& state, const Said& part, bool takes = true) {
    if (takes) take_members(state, part.body);
    state.position = position_++;
    state.takes_from.reset();
    if (const auto chosen = chosen_among(part.body)) {
      state.takes_from.emplace();
      for (const Key& key : *chosen) {
        if (before_.contains(space_of(key))) state.takes_from->insert(space_of(key));
      }
    }
    if (!state.put_away) before_.insert(space_of(part.record->key));
  }

 private:
  std::uint32_t position_ = 0;
  std::set<SpaceId> before_;  // without those that are put away
};

std::vector<SpaceState> states_of(const std::map<SpaceId, LiveSpace>& spaces,
                                  const PlanRecords& before, const std::vector<Said>& parts) {
  std::vector<SpaceState> changed;
  PlanWalk walk;
  for (const auto& part : parts) {
    const SpaceId id = space_of(part.record->key);
    const auto was = before.find(part.record->key);
    const bool is_as_before = was != before.end() && was->second == part.record;
    const auto known = spaces.find(id);
    const bool is_here = known != spaces.end() && !known->second.space.state.gone;
    SpaceState state;
    if (is_here) state = known->second.space.state;
    state.id = id;
    walk.pass(state, part, !is_here || !is_as_before);
    if (!is_here || !says_the_same(state, known->second.space.state)) changed.push_back(state);
  }
  return changed;
}

// Never got ready, and nothing was ever done in it that could be taken back.
bool holds_nothing(const RoomState& room, const SpaceId& id) {
  const auto known = room.pending.find(id);
  if (known == room.pending.end()) return true;
  const LiveSpace& live = known->second;
  const auto acts = room.undo.find(id);
  const bool has_acts = acts != room.undo.end() && !acts->second.empty();
  return live.space.state.phase == Phase::draft && live.space.records.empty() &&
         live.spent.empty() && !has_acts;
}

const Phase* phase_of(const RoomState& room, const SpaceId& id) {
  const auto known = room.pending.find(id);
  return known == room.pending.end() ? nullptr : &known->second.space.state.phase;
}

std::optional<Rejection> refused_settings(const RoomState& room, const json& part) {
  const auto fault = room.ports.types.settings_fault(member(part, "plugin", std::string()),
                                                     Body(object_in(part, "settings").dump()));
  if (!fault) return std::nullopt;
  return core_rejection("setting_refused",
                        Body(json{{"field", fault->field}, {"why", fault->why}}.dump()));
}

std::optional<Rejection> why_not_changed(const RoomState& room, const Touched& part) {
  const SpaceId id = space_of(part.before ? part.before->key : part.after->key);
  if (!part.after) {
    if (holds_nothing(room, id)) return std::nullopt;
    return core_rejection("holds_words");
  }
  const json after = body_of(*part.after);
  const json before = part.before ? body_of(*part.before) : json::object();
  const Phase* phase = phase_of(room, id);
  const bool is_open = phase && (takes_answers(*phase) || *phase == Phase::paused);
  if (is_open && member(after, "put_away", false) && !member(before, "put_away", false)) {
    return core_rejection("part_is_open");
  }
  if (object_in(after, "settings") == object_in(before, "settings")) return std::nullopt;
  if (phase && *phase != Phase::draft) {
    return core_rejection("settings_locked", Body(json{{"phase", to_text(*phase)}}.dump()));
  }
  return refused_settings(room, after);
}

// `parts`: of the plan after.
std::optional<Rejection> why_no_such_plan(const PlanRecords& before, const PlanRecords& after,
                                          const std::vector<Said>& parts) {
  const std::size_t evenings = count_of(after, k_evening_kind);
  const std::size_t evenings_before = count_of(before, k_evening_kind);
  if (parts.size() > std::max(limits::k_parts, count_of(before, k_part_kind)) ||
      evenings > std::max(limits::k_evenings, evenings_before)) {
    return core_rejection("plan_full");
  }
  for (const auto& part : parts) {
    if (!after.contains(Key(member(part.body, "evening", std::string())))) {
      return core_rejection("evening_has_parts");
    }
  }
  if (evenings == 0 && evenings_before > 0) return core_rejection("last_evening");
  return std::nullopt;
}

}  // namespace

Key part_of(const SpaceId& space) { return Key(std::string(k_part_kind) + "/" + space.value()); }

SpaceId space_of(const Key& part) { return SpaceId(id_in(part.value())); }

bool is_of_plan(const Key& key) {
  return is_of_kind(key, k_part_kind) || is_of_kind(key, k_evening_kind);
}

PlanRecords plan_of(const Space& inquiry) {
  PlanRecords plan;
  for (const auto kind : {k_evening_kind, k_part_kind}) {
    for (const auto& record : records_of(inquiry, kind)) plan[record->key] = record;
  }
  return plan;
}

PlanRecords plan_with(const Space& inquiry, const ChangeSet& changes) {
  PlanRecords plan = plan_of(inquiry);
  for (const auto& touched : changes.touched) {
    const Key& key = touched.before ? touched.before->key : touched.after->key;
    if (!is_of_plan(key)) continue;
    if (touched.after) {
      plan[key] = touched.after;
    } else {
      plan.erase(key);
    }
  }
  return plan;
}

std::vector<RecordPtr> evenings_in_order(const PlanRecords& plan) {
  return records_among(evenings_said(plan));
}

std::vector<RecordPtr> parts_in_order(const PlanRecords& plan) {
  return records_among(parts_said(plan));
}

std::optional<std::vector<Key>> chosen_in(const Body& part) {
  const json body = json::parse(part.text(), nullptr, false);
  return body.is_object() ? chosen_among(body) : std::nullopt;
}

std::optional<std::string> why_not_taken_from(const PlanRecords& plan, const Key& part,
                                              const Key& from) {
  if (from == part) return "itself";
  for (const auto& other : parts_in_order(plan)) {
    if (other->key == part) break;
    if (other->key != from) continue;
    if (flag_in(other->body, "put_away")) return "put_away";
    return std::nullopt;
  }
  return plan.contains(from) && is_of_kind(from, k_part_kind) ? "not_before" : "unknown";
}

void take_plan(SpaceState& state, const Record& part) { take_members(state, body_of(part)); }

void keep_plan(SpaceState& state, const SpaceState& planned) {
  state.title = planned.title;
  state.question = planned.question;
  state.round = planned.round;
  state.session = planned.session;
  state.position = planned.position;
  state.minutes = planned.minutes;
  state.takes_from = planned.takes_from;
  state.put_away = planned.put_away;
  state.settings = planned.settings;
  state.script = planned.script;
}

void take_plan(std::vector<Space>& spaces) {
  const auto inquiry = std::find_if(spaces.begin(), spaces.end(), [](const Space& space) {
    return space.state.id == k_inquiry_space;
  });
  if (inquiry == spaces.end()) return;
  std::map<SpaceId, SpaceState*> states;
  for (auto& space : spaces) states[space.state.id] = &space.state;
  PlanWalk walk;
  for (const auto& part : parts_said(plan_of(*inquiry))) {
    SpaceState of_none;
    const auto state = states.find(space_of(part.record->key));
    walk.pass(state == states.end() ? of_none : *state->second, part);
  }
}

std::variant<PlanEffect, Rejection> effect_on_plan(const RoomState& room, const Space& inquiry,
                                                   const ChangeSet& changes) {
  const bool concerns_it =
      std::any_of(changes.touched.begin(), changes.touched.end(), [](const Touched& touched) {
        return is_of_plan(touched.before ? touched.before->key : touched.after->key);
      });
  PlanEffect effect;
  if (!concerns_it) return effect;
  for (const auto& touched : changes.touched) {
    const Key& key = touched.before ? touched.before->key : touched.after->key;
    if (!is_of_kind(key, k_part_kind)) continue;
    if (auto rejection = why_not_changed(room, touched)) return *rejection;
    if (!touched.after) effect.unplanned.push_back(space_of(key));
  }
  const PlanRecords before = plan_of(inquiry);
  const PlanRecords after = plan_with(inquiry, changes);
  const std::vector<Said> parts = parts_said(after);
  if (auto rejection = why_no_such_plan(before, after, parts)) return *rejection;
  effect.planned = states_of(room.pending, before, parts);
  return effect;
}

}  // namespace chorus::kernel
