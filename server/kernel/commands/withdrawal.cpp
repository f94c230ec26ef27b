#include "kernel/commands/withdrawal.hpp"

#include "kernel/commands/care.hpp"
#include "kernel/commands/groups.hpp"
#include "kernel/commands/media_keeping.hpp"
#include "kernel/commands/name_marks.hpp"
#include "kernel/commands/phase_commands.hpp"
#include "kernel/commands/recall.hpp"
#include "kernel/commands/seating.hpp"
#include "kernel/commands/sitting_rules.hpp"
#include "kernel/commands/undo.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/permission.hpp"
#include "kernel/values/ports.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

bool is_taken_back(const Record& record) { return record.gate == Gate::withdrawn; }

bool is_for_its_owner_alone(const Record& record) {
  return record.record_class == RecordClass::draft || record.record_class == RecordClass::private_;
}

// What needs care too, or the refusal would tell: the safeguarding lead's copy stays (care.hpp).
bool may_be_withdrawn(const Record& record, const PersonId& person) {
  return record.owner == person && record.record_class == RecordClass::contribution;
}

bool goes_with_everything(const Record& record, const PersonId& person) {
  const bool own = record.owner == person && is_for_its_owner_alone(record);
  return own || may_be_withdrawn(record, person);
}

// Who the person said they are, and how they like their page; not what became of their words.
bool goes_with_the_person(const Record& record, const PersonId& person) {
  return record.owner == person && record.type != "outcome";
}

std::vector<Key> keys_in(const CoreCall& call) {
  const json& args = call.args();
  std::vector<Key> keys;
  for (const auto& key : args.at("keys")) {
    keys.emplace_back(key.get<std::string>());
  }
  return keys;
}

// Ends the words of some records of one space wherever they are: what repeats them goes too, and
// images of either, also of what is not there any more.
class Erasure {
 public:
  explicit Erasure(const CoreCall& call) : call_(call), space_(call.live.space) {}

  void take(const Key& key) {
    keys_.insert(key);
    const auto found = space_.records.find(key);
    if (found != space_.records.end()) persons_.insert(found->second->owner);
  }

  void take_images_of(const PersonId& person) {
    for (const auto& entry : undo_entries()) {
      for (const auto& record : entry.before) {
        if (record->owner == person) keys_.insert(record->key);
      }
    }
  }

  // What they chose in a vote that is still open, so that it counts for nobody.
  void take_ballots_of(const PersonId& person) {
    const LiveSpace& live = call_.live;
    const Mark mark = live.mark_of(person, call_.room.ports.digest);
    for (const auto& [key, ballot] : live.ballots) {
      if (mark.empty() || ballot.mark != mark) continue;
      changes_.ballots.push_back({space_.state.id, mark, key, ballot.type, Body("null")});
    }
    if (changes_.ballots.empty()) return;
    changes_.unspent.push_back(person);
    persons_.insert(person);
    one_fewer_has_chosen();
  }

  ChangeSet changes() {
    take_reproductions();
    for (const Key& key : keys_) end_record(key);
    for (const auto& entry : undo_entries()) {
      if (is_touched_by(entry)) changes_.dropped_undo.push_back(entry.seq);
    }
    const bool is_nothing = changes_.touched.empty() && changes_.dropped_undo.empty();
    if (is_nothing && changes_.ballots.empty()) return {};
    for (const Key& key : keys_) changes_.withdrawn.push_back({space_.state.id, key});
    for (const PersonId& person : persons_) {
      if (!person.empty()) forget_answers_and_drafts(person);
    }
    forget_wake_payloads();
    return std::move(changes_);
  }

 private:
  const std::vector<UndoEntry>& undo_entries() const { return call_.room.acts_in(space_.state.id); }

  bool is_touched_by(const UndoEntry& entry) const {
    return std::any_of(keys_.begin(), keys_.end(),
                       [&](const Key& key) { return touches(entry, key); });
  }

  void one_fewer_has_chosen() {
    const auto turnout = space_.records.find(k_turnout_key);
    if (turnout == space_.records.end()) return;
    Record record = *turnout->second;
    json body = json::parse(record.body.text());
    body["voted"] = body.at("voted").get<int>() - static_cast<int>(changes_.ballots.size());
    record.body = Body(body.dump());
    changes_.put(space_, std::move(record));
  }

  // Those of links that stand, and of links that an undo would bring back.
  void take_reproductions() {
    std::vector<Link> links;
    for (const auto& [key, link] : call_.live.index.links()) links.push_back(link);
    for (const auto& entry : undo_entries()) {
      for (const auto& record : entry.before) {
        if (auto link = link_of(*record)) links.push_back(std::move(*link));
      }
    }
    for (bool more = true; more;) {
      more = false;
      for (const auto& link : links) {
        const bool repeats = link.type == k_reproduces && link.to.space == space_.state.id &&
                             keys_.contains(link.to.key);
        if (repeats) more = keys_.insert(link.from.key).second || more;
      }
    }
  }

