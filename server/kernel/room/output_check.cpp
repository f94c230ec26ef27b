#include "kernel/room/output_check.hpp"

#include "kernel/room/link.hpp"
#include "kernel/room/taken_in.hpp"
#include "kernel/values/core_kinds.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/permission.hpp"
#include "kernel/values/ports.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace chorus::kernel {
namespace {

constexpr std::size_t k_longest_key = 128;

bool is_key(const Key& key) {
  const std::string& text = key.value();
  const auto slash = text.find('/');
  return slash != std::string::npos && slash > 0 && slash + 1 < text.size() &&
         text.size() <= k_longest_key && text.find('/', slash + 1) == std::string::npos &&
         text.find('@') == std::string::npos;
}

class Checker {
 public:
  Checker(const LiveSpace& live, const ActivityType& type, const Schemas& schemas,
          const Cause& cause, const Surroundings& around)
      : live_(live),
        type_(type),
        schemas_(schemas),
        cause_(cause),
        entropy_(around.entropy),
        spaces_(around.spaces),
        now_(around.now) {}

  std::variant<ChangeSet, Rejection, OutputFault> run(const Outputs& outputs) {
    const std::size_t asked = outputs.puts.size() + outputs.removes.size() +
                              outputs.contributions.size() + outputs.links.size();
    const std::size_t most =
        is_room_caused() ? limits::k_changes_of_the_room : limits::k_changes_a_commit;
    if (asked > most) {
      return OutputFault{"more than " + std::to_string(most) + " changes at once"};
    }
    for (const auto& put : outputs.puts) take(put);
    for (const auto& contribution : outputs.contributions) take(contribution);
    for (const auto& key : outputs.removes) take_away(key);
    for (const auto& link : outputs.links) take(link);
    if (fault_.empty()) narrow_reproductions();
    for (const auto& wake : outputs.wakes) {
      changes_.wakes.push_back({live_.space.state.id, wake.name, wake.at, wake.payload});
    }
    changes_.cancelled_wakes = outputs.cancelled_wakes;
    changes_.answer = outputs.answer;
    if (!fault_.empty()) return OutputFault{fault_};
    if (counted_before_) return core_rejection("already_counted");
    if (not_here_) return core_rejection("not_here");
    if (!is_room_caused() && is_too_much()) return core_rejection("space_full");
    return std::move(changes_);
  }

 private:
  void fail(const Key& key, std::string_view why) {
    if (fault_.empty()) fault_ = key.value() + ": " + std::string(why);
  }

  const Record* existing(const Key& key) const {
    const auto found = live_.space.records.find(key);
    return found == live_.space.records.end() ? nullptr : found->second.get();
  }

  bool is_too_much() const {
    const auto fresh =
        std::count_if(changes_.touched.begin(), changes_.touched.end(),
                      [](const Touched& touched) { return touched.after && !touched.before; });
    return fresh > 0 &&
           live_.space.records.size() + static_cast<std::size_t>(fresh) > limits::k_records_a_space;
  }

  bool is_room_caused() const { return !cause_.actor.has_value(); }

  // A participant's command may touch what nobody owns and what the person owns.
  bool may_touch(const Record& record) const {
    if (is_room_caused() || cause_.actor->role == Role::facilitator) return true;
    return record.owner.empty() || record.owner == cause_.actor->person;
  }

  // What needs care is as if it were not there, for everybody but its owner.
  bool needs_care_of_others(const Record& record) const {
    return record.audience.has("care") && record.owner != cause_.actor->person;
  }
  bool is_out_of_reach(const Record& record) {
    if (is_room_caused() || !needs_care_of_others(record)) return false;
    not_here_ = true;
    return true;
  }

  bool fits(const Key& key, const Body& body) {
    if (!is_key(key)) fail(key, "is not a key of the form kind/name");
    if (body.text().size() > limits::k_record_bytes) fail(key, "is larger than 64 KiB");
    return fault_.empty();
  }

  void take(const PutOutput& put) {
    if (!fits(put.key, put.body)) return;
    const auto found = type_.record_types.find(put.type);
    if (found == type_.record_types.end()) {
      fail(put.key, "has a type the manifest does not name");
      return;
    }
    if (const auto fault = schemas_.record_fault(type_.id, put.type, put.body)) {
      fail(put.key, *fault);
      return;
    }
    if (found->second.record_class == RecordClass::ballot) {
      take_ballot(put);
    } else {
      place(put.key, put.type, found->second,
            put.audience.atoms().empty() ? found->second.default_audience : put.audience, put.body);
    }
  }

