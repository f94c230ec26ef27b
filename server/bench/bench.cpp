#include "bench.hpp"

#include "bench/bench_parts.hpp"
#include "bench/told.hpp"
#include "kernel/values/core_kinds.hpp"
#include "kernel/values/permission.hpp"
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

constexpr int k_wakes_at_once = 100;  // then rules that wake themselves for ever are stopped

kernel::Audience audience_from(const std::string& text) { return kernel::Audience(parts_of(text)); }

}  // namespace

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
      parts.open_room().records(), [&](const std::string& id) { return parts.catalogue.find(id); },
      kernel::Consents(parts.open_room().records(), {}));
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
  const auto pictures = report::pictures_of(
      parts_->open_room().records(),
      [&](const std::string& id) { return parts_->catalogue.find(id); },
      kernel::Consents(parts_->open_room().records(), {}));
  const auto picture = pictures.find(k_activity);
  if (picture == pictures.end()) return records;
  for (const auto& [key, record] : picture->second.records) records[key.value()] = told(*record);
  return records;
}

}  // namespace chorus::sdk