  void end_record(const Key& key) {
    const auto found = space_.records.find(key);
    if (found == space_.records.end()) return;
    const Record& record = *found->second;
    if (is_taken_back(record) || is_protected(record)) return;
    if (space_.state.id == k_inquiry_space || is_for_its_owner_alone(record)) {
      changes_.remove(space_, key);
    } else {
      changes_.put(space_, tombstone_of(record));
    }
  }

  // Also of a seat that has ended since.
  void forget_answers_and_drafts(const PersonId& person) {
    for (const auto& [client, state] : call_.room.clients) {
      const bool own = call_.room.identity.person_of(state.seat) == person;
      if (own) changes_.forgotten_answers.push_back(client);
    }
    for (const Key& key : call_.live.index.owned_by(person)) {
      const bool is_draft = space_.records.at(key)->record_class == RecordClass::draft;
      if (is_draft) changes_.remove(space_, key);
    }
  }

  void forget_wake_payloads() {
    for (const auto& wake : call_.room.wakes.of(space_.state.id)) {
      if (wake.payload != Body()) {
        changes_.wakes.push_back({wake.space, wake.name, wake.at, Body()});
      }
    }
  }

  const CoreCall& call_;
  const Space& space_;
  std::set<Key> keys_;
  std::set<PersonId> persons_;
  ChangeSet changes_;
};

CoreChanges changes_of(Erasure erasure) {
  CoreChanges result;
  result.changes = erasure.changes();
  return result;
}

// All that core.withdraw_all takes from activities, with what repeats it.
std::vector<Ref> everything_of(const CoreCall& call, const PersonId& person) {
  std::vector<Ref> gone;
  for (const auto& [id, live] : call.room.pending) {
    if (id == k_inquiry_space) continue;
    for (const auto& [key, record] : live.space.records) {
      if (!goes_with_everything(*record, person)) continue;
      gone.push_back({id, key});
      for (const Key& copy : reproductions_of(live, key)) gone.push_back({id, copy});
    }
  }
  return gone;
}

CoreOutcome papers_of(const CoreCall& call, const std::vector<Ref>& things) {
  CoreChanges result;
  result.changes.answer = receipt_of(call.room.ports.left, things);
  result.changes.answer_once = true;
  return result;
}

// Whoever is taken out of the inquiry here: their name may stand in what others wrote.
void mark_what_names_those(const CoreCall& call, ChangeSet& changes) {
  std::vector<RecordPtr> gone;
  for (const auto& touched : changes.touched) {
    const bool is_gone = touched.before && !touched.after && touched.before->type == "person";
    if (is_gone) gone.push_back(touched.before);
  }
  for (const auto& person : gone)
    mark_what_names(call, *person, NameGoes::with_everything, changes);
}

using Spaces = std::map<SpaceId, LiveSpace>;

void add_links_to(const Spaces& spaces, const Ref& ref, std::vector<Link>& links) {
  for (const auto& [id, live] : spaces) {
    for (const Key& name : live.index.links_to(ref)) links.push_back(live.index.links().at(name));
  }
}

// What leans through it, if it is a link, and what it leans on itself.
void add_links_of(const SpaceIndex& index, const Record& record, std::vector<Link>& links) {
  const auto own = index.links().find(record.key);
  if (own != index.links().end()) links.push_back(own->second);
  for (const Key& name : index.links_from(record.key)) links.push_back(index.links().at(name));
}

using Pair = std::pair<std::string, std::string>;

std::set<Pair> asked_in(const Space& inquiry) {
  std::set<Pair> asked;
  for (const auto& record : records_of(inquiry, "review")) {
    const json body = json::parse(record->body.text());
    asked.emplace(body.at("of").get<std::string>(), body.at("because").get<std::string>());
  }
  return asked;
}

std::vector<Review> not_asked_yet(const Spaces& spaces, std::vector<Link> links) {
  std::erase_if(links, [&](const Link& link) {
    const RecordPtr gone = record_at(spaces, link.to);
    const RecordPtr leans = record_at(spaces, link.from);
    return !gone || !leans || !is_taken_back(*gone) || is_taken_back(*leans);
  });
  const auto inquiry = spaces.find(k_inquiry_space);
  if (links.empty() || inquiry == spaces.end()) return {};
  std::set<Pair> asked = asked_in(inquiry->second.space);
  std::vector<Review> reviews;
  for (const auto& link : links) {
    Pair pair{text_of(link.from, k_inquiry_space), text_of(link.to, k_inquiry_space)};
    if (asked.insert(std::move(pair)).second) reviews.push_back({link.from, link.to});
  }
  return reviews;
}

}  // namespace