  // What a person gave travels as far as they say; the activity gives no audience of its own.
  void take(const ContributeOutput& contribution) {
    if (!fits(contribution.key, contribution.body)) return;
    const auto core = core_kind(contribution.kind);
    const auto& brings = type_.brings_forth;
    if (!core || std::find(brings.begin(), brings.end(), contribution.kind) == brings.end()) {
      fail(contribution.key, "is of a kind this activity does not bring forth");
      return;
    }
    if (const auto fault = schemas_.core_record_fault(contribution.kind, contribution.body)) {
      fail(contribution.key, *fault);
      return;
    }
    // What a person gave keeps the reach its owner let it have, where the activity asks for no
    // other.
    const bool unasked = contribution.audience.atoms().empty();
    const bool keeps_its_reach = core->record_class == RecordClass::contribution;
    place(contribution.key, contribution.kind, *core,
          unasked && !keeps_its_reach ? core->default_audience : contribution.audience,
          contribution.body);
  }

  void take(const LinkOutput& link) {
    const nlohmann::json body{
        {"from", link.from.value()}, {"to", link.to.value()}, {"type", link.type}, {"at", now_}};
    if (const auto fault = schemas_.core_record_fault("link", Body(body.dump()))) {
      fail(link.from, *fault);
      return;
    }
    if (!can_be_linked(link.from) || !can_be_linked(link.to)) {
      fail(link.from, "is linked to something that is not here");
      return;
    }
    const bool repeats = link.type == k_reproduces;
    if (repeats && (is_away(link.from) || is_away(link.to))) {
      fail(link.from, "repeats the words of another activity");
      return;
    }
    Record record;
    record.key = Key("link/" + random_id(entropy_));
    record.type = "link";
    record.audience = Audience({"rules"});
    record.body = Body(body.dump());
    changes_.put(live_.space, std::move(record));
    if (repeats) put_away_with(link.from, link.to);
  }

  static bool is_away(const Key& key) { return key.value().find('@') != std::string::npos; }

  // As it will be after this decision.
  const Record* coming(const Key& key) const {
    for (const auto& touched : changes_.touched) {
      const Key& known = touched.before ? touched.before->key : touched.after->key;
      if (known == key) return touched.after.get();
    }
    return existing(key);
  }

  const Record* taken_in(const Key& key) const {
    const Ref ref = ref_from(key.value(), live_.space.state.id);
    const auto space = spaces_.find(ref.space);
    if (space == spaces_.end()) return nullptr;
    const auto found = space->second.space.records.find(ref.key);
    const bool known = found != space->second.space.records.end() &&
                       takes_in(type_, found->second->type) && may_be_taken_in(*found->second);
    return known ? found->second.get() : nullptr;
  }

  // What may go without a trace, as a draft may, is nothing to stand on.
  bool can_be_linked(const Key& key) const {
    const Record* record = is_away(key) ? taken_in(key) : coming(key);
    if (!record || record->type == "link" || record->gate == Gate::withdrawn) return false;
    if (!is_room_caused() && needs_care_of_others(*record)) return false;
    return record->record_class != RecordClass::draft &&
           record->record_class != RecordClass::private_;
  }

  // What repeats words that a lead has put away is put away from the start.
  void put_away_with(const Key& copy, const Key& original) {
    Record record = *coming(copy);
    const Record& source = *coming(original);
    const bool is_put_away = source.gate == Gate::held || source.gate == Gate::hidden;
    if (is_put_away && record.gate != Gate::hidden) record.gate = source.gate;
    if (source.audience.has("care")) record.audience = record.audience.with("care");
    if (record.gate == Gate::hidden || record.audience.has("care")) {
      record.audience = record.audience.without("wall");
    }
    changes_.put(live_.space, std::move(record));
  }

  // Links of this decision that tie a copy to its words.
  std::vector<Link> new_reproductions() const {
    std::vector<Link> links;
    for (const auto& touched : changes_.touched) {
      auto link = touched.after ? link_of(*touched.after) : std::nullopt;
      if (link && link->type == k_reproduces) links.push_back(std::move(*link));
    }
    return links;
  }

