#include "kernel/room/output_check.hpp"

#include "kernel/room/coming.hpp"
#include "kernel/room/identity.hpp"
#include "kernel/room/link.hpp"
#include "kernel/room/nudge.hpp"
#include "kernel/room/reach.hpp"
#include "kernel/room/reproductions.hpp"
#include "kernel/room/sitting.hpp"
#include "kernel/room/taken_in.hpp"
#include "kernel/values/body_members.hpp"
#include "kernel/values/consent.hpp"
#include "kernel/values/core_kinds.hpp"
#include "kernel/values/group.hpp"
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
        kinds_(around.kinds),
        schemas_(schemas),
        cause_(cause),
        identity_(around.identity),
        entropy_(around.entropy),
        spaces_(around.spaces),
        now_(around.now),
        media_(around.media) {}

  std::variant<ChangeSet, Rejection, OutputFault> run(const Outputs& outputs) {
    const std::size_t asked = outputs.puts.size() + outputs.removes.size() +
                              outputs.contributions.size() + outputs.unlinks.size() +
                              outputs.links.size();
    const std::size_t most =
        is_room_caused() ? limits::k_changes_of_the_room : limits::k_changes_a_commit;
    if (asked > most) {
      return OutputFault{"more than " + std::to_string(most) + " changes at once"};
    }
    note_groups(outputs);
    for (const auto& put : outputs.puts) take(put);
    for (const auto& contribution : outputs.contributions) take(contribution);
    for (const auto& key : outputs.removes) take_away(key);
    for (const auto& link : outputs.unlinks) untie(link);
    for (const auto& link : outputs.links) take(link);
    if (fault_.empty()) narrow_reproductions(live_, changes_);
    for (const auto& wake : outputs.wakes) {
      changes_.wakes.push_back({live_.space.state.id, wake.name, wake.at, wake.payload});
    }
    changes_.cancelled_wakes = outputs.cancelled_wakes;
    if (outputs.nudge && !add_nudge(qualified(*outputs.nudge), live_.space.state, changes_)) {
      fail(Key("nudge"), "is for the room or for groups");
    }
    changes_.answer = outputs.answer;
    if (!fault_.empty()) return OutputFault{fault_};
    if (!refused_.empty()) return core_rejection(refused_);
    if (auto rejection = why_not_seated(spaces_, identity_, changes_)) return *rejection;
    if (!is_room_caused() && is_too_much()) return core_rejection("space_full");
    return std::move(changes_);
  }

 private:
  void fail(const Key& key, std::string_view why) {
    if (fault_.empty()) fault_ = key.value() + ": " + std::string(why);
  }

  void refuse_as(std::string_view code) {
    if (refused_.empty()) refused_ = code;
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
    refuse_as("not_here");
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
      // How far it goes is its owner's to say, and stays as they said where nothing is asked.
      const bool unasked = put.audience.atoms().empty() && !found->second.permission;
      place(put.key, put.type, found->second,
            unasked ? found->second.default_audience : put.audience, put.body);
    }
  }

  // What a person gave travels as far as they say; the activity gives no audience of its own.
  void take(const ContributeOutput& contribution) {
    if (!fits(contribution.key, contribution.body)) return;
    const CoreKind* core = kinds_.find(contribution.kind);
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
    // other. Who sits where is the leads' to read: others are shown cards of it.
    const bool unasked = contribution.audience.atoms().empty() || contribution.kind == k_group_kind;
    const bool keeps_its_reach = core->type.record_class == RecordClass::contribution;
    place(contribution.key, contribution.kind, core->type,
          unasked && !keeps_its_reach ? core->type.default_audience : contribution.audience,
          contribution.body);
  }

  void take(const LinkOutput& link) {
    const nlohmann::json body{
        {"from", link.from.value()}, {"to", link.to.value()}, {"type", link.type}, {"at", now_}};
    if (const auto fault = schemas_.core_record_fault("link", Body(body.dump()))) {
      return fail(link.from, *fault);
    }
    if (!can_be_linked(link.from) || !can_be_linked(link.to)) {
      return fail(link.from, "is linked to something that is not here");
    }
    const bool repeats = link.type == k_reproduces;
    if (repeats && (is_away(link.from) || is_away(link.to))) {
      return fail(link.from, "repeats the words of another activity");
    }
    Record record;
    record.key = Key("link/" + random_id(entropy_));
    record.type = "link";
    record.audience = Audience({"rules"});
    record.body = Body(body.dump());
    changes_.put(live_.space, std::move(record));
    if (repeats) put_away_with(live_, changes_, link.from, link.to);
  }

  // Only what this activity tied lies in its space. What repeats words stays tied to them: by that
  // link it goes no further than they may, and goes when they go.
  void untie(const LinkOutput& wanted) {
    const SpaceId& here = live_.space.state.id;
    const Ref from = ref_from(wanted.from.value(), here);
    const auto& at_its_end = live_.index.links_to(ref_from(wanted.to.value(), here));
    for (const Key& name : at_its_end) {
      const Link& link = live_.index.links().at(name);
      if (!(link.from == from) || link.type != wanted.type) continue;
      if (link.type == k_reproduces) {
        fail(wanted.from, "repeats the words it is tied to, and stays tied");
        return;
      }
      changes_.remove(live_.space, name);
    }
  }

  static bool is_away(const Key& key) { return key.value().find('@') != std::string::npos; }

  const Record* taken_in(const Key& key) const {
    const Ref ref = ref_from(key.value(), live_.space.state.id);
    const RecordPtr record = record_at(spaces_, ref);
    const bool known = record && takes_in({live_.space.state, type_}, ref.space, record->type) &&
                       may_be_taken_in(*record);
    return known ? record.get() : nullptr;
  }

  // What may go without a trace, as a draft may, is nothing to stand on.
  bool can_be_linked(const Key& key) const {
    const Record* record = is_away(key) ? taken_in(key) : coming(live_, changes_, key);
    if (!record || record->type == "link" || record->gate == Gate::withdrawn) return false;
    if (!is_room_caused() && needs_care_of_others(*record)) return false;
    return record->record_class != RecordClass::draft &&
           record->record_class != RecordClass::private_;
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
    if (voted && !live_.ballots.contains(put.key)) refuse_as("already_counted");
    changes_.ballots.push_back({live_.space.state.id, mark, put.key, put.type, put.body.at_rest()});
    if (own) changes_.spent.push_back(cause_.actor->person);
  }

  void note_groups(const Outputs& outputs) {
    for (const auto& [key, group] : live_.index.groups()) own_groups_.insert(key);
    for (const auto& contribution : outputs.contributions) {
      if (contribution.kind == k_group_kind) own_groups_.insert(contribution.key);
    }
  }

  // Groups of this activity, by the name alone, as they are called everywhere.
  Audience qualified(const Audience& audience) const {
    std::vector<std::string> atoms = audience.atoms();
    for (const GroupId& group : audience.groups()) {
      const Key key(std::string(k_group_kind) + "/" + group.value());
      if (!own_groups_.contains(key)) continue;
      std::erase(atoms, Audience::atom_of(group));
      atoms.push_back(Audience::atom_of(group_id_of(live_.space.state.id, key)));
    }
    return Audience(std::move(atoms));
  }

  void place(const Key& key, const std::string& type, const ActivityType::RecordType& rules,
             const Audience& audience, const Body& body) {
    const Record* before = existing(live_, key);
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
    record.owner = before ? before->owner : owner_of_new(rules.record_class, type, body);
    if (!refused_.empty()) return;
    record.given = before ? before->given : 0;
    if (before && before->gate == Gate::withdrawn) {
      fail(key, "was withdrawn by its owner");
      return;
    }
    const bool is_owners = !is_room_caused() && cause_.actor->person == record.owner;
    switch (give_reach(record, {before, rules, qualified(audience), is_owners, spaces_, kinds_})) {
      case Reached::yes: break;
      case Reached::no_table: refuse_as("no_table"); return;
      case Reached::not_askable: fail(key, "has an audience that an activity may not give"); return;
    }
    if (!may_name_its_medium(record, before)) refuse_as("medium_gone");
    if (!before && is_watched_arriving(record)) record.given = next_given(key);
    changes_.put(live_.space, std::move(record));
  }

  // A photo or a sound is its sender's to give: a record names one of its owner's own, or the one
  // that it named before.
  bool may_name_its_medium(const Record& record, const Record* before) const {
    const MediumId named = medium_named_in(record);
    if (named.empty() || (before && medium_named_in(*before) == named)) return true;
    const Medium* medium = media_.find(named);
    return medium && !record.owner.empty() && medium->owner == record.owner;
  }

  // The order of what only some saw arrive, or what is shown later all at once, could tell whose it
  // is: it gets no number.
  bool is_watched_arriving(const Record& record) const {
    return !is_room_caused() && record.record_class == RecordClass::contribution &&
           record.gate == Gate::open && record.audience.has("room") &&
           is_shown_to_all(live_.space.state.phase);
  }

  // Put twice in one decision, it is given once.
  std::uint64_t next_given(const Key& key) {
    const Record* again = coming(live_, changes_, key);
    if (again && again->given > 0) return again->given;
    return live_.given + ++given_;
  }

  Gate gate_of_new(Gate gate) const {
    const bool shown = live_.space.state.phase == Phase::revealed;
    return gate == Gate::until_reveal && shown ? Gate::open : gate;
  }

  // What a lead writes down of what somebody lets papers have is that person's own.
  PersonId owner_of_new(RecordClass record_class, const std::string& type, const Body& body) {
    const std::string named = type == k_consent_kind ? text_in(body, "person") : std::string();
    if (!named.empty() && !is_room_caused() && cause_.actor->role == Role::facilitator) {
      const RecordPtr known = record_at(spaces_, {k_inquiry_space, Key(named)});
      const bool is_one = known && known->type == "person" && !identity_.is_lead(known->owner);
      if (!is_one) refuse_as("no_such_person");
      return is_one ? known->owner : PersonId();
    }
    const bool owned = record_class == RecordClass::contribution ||
                       record_class == RecordClass::draft || record_class == RecordClass::private_;
    return owned && !is_room_caused() ? cause_.actor->person : PersonId();
  }

  // Nothing cuts the thread: what others lean on leaves a tombstone, and what leaned on others
  // takes its links along.
  void take_away(const Key& key) {
    const Record* before = existing(live_, key);
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
  const CoreKinds& kinds_;
  const Schemas& schemas_;
  const Cause& cause_;
  const Identity& identity_;
  Entropy& entropy_;
  const std::map<SpaceId, LiveSpace>& spaces_;
  Instant now_;
  const MediaBook& media_;
  ChangeSet changes_;
  std::set<Key> own_groups_;  // and those to be made
  std::string fault_;
  std::uint64_t given_ = 0;   // numbers of this decision
  std::string_view refused_;  // the code of what the actor may not, the first that was met
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
