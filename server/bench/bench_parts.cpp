#include "bench/bench_parts.hpp"

#include "bench/told.hpp"
#include "kernel/values/group.hpp"
#include "kernel/values/kept_promise.hpp"
#include "platform/local_time.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <utility>
#include <variant>

namespace chorus::sdk {
namespace {

using nlohmann::json;

constexpr std::size_t k_people = 400;

}  // namespace

Bench::Parts::Parts(const std::filesystem::path& folder,
                    const std::filesystem::path& schemas_folder, const chorus_plugin_entry& rules)
    : catalogue(host::Catalogue::of_one(folder)),
      entry(rules),
      schemas(schemas_folder),
      decider(rules, ready().manifest) {
  platform::use_zone("UTC");
  const auto& manifest = ready().manifest;
  schemas.register_plugin(manifest.type.id, manifest.command_schemas, manifest.record_schemas);
  for (const auto& [kind, file] : manifest.kind_schemas) schemas.register_kind(kind, file);
  decider.on_said = [this](const kernel::Call&, const bench::SameProcessDecider::Said& said) {
    if (const auto* outputs = std::get_if<kernel::Outputs>(&said)) add(outcome, *outputs);
    if (const auto* faulty = std::get_if<host::Faulty>(&said)) {
      outcome.status = CHORUS_FAULT;
      outcome.fault = faulty->why;
    }
    if (const auto* no = std::get_if<kernel::Rejection>(&said)) refuse(outcome, *no);
  };
  publisher.on_answer = [this](const kernel::Answer& answer) {
    const auto* no = std::get_if<kernel::Rejection>(&answer.outcome);
    if (no) return refuse(outcome, *no);
    const auto& body = std::get<kernel::Body>(answer.outcome);
    if (body.text() != "{}") outcome.answer = body.text();
  };
  publisher.on_notice = [this](const kernel::Notice& notice) {
    if (notice.kind != "activity_faulty") return;
    outcome.status = CHORUS_FAULT;
    outcome.fault = json::parse(notice.args.text()).value("what", "");
  };
  const auto promise = kernel::kept_promise();
  space(kernel::k_inquiry_space).records[promise->key] = promise;
  auto& state = space(k_activity).state;
  state.plugin_id = manifest.type.id;
  state.plugin_version = manifest.type.version;
  state.state_version = manifest.type.state_version;
  state.title = manifest.type.id;
  state.sealed = manifest.type.has_ballots();
  store.file.meta = {{"join_code", "K7QM2X"}, {"join_token", "bench"}};
}

const host::CatalogueEntry& Bench::Parts::ready() const {
  const auto& found = catalogue.entries().front();
  if (found.state != host::CatalogueEntry::State::ready) {
    throw std::runtime_error(found.folder.string() + ": " + found.reason);
  }
  return found;
}

kernel::Space& Bench::Parts::space(const kernel::SpaceId& id) {
  for (auto& known : store.file.spaces) {
    if (known.state.id == id) return known;
  }
  auto& made = store.file.spaces.emplace_back();
  made.state.id = id;
  made.state.plugin_id = id == kernel::k_inquiry_space ? "" : "elsewhere";
  made.state.phase = id == kernel::k_inquiry_space ? kernel::Phase::draft : kernel::Phase::closed;
  return made;
}

kernel::Room& Bench::Parts::open_room() {
  if (!room) {
    room = std::make_unique<kernel::Room>(
        kernel::Ports{clock, chance, digest, decider, store, publisher, catalogue, schemas},
        store.load(), k_people);
  }
  return *room;
}

Bench::Parts::Person& Bench::Parts::person(const Who& who) {
  const std::string name = who.role + " " + who.name;
  const auto known = people.find(name);
  if (known != people.end()) return known->second;
  kernel::Room& in = open_room();
  kernel::Identity::Claim claim;
  if (who.role == "facilitator") {
    claim.launch = in.identity().new_launch(kernel::Role::facilitator);
  } else {
    claim.join_code = in.identity().join_code();
  }
  Person& made = people[name];
  made.client = kernel::ClientId("client-" + std::to_string(people.size()));
  in.seat(claim, [&](const kernel::Room::Seated& seated) {
    made.seat = std::get<kernel::Identity::Admission>(seated).seat;
  });
  return made;
}

kernel::Reader Bench::Parts::reader(const Who& who) {
  if (who.role == "wall") return {{kernel::Role::wall, {}}, {}};
  // Whoever looks stays where they sit.
  const auto& seat = (who.groups.empty() ? person(who) : seated(who)).seat;
  return open_room().reader_of(seat);
}

void Bench::Parts::keep(kernel::Record record) {
  kernel::Space& inquiry = space(kernel::k_inquiry_space);
  record.space = inquiry.state.id;
  record.audience = kernel::Audience({"facilitators"});
  const auto known = inquiry.records.find(record.key);
  record.rev = known == inquiry.records.end() ? 1 : known->second->rev + 1;
  const kernel::Key key = record.key;
  inquiry.records[key] = std::make_shared<const kernel::Record>(std::move(record));
  changed();
}

// Somebody who has said who they are, so that others can name them.
Bench::Parts::Person& Bench::Parts::introduced(const Who& who) {
  Person& known = person(who);
  if (!known.key.empty()) return known;
  known.key = kernel::Key("person/p" + std::to_string(people.size()));
  kernel::Record record;
  record.key = known.key;
  record.type = "person";
  record.record_class = kernel::RecordClass::contribution;
  record.owner = known.seat.person;
  record.body = kernel::Body(R"({"picture":"blue-wren","role_group":"unsaid"})");
  keep(std::move(record));
  return known;
}

// They sit where they are said to, as if a lead had seated them so.
Bench::Parts::Person& Bench::Parts::seated(const Who& who) {
  Person& known = person(who);
  const auto wanted = parts_of(who.groups);
  if (wanted == known.groups) return known;
  introduced(who);
  std::map<std::string, json> people_of;
  for (const auto& record :
       kernel::records_of(space(kernel::k_inquiry_space), kernel::k_group_kind)) {
    auto& there = people_of[record->key.value()] = json::array();
    const auto group = kernel::group_of(*record);
    if (!group) continue;
    for (const auto& other : group->people) {
      if (other != known.key) there.push_back(other.value());
    }
  }
  for (const auto& id : wanted) people_of["group/" + id].push_back(known.key.value());
  for (const auto& [key, there] : people_of) {
    kernel::Record record;
    record.key = kernel::Key(key);
    record.type = kernel::k_group_kind;
    record.body = kernel::Body(json{{"name", key}, {"people", there}}.dump());
    keep(std::move(record));
  }
  known.groups = wanted;
  return known;
}

Outcome Bench::Parts::finished() {
  if (decider.was_unlike()) throw std::logic_error("two decisions over the same call differ");
  if (outcome.status == CHORUS_FAULT) {
    Outcome failed;
    failed.status = CHORUS_FAULT;
    failed.fault = outcome.fault;
    failed.code = outcome.code;
    failed.text_key = outcome.text_key;
    failed.args = outcome.args;
    outcome = failed;
  }
  return std::exchange(outcome, Outcome());
}

}  // namespace chorus::sdk