  // The links of an end as they will be after this decision.
  std::vector<Link> reproductions(const std::set<Key>& known, const std::vector<Link>& fresh,
                                  const Key& key, Ref Link::*end) const {
    std::vector<Link> links;
    for (const Key& name : known) {
      const Link& link = live_.index.links().at(name);
      if (link.type == k_reproduces && coming(name)) links.push_back(link);
    }
    for (const auto& link : fresh) {
      if ((link.*end).key == key) links.push_back(link);
    }
    return links;
  }

  // Whatever reproduces material takes the strictest permission, a copy of a copy too.
  void narrow_reproductions() {
    std::vector<Key> edge;
    for (const auto& touched : changes_.touched) {
      if (touched.after && permission_in(touched.after->audience)) {
        edge.push_back(touched.after->key);
      }
    }
    if (edge.empty()) return;
    const auto fresh = new_reproductions();
    const SpaceIndex& index = live_.index;
    for (std::size_t at = 0; at < edge.size(); ++at) {
      const Key key = edge[at];
      for (const auto& link : reproductions(index.links_from(key), fresh, key, &Link::from)) {
        if (narrow(key, link.to.key)) edge.push_back(key);
      }
      const Ref ref{live_.space.state.id, key};
      for (const auto& link : reproductions(index.links_to(ref), fresh, key, &Link::to)) {
        if (narrow(link.from.key, key)) edge.push_back(link.from.key);
      }
    }
  }

  bool narrow(const Key& copy, const Key& original) {
    const Record* source = coming(original);
    const Record* known = coming(copy);
    if (!source || !known) return false;
    const auto limit = permission_in(source->audience);
    const auto own = permission_in(known->audience);
    if (!limit || !own || *limit >= *own) return false;
    changes_.put(live_.space, permitted(*known, *limit));
    return true;
  }

  void take_ballot(const PutOutput& put) {
    if (is_room_caused() || live_.box_key.empty() || !takes_answers(live_.space.state.phase)) {
      fail(put.key, "is a ballot outside an open vote");
      return;
    }
    const auto slash = put.key.value().find('/');
    const Mark mark(put.key.value().substr(slash + 1));
    const bool own = !cause_.mark.empty() && mark == cause_.mark;
    if (!own && cause_.actor->role != Role::facilitator) {
      fail(put.key, "is not the ballot of the one who cast it");
      return;
    }
    const bool voted = own && live_.spent.contains(cause_.actor->person);
    if (voted && !live_.ballots.contains(put.key)) counted_before_ = true;
    changes_.ballots.push_back({live_.space.state.id, mark, put.key, put.type, put.body});
    if (own) changes_.spent.push_back(cause_.actor->person);
  }

  void place(const Key& key, const std::string& type, const ActivityType::RecordType& rules,
             Audience audience, const Body& body) {
    const Record* before = existing(key);
    if (before && (before->type != type || before->record_class != rules.record_class)) {
      fail(key, "was of another type");
      return;
    }
    if (before && is_out_of_reach(*before)) return;
    if (before && !may_touch(*before)) {
      fail(key, "belongs to somebody else");
      return;
    }
    Record record;
    record.key = key;
    record.type = type;
    record.record_class = rules.record_class;
    record.gate = before ? before->gate : gate_of_new(rules.gate);
    record.body = body;
    record.owner = before ? before->owner : owner_of_new(rules.record_class);
    if (before && before->gate == Gate::withdrawn) {
      fail(key, "was withdrawn by its owner");
      return;
    }
    if (!admit(record, before, rules, std::move(audience))) return;
    changes_.put(live_.space, std::move(record));
  }

  Gate gate_of_new(Gate gate) const {
    const bool shown = live_.space.state.phase == Phase::revealed;
    return gate == Gate::until_reveal && shown ? Gate::open : gate;
  }

  PersonId owner_of_new(RecordClass record_class) const {
    const bool owned = record_class == RecordClass::contribution ||
                       record_class == RecordClass::draft || record_class == RecordClass::private_;
    return owned && !is_room_caused() ? cause_.actor->person : PersonId();
  }

