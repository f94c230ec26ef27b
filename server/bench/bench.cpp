#include "bench.hpp"

#include "bench/bench_ports.hpp"
#include "bench/same_process_decider.hpp"
#include "host/catalogue.hpp"
#include "kernel/room.hpp"
#include "kernel/values/core_kinds.hpp"
#include "kernel/values/group.hpp"
#include "kernel/values/permission.hpp"
#include "platform/local_time.hpp"
#include "protocol/schema.hpp"
#include "report/picture.hpp"

#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>

namespace chorus::sdk {
namespace {

using nlohmann::json;

constexpr std::size_t k_people = 400;
constexpr int k_wakes_at_once = 100;  // then rules that wake themselves for ever are stopped
const kernel::SpaceId k_activity{"activity"};

std::string atoms_of(const kernel::Audience& audience) {
  std::string text;
  for (const auto& atom : audience.atoms()) text += (text.empty() ? "" : " ") + atom;
  return text;
}

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

kernel::Audience audience_from(const std::string& text) { return kernel::Audience(parts_of(text)); }

Record told(const kernel::Record& record) {
  return {record.key.value(), record.type, atoms_of(record.audience), record.body.text(),
          record.given};
}

std::map<std::string, Record> told(const std::vector<kernel::VisibleRecord>& visible) {
  std::map<std::string, Record> records;
  for (const auto& one : visible) records[one.record->key.value()] = told(*one.record);
  return records;
}

void add(Outcome& outcome, const kernel::Outputs& outputs) {
  for (const auto& put : outputs.puts) {
    outcome.puts.push_back({put.key.value(), put.type, atoms_of(put.audience), put.body.text()});
  }
  for (const auto& given : outputs.contributions) {
    outcome.contributions.push_back(
        {given.key.value(), given.kind, atoms_of(given.audience), given.body.text()});
  }
  for (const auto& key : outputs.removes) outcome.removes.push_back(key.value());
  for (const auto& link : outputs.unlinks) {
    outcome.unlinks.push_back({link.from.value(), link.to.value(), link.type});
  }
  for (const auto& link : outputs.links) {
    outcome.links.push_back({link.from.value(), link.to.value(), link.type});
  }
  for (const auto& wake : outputs.wakes) {
    outcome.wakes.push_back({wake.name, wake.at, wake.payload.text()});
  }
  const auto& cancelled = outputs.cancelled_wakes;
  outcome.cancelled_wakes.insert(outcome.cancelled_wakes.end(), cancelled.begin(), cancelled.end());
  if (outputs.answer.text() != "{}") outcome.answer = outputs.answer.text();
}

void refuse(Outcome& outcome, const kernel::Rejection& rejection) {
  const std::string fault = std::move(outcome.fault);
  outcome = Outcome();
  outcome.status = fault.empty() ? CHORUS_REJECTED : CHORUS_FAULT;
  outcome.fault = fault;
  outcome.code = rejection.code;
  outcome.text_key = rejection.text_key;
  outcome.args = rejection.args.text();
}

}  // namespace

struct Bench::Parts {
  struct Person {
    kernel::Seat seat;
    kernel::ClientId client;
    std::uint64_t k = 0;
    kernel::Key key;                  // of their record as somebody of the inquiry
    std::vector<std::string> groups;  // as they were seated last
  };

  Parts(const std::filesystem::path& folder, const std::filesystem::path& schemas_folder,
        const chorus_plugin_entry& rules);

  const host::CatalogueEntry& ready() const;
  kernel::Space& space(const kernel::SpaceId& id);
  kernel::Room& open_room();
  Person& person(const Who& who);
  kernel::Reader reader(const Who& who);
  Person& introduced(const Who& who);
  Person& seated(const Who& who);
  void keep(kernel::Record record);  // in the inquiry's own space
  Outcome finished();
  // Somebody changed the file: the room is read anew when it is needed next.
  void changed() { room.reset(); }