CoreOutcome withdraw_records(const CoreCall& call) {
  Erasure erasure(call);
  for (const Key& key : keys_in(call)) {
    const auto found = call.live.space.records.find(key);
    const bool is_own = found != call.live.space.records.end() &&
                        may_be_withdrawn(*found->second, call.command.actor.person);
    if (!is_own) return core_rejection("not_yours");
    erasure.take(key);
  }
  CoreChanges result = changes_of(std::move(erasure));
  result.changes.answer = receipt_of(call.room.ports.left, result.changes.withdrawn);
  return result;
}

CoreOutcome tell_papers_of(const CoreCall& call) {
  std::vector<Ref> things;
  for (const Key& key : keys_in(call)) {
    const auto found = call.live.space.records.find(key);
    const bool is_own = found != call.live.space.records.end() &&
                        may_be_withdrawn(*found->second, call.command.actor.person);
    if (!is_own) return core_rejection("not_yours");
    things.push_back({call.live.space.state.id, key});
    for (const Key& copy : reproductions_of(call.live, key)) {
      things.push_back({call.live.space.state.id, copy});
    }
  }
  return papers_of(call, things);
}

CoreOutcome tell_papers_of_everything(const CoreCall& call) {
  return papers_of(call, everything_of(call, call.command.actor.person));
}

CoreOutcome withdraw_all_here(const CoreCall& call) {
  Erasure erasure(call);
  for (const auto& [key, record] : call.live.space.records) {
    if (goes_with_everything(*record, call.command.actor.person)) erasure.take(key);
  }
  erasure.take_images_of(call.command.actor.person);
  erasure.take_ballots_of(call.command.actor.person);
  return changes_of(std::move(erasure));
}

CoreOutcome withdraw_everything(const CoreCall& call) {
  const json& args = call.args();
  Actor actor = call.command.actor;
  if (args.contains("card")) {
    if (actor.role != Role::facilitator) return core_rejection("leads_only");
    const auto named = call.room.identity.person_of_slip(args["card"].get<std::string>());
    if (!named) return core_rejection("wrong_card");
    actor = Actor();
    actor.person = *named;
  }
  const PersonId& person = actor.person;
  Erasure erasure(call);
  for (const auto& [key, record] : call.live.space.records) {
    if (goes_with_the_person(*record, person)) erasure.take(key);
  }
  const RecordPtr known = person_record(call.live, person);
  if (known) {
    for (const Key& card : cards_with(call.room, known->key)) erasure.take(card);
    for (const Key& rule : sitting_rules_with(call.live, known->key)) erasure.take(rule);
  }
  CoreChanges result;
  result.changes = erasure.changes();
  if (known) result.follow_ups = leaving_groups(call.room, known->key);
  mark_what_names_those(call, result.changes);
  result.changes.erased_media = media_of(call.room, person);
  for (const auto& [id, live] : call.room.pending) {
    if (id == k_inquiry_space) continue;
    for (const auto& [key, record] : live.space.records) {
      if (goes_with_everything(*record, person)) result.changes.withdrawn.push_back({id, key});
    }
    Command withdraw;
    withdraw.space = id;
    withdraw.name = k_withdraw_all_here;
    withdraw.actor = actor;
    result.follow_ups.push_back(std::move(withdraw));
  }
  result.changes.answer = receipt_of(call.room.ports.left, everything_of(call, person));
  return result;
}

CoreOutcome honour_withdrawal(const CoreCall& call) {
  Erasure erasure(call);
  for (const Key& key : keys_in(call)) erasure.take(key);
  CoreChanges result = changes_of(std::move(erasure));
  mark_what_names_those(call, result.changes);
  return result;
}

std::vector<Review> missing_reviews(const std::map<SpaceId, LiveSpace>& spaces) {
  std::vector<Link> links;
  for (const auto& [id, live] : spaces) {
    for (const auto& [key, link] : live.index.links()) links.push_back(link);
  }
  return not_asked_yet(spaces, links);
}

std::vector<Review> missing_reviews(const std::map<SpaceId, LiveSpace>& spaces,
                                    const SpaceId& space, const std::vector<Touched>& touched) {
  std::vector<Link> links;
  for (const auto& [before, after] : touched) {
    if (!after) continue;
    if (is_taken_back(*after)) {
      add_links_to(spaces, {space, after->key}, links);
    } else {
      add_links_of(spaces.at(space).index, *after, links);
    }
  }
  return not_asked_yet(spaces, links);
}

}  // namespace chorus::kernel