  // Nothing a person wrote reaches the wall but by a lead's release, and a change of it waits for a
  // release again.
  bool admit(Record& record, const Record* before, const ActivityType::RecordType& rules,
             Audience audience) {
    const auto& atoms = audience.atoms();
    if (!std::all_of(atoms.begin(), atoms.end(),
                     [](const auto& a) { return Audience::is_atom(a); }) ||
        audience.has("ballot") || audience.has("care") ||
        (permission_in(audience) && !is_given(record))) {
      fail(record.key, "has an audience that an activity may not give");
      return false;
    }
    switch (record.record_class) {
      case RecordClass::draft: record.audience = Audience({"owner"}); return true;
      case RecordClass::private_:
        record.audience = Audience({"owner"});
        if (audience.has("facilitators")) sign(record);
        return true;
      case RecordClass::contribution: {
        if (is_given(record)) audience = asked_for(record, before, audience);
        const bool changed = !before || !(before->body == record.body);
        const bool reaches_room =
            permission_in(audience).value_or(Permission::room) >= Permission::room;
        const bool stays_on_wall =
            before && !changed && before->audience.has("wall") && reaches_room;
        record.audience = stays_on_wall ? audience.with("wall") : audience.without("wall");
        if (before && before->audience.has("care")) record.audience = record.audience.with("care");
        if (changed && rules.gate == Gate::held && record.gate == Gate::open) {
          record.gate = Gate::held;
        }
        return true;
      }
      case RecordClass::structure:
      case RecordClass::tally: record.audience = std::move(audience); return true;
      case RecordClass::ballot: break;
    }
    return false;
  }

  // Between its owner and the leads, who are told whose it is by the picture that all know in the
  // room, never by a name.
  void sign(Record& record) const {
    record.audience = record.audience.with("facilitators");
    nlohmann::json body = nlohmann::json::parse(record.body.text());
    body.erase("by");
    const auto inquiry = spaces_.find(k_inquiry_space);
    const RecordPtr known =
        inquiry == spaces_.end() ? nullptr : person_record(inquiry->second, record.owner);
    if (known) body["by"] = nlohmann::json::parse(known->body.text()).at("picture");
    record.body = Body(body.dump());
  }

  // A thing of the shared vocabulary that a person gave.
  static bool is_given(const Record& record) {
    return record.record_class == RecordClass::contribution && core_kind(record.type).has_value();
  }

  Audience asked_for(const Record& record, const Record* before, const Audience& audience) const {
    const auto asked = permission_in(audience);
    if (!before) return audience_for(asked.value_or(Permission::facilitators));
    const Permission usual = permission_in(before->audience).value_or(Permission::facilitators);
    const Permission wished = asked.value_or(usual);
    const bool is_owners = !is_room_caused() && cause_.actor->person == record.owner;
    return audience_for(is_owners ? wished : strictest(wished, usual));
  }

  // Nothing cuts the thread: what others lean on leaves a tombstone, and what leaned on others
  // takes its links along.
  void take_away(const Key& key) {
    const Record* before = existing(key);
    if (!before || before->gate == Gate::withdrawn) return;
    if (before->type == "link") {
      fail(key, "is the core's own, and goes with what it ties");
      return;
    }
    if (is_out_of_reach(*before)) return;
    if (!may_touch(*before)) {
      fail(key, "belongs to somebody else");
      return;
    }
    if (is_leaned_on(key)) {
      changes_.put(live_.space, tombstone_of(*before));
      return;
    }
    changes_.remove(live_.space, key);
    for (const Key& link : live_.index.links_from(key)) changes_.remove(live_.space, link);
  }

  bool is_leaned_on(const Key& key) const {
    const Ref ref{live_.space.state.id, key};
    return std::any_of(spaces_.begin(), spaces_.end(), [&](const auto& known) {
      return !known.second.index.links_to(ref).empty();
    });
  }

  const LiveSpace& live_;
  const ActivityType& type_;
  const Schemas& schemas_;
  const Cause& cause_;
  Entropy& entropy_;
  const std::map<SpaceId, LiveSpace>& spaces_;
  Instant now_;
  ChangeSet changes_;
  std::string fault_;
  bool counted_before_ = false;
  bool not_here_ = false;
};

}  // namespace

std::variant<ChangeSet, Rejection, OutputFault> checked(const Outputs& outputs,
                                                        const LiveSpace& live,
                                                        const ActivityType& type,
                                                        const Schemas& schemas, const Cause& cause,
                                                        const Surroundings& around) {
  return Checker(live, type, schemas, cause, around).run(outputs);
}

}  // namespace chorus::kernel