  host::Catalogue catalogue;
  const chorus_plugin_entry& entry;
  bench::BenchClock clock;
  bench::BenchChance chance;
  bench::BenchDigest digest;
  bench::BenchStore store;
  bench::BenchPublisher publisher;
  protocol::SchemaBook schemas;
  bench::SameProcessDecider decider;
  std::unique_ptr<kernel::Room> room;
  std::map<std::string, Person> people;
  Outcome outcome;  // of the act under way
};

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
  space(kernel::k_inquiry_space);
  auto& state = space(k_activity).state;
  state.plugin_id = manifest.type.id;
  state.plugin_version = manifest.type.version;
  state.state_version = manifest.type.state_version;
  state.title = manifest.type.id;
  state.round = "before";  // of the promise, which another activity type makes
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
  const auto& seat = seated(who).seat;
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

Bench::Bench(const std::filesystem::path& folder, const std::filesystem::path& schemas,
             const chorus_plugin_entry& entry)
    : parts_(std::make_unique<Parts>(folder, schemas, entry)) {}

Bench::~Bench() = default;

void Bench::give(const Record& given, const std::string& owner) {
  Parts& parts = *parts_;
  const auto at = given.key.find('@');
  const kernel::SpaceId id =
      at == std::string::npos ? k_activity : kernel::SpaceId(given.key.substr(at + 1));
  const auto& types = parts.ready().manifest.type.record_types;
  const auto own = types.find(given.type);
  const kernel::CoreKind* core = parts.catalogue.kinds().find(given.type);
  if (own == types.end() && !core) throw std::runtime_error("no record type " + given.type);
  const auto& rules = own != types.end() ? own->second : core->type;
  const kernel::Key key(given.key.substr(0, at));
  if (rules.record_class == kernel::RecordClass::ballot) {
    const kernel::Mark mark(key.value().substr(key.value().find('/') + 1));
    parts.store.file.ballots.push_back({id, mark, key, given.type, kernel::Body(given.body)});
    return parts.changed();
  }
  kernel::Record record;
  record.space = id;
  record.key = key;
  record.type = given.type;
  record.record_class = rules.record_class;
  record.rev = 1;
  record.body = kernel::Body(given.body);
  if (!owner.empty()) record.owner = parts.person({.name = owner}).seat.person;
  const bool is_given = core && rules.record_class == kernel::RecordClass::contribution;
  record.audience = !given.audience.empty() ? audience_from(given.audience)
                    : is_given ? kernel::audience_for(kernel::Permission::words).with("wall")
                               : rules.default_audience;
  parts.space(id).records[key] = std::make_shared<const kernel::Record>(std::move(record));
  parts.changed();
}

void Bench::set_settings(const std::string& text) {
  if (const auto fault = parts_->ready().manifest.settings.fault_in(json::parse(text))) {
    throw std::invalid_argument("no inquiry could have these settings: " + *fault);
  }
  parts_->space(k_activity).state.settings = kernel::Body(text);
  parts_->changed();
}

void Bench::set_phase(const std::string& text) {
  const auto phase = kernel::phase_from(text);
  if (!phase) throw std::invalid_argument("no phase " + text);
  kernel::SpaceState& state = parts_->space(k_activity).state;
  state.phase = *phase;
  const auto& stages = parts_->ready().manifest.type.stages;
  const bool has_begun = kernel::is_shown_to_all(*phase);
  state.stage = stages.empty() || !has_begun ? "" : stages.front();
  parts_->changed();
}

void Bench::set_now(std::int64_t ms) { parts_->clock.set(ms); }

void Bench::set_seed(std::uint64_t seed) { parts_->chance.seed(seed); }

Outcome Bench::send(const Who& who, std::string_view name, std::string_view args) {
  Parts& parts = *parts_;
  const auto role_group = kernel::role_group_from(who.role_group);
  if (!role_group) throw std::invalid_argument("no role group " + who.role_group);
  auto& from = parts.seated(who);
  kernel::Room& room = parts.open_room();
  kernel::Command command;
  command.client = from.client;
  command.k = ++from.k;
  command.space = k_activity;
  command.name = std::string(name);
  command.args = kernel::Body(std::string(args));
  command.actor = room.actor_of(from.seat);
  command.actor.role_group = *role_group;
  parts.outcome = Outcome();
  room.submit(std::move(command), from.seat.id);
  return parts.finished();
}

std::string Bench::send_photo(const Who& who) {
  kernel::NewMedium photo;
  photo.medium.owner = parts_->person(who).seat.person;
  photo.medium.content_type = "image/jpeg";
  photo.medium.width = 4;
  photo.medium.height = 3;
  photo.bytes = std::make_shared<const std::string>();
  std::string id;
  parts_->open_room().keep_medium(std::move(photo), [&id](const kernel::Room::MediumKept& kept) {
    if (const auto* medium = std::get_if<kernel::Medium>(&kept)) id = medium->id.value();
  });
  return id;
}

Outcome Bench::pass_to(std::int64_t ms) {
  Parts& parts = *parts_;
  kernel::Room& room = parts.open_room();
  parts.outcome = Outcome();
  for (int times = 0; times < k_wakes_at_once; ++times) {
    const auto next = room.next_wake();
    if (!next || *next > ms) break;
    parts.clock.pass_to(*next);
    room.tick();
  }
  parts.clock.pass_to(ms);
  room.tick();
  return parts.finished();
}

Outcome Bench::sections(std::string_view purpose, std::string_view locale) {
  Parts& parts = *parts_;
  const auto pictures = report::pictures_of(
      parts.open_room().records(), [&](const std::string& id) { return parts.catalogue.find(id); });
  parts.outcome = Outcome();
  const auto picture = pictures.find(k_activity);
  if (picture == pictures.end()) return parts.finished();
  // As in a report: in a process of its own, which knows what may leave and nothing else.
  bench::SameProcessDecider beside(parts.entry, parts.ready().manifest);
  beside.attach(picture->second, {});
  const auto said =
      beside.sections({k_activity, std::string(purpose), std::string(locale), parts.clock.now()});
  if (beside.was_unlike()) throw std::logic_error("two reports over the same records differ");
  Outcome& outcome = parts.outcome;
  if (const auto* faulty = std::get_if<host::Faulty>(&said)) {
    outcome.status = CHORUS_FAULT;
    outcome.fault = faulty->why;
  } else if (const auto& body = std::get<host::SaidSections>(said).body) {
    outcome.answer = body->text();
    if (const auto fault = parts.schemas.sections_fault(json::parse(body->text()))) {
      outcome.status = CHORUS_FAULT;
      outcome.fault = "its sections do not fit: " + *fault;
    }
  }
  return std::exchange(outcome, Outcome());
}

std::string Bench::key_of(const Who& who) { return parts_->introduced(who).key.value(); }

std::string Bench::stage() const { return parts_->open_room().space(k_activity)->state.stage; }

std::string Bench::phase() const {
  return std::string(kernel::to_text(parts_->open_room().space(k_activity)->state.phase));
}

std::int64_t Bench::now() const { return parts_->clock.now(); }

std::map<std::string, Record> Bench::records() const {
  parts_->open_room();
  std::map<std::string, Record> records;
  const auto* picture = parts_->decider.picture(k_activity);
  if (!picture) return records;
  for (const auto& [key, record] : picture->records) {
    records[key] = {key, record.type, record.audience, record.body};
  }
  return records;
}

std::map<std::string, Record> Bench::shown_to(const Who& who) const {
  const auto reader = parts_->reader(who);
  const auto& room = parts_->open_room();
  if (!room.may_watch(k_activity, reader)) return {};
  return told(room.snapshot(k_activity, reader));
}

std::map<std::string, Record> Bench::leaving() const {
  std::map<std::string, Record> records;
  const auto pictures =
      report::pictures_of(parts_->open_room().records(),
                          [&](const std::string& id) { return parts_->catalogue.find(id); });
  const auto picture = pictures.find(k_activity);
  if (picture == pictures.end()) return records;
  for (const auto& [key, record] : picture->second.records) records[key.value()] = told(*record);
  return records;
}

}  // namespace chorus::sdk
