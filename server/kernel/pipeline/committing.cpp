#include "kernel/pipeline/committing.hpp"

#include "kernel/commands/core_command.hpp"
#include "kernel/commands/media_keeping.hpp"
#include "kernel/commands/recall.hpp"
#include "kernel/commands/seating.hpp"
#include "kernel/commands/undo.hpp"
#include "kernel/room/consents.hpp"
#include "kernel/room/history.hpp"
#include "kernel/room/plan.hpp"
#include "kernel/room/sitting.hpp"
#include "kernel/room/taken_in.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/ports.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace chorus::kernel {
namespace {

using Stage = Recovery::Stage;

bool changes_nothing(const ChangeSet& changes) {
  return changes.touched.empty() && !changes.state && changes.wakes.empty() &&
         changes.cancelled_wakes.empty() && changes.ballots.empty() && changes.passes.empty() &&
         changes.seats.empty() && changes.meta.empty() && !changes.undone &&
         changes.withdrawn.empty() && changes.dropped_undo.empty() && !changes.opens_box &&
         !changes.clears_spent && changes.erased_media.empty() && changes.notices.empty();
}

bool leaves_tombstones(const ChangeSet& changes) {
  return std::any_of(changes.touched.begin(), changes.touched.end(), [](const Touched& touched) {
    return touched.after && touched.after->gate == Gate::withdrawn;
  });
}

std::vector<Key> keys_of_dead_ballots(const LiveSpace& live, const ChangeSet& changes) {
  std::vector<Key> keys;
  if (!changes.destroys_box) return keys;
  for (const auto& [key, ballot] : live.ballots) keys.push_back(key);
  return keys;
}

// Each voter's page knows its own sealed choice by this key.
std::vector<Key> own_keys_of_dead_ballots(const LiveSpace& live) {
  std::set<Key> gone;
  for (const auto& [key, ballot] : live.ballots) gone.insert(own_key(key));
  return {gone.begin(), gone.end()};
}

// What decides there has to learn of it: a new part, or one that is set otherwise.
std::vector<SpaceId> spaces_set_anew(const std::map<SpaceId, LiveSpace>& spaces,
                                     const Commit& commit) {
  std::vector<SpaceId> set_anew;
  for (const auto& state : commit.planned) {
    const auto known = spaces.find(state.id);
    const bool is_as_it_was = known != spaces.end() && !known->second.space.state.gone &&
                              known->second.space.state.settings == state.settings;
    if (!is_as_it_was) set_anew.push_back(state.id);
  }
  return set_anew;
}

// As they were, of those that take in from others than before.
std::vector<SpaceState> choosing_anew(const std::map<SpaceId, LiveSpace>& spaces,
                                      const Commit& commit) {
  std::vector<SpaceState> before;
  for (const auto& state : commit.planned) {
    const auto known = spaces.find(state.id);
    if (known == spaces.end() || known->second.space.state.takes_from == state.takes_from) continue;
    before.push_back(known->second.space.state);
  }
  return before;
}

// What was there before its space was shown reaches those that take it in together with it.
Publication with_all_of(const Space& space, Publication publication) {
  std::set<Key> told;
  for (const auto& touched : publication.touched) {
    told.insert(touched.key());
  }
  for (const auto& [key, record] : space.records) {
    if (!told.contains(key)) publication.touched.push_back({record, record});
  }
  return publication;
}

}  // namespace

Committing::Committing(RoomState& room, CommandQueues& queues, Recovery& recovery,
                       DeciderFeed& feed)
    : room_(room), queues_(queues), recovery_(recovery), feed_(feed) {}

void Committing::refuse(const Work& work, Rejection rejection) {
  if (work.wake) {
    // The wake is used up all the same, or it would fire for ever.
    return finish(work, room_.at(work.command.space), ChangeSet());
  }
  if (work.prepares) {
    // What cannot be prepared cannot be opened: the opening that waits gets the same words.
    const auto opening = queues_.pop_front(work.command.space);
    if (opening) refuse(*opening, std::move(rejection));
    return;
  }
  if (work.has_client()) turn_away(work.command, std::move(rejection));
  queues_.space_is_free(work.command.space);
  if (work.has_client()) queues_.client_is_free(work.command.client);
}

void Committing::turn_away(const Command& command, Rejection rejection) {
  const Answer answer{command.client, command.k, std::move(rejection)};
  room_.remember(answer);
  room_.ports.publisher.answered(answer);
}

void Committing::finish(const Work& work, LiveSpace& live, ChangeSet changes) {
  if (live.space.state.gone && !work.wake) return refuse(work, core_rejection("not_here"));
  if (work.wake) changes.cancelled_wakes.push_back(work.wake->name);
  if (changes_nothing(changes)) return answer_unchanged(work, changes);
  recovery_.guarded(Stage::applying, work, [&] { apply(work, live, std::move(changes)); });
}

void Committing::answer_unchanged(const Work& work, const ChangeSet& changes) {
  if (work.has_client()) {
    const Answer answer{work.command.client, work.command.k, changes.answer};
    if (!changes.answer_once) room_.remember(answer);
    room_.ports.publisher.answered(answer);
  }
  queues_.space_is_free(work.command.space);
  if (work.has_client()) queues_.client_is_free(work.command.client);
}

void Committing::apply(const Work& work, LiveSpace& live, ChangeSet changes) {
  Commit commit = commit_of(work, live, changes);
  keep_in_memory(commit);
  leave_out_hasty_nudges(commit.space, changes);
  Publication publication = publication_of(work, live, commit, changes);
  const std::vector<Key> dead_ballots = keys_of_dead_ballots(live, changes);
  const std::vector<SpaceId> set_anew = spaces_set_anew(room_.pending, commit);
  const std::vector<SpaceState> choosing = choosing_anew(room_.pending, commit);
  apply_commit(room_.pending, commit);
  feed_.tell(commit, dead_ballots);
  for (const auto& space : set_anew) feed_.attach(room_.at(space));
  for (const auto& before : choosing) feed_.tell_choice(before);
  for (const auto& space : commit.unplanned) room_.ports.decider.detach(space);
  const std::uint64_t epoch = recovery_.epoch();
  store(work, std::move(commit), std::move(publication));
  if (epoch != recovery_.epoch()) return;
  const bool is_taken_back = leaves_tombstones(changes);
  if (may_change_seating(room_, work.command.space, changes)) note_seating();
  queues_.space_is_free(work.command.space);
  if (epoch != recovery_.epoch()) return;
  if (changes.undone || is_taken_back) {
    note_reviews(missing_reviews(room_.pending, work.command.space, changes.touched));
  }
  if (is_taken_back || changes_consents(changes)) note_recalls();
}

Commit Committing::commit_of(const Work& work, LiveSpace& live, const ChangeSet& changes) {
  Commit commit;
  static_cast<Change&>(commit) = changes;
  commit.seq = room_.next_seq++;
  commit.space = live.space.state.id;
  commit.at = room_.ports.clock.now();
  name_in_journal(commit, work.command, work.wake.has_value(), changes);
  // Decided while the plan said otherwise: what the plan says now stands.
  if (commit.state) keep_plan(*commit.state, live.space.state);
  const auto taken_back = media_taken_back(room_, live.space, changes);
  commit.erased_media.insert(commit.erased_media.begin(), taken_back.begin(), taken_back.end());
  if (work.has_client()) {
    commit.progress = ClientProgress{work.command.client, room_.clients[work.command.client].seat,
                                     work.command.k, changes.answer_once ? Body() : changes.answer};
  }
  if (changes.state && !changes.undoable && !changes.undone) {
    // A step that cannot be taken back stands on the steps before it: neither can they.
    for (const auto& entry : room_.undo[commit.space]) {
      if (entry.state_before) commit.dropped_undo.push_back(entry.seq);
    }
  }
  if (changes.undoable) {
    commit.undo = undo_entry(changes, live, work.command, commit.at);
    commit.undo->seq = commit.seq;
  }
  return commit;
}

void Committing::keep_in_memory(const Commit& commit) {
  room_.keep_undo(commit);
  for (const auto& client : commit.forgotten_answers) room_.forget_answers_of(client);
  for (const auto& medium : commit.erased_media) room_.media.remove(medium);
  for (const auto& name : commit.cancelled_wakes) room_.wakes.cancel(commit.space, name);
  for (const auto& wake : commit.wakes) room_.wakes.keep(wake);
}

void Committing::leave_out_hasty_nudges(const SpaceId& space, ChangeSet& changes) {
  const Instant now = room_.ports.clock.now();
  std::erase_if(nudged_,
                [&](const auto& nudge) { return now - nudge.second >= limits::k_nudges_apart_ms; });
  std::erase_if(changes.notices, [&](const Notice& notice) {
    return notice.called && !nudged_.emplace(space, now).second;
  });
}

Publication Committing::publication_of(const Work& work, const LiveSpace& live,
                                       const Commit& commit, const ChangeSet& changes) const {
  Publication publication;
  publication.space = commit.space;
  publication.touched = changes.touched;
  publication.state = commit.state;
  publication.notices = changes.notices;
  for (const auto& ballot : commit.ballots) {
    const bool own = ballot.mark == live.mark_of(work.command.actor.person, room_.ports.digest);
    if (own) {
      publication.own_ballots.emplace_back(work.command.actor.person,
                                           own_copy(ballot, work.command.actor.person));
    }
  }
  if (commit.destroys_box) publication.ballots_gone = own_keys_of_dead_ballots(live);
  if (work.has_client()) {
    publication.answers.push_back({work.command.client, work.command.k, changes.answer});
  }
  return publication;
}

// What is told once it is durable waits in one place, however often the completion is handed on.
struct Committing::Stored {
  Work work;
  Commit commit;
  Publication publication;
};

void Committing::store(const Work& work, Commit commit, Publication publication) {
  const std::uint64_t epoch = recovery_.epoch();
  const auto kept = std::make_shared<const Stored>(Stored{work, commit, std::move(publication)});
  room_.ports.store.commit(std::move(commit), [this, epoch, kept](Store::Result result) {
    if (epoch != recovery_.epoch()) return;
    if (result == Store::Result::failed) return recovery_.storage_failed();
    const Work& done = kept->work;
    recovery_.guarded(Stage::applying, done, [&] { stored(kept->commit, kept->publication); });
    if (done.has_client()) queues_.client_is_free(done.command.client);
  });
}

void Committing::stored(const Commit& commit, const Publication& publication) {
  const SpaceState& state = room_.durable[commit.space].space.state;
  const Phase phase_before = state.phase;
  const bool took_in_nothing = room_.type_of(state) == nullptr;
  const std::vector<SpaceState> choosing = choosing_anew(room_.durable, commit);
  apply_commit(room_.durable, commit);
  room_.history.keep(journal_row_of(commit));
  room_.history.forget(commit.withdrawn);
  if (!commit.withdrawn.empty() && room_.ports.left != nullptr) room_.ports.left->taken_back();
  keep_in_identity(commit);
  if (commit.progress) {
    room_.remember({commit.progress->client, commit.progress->last_k, commit.progress->answer});
  }
  publish(commit, publication, phase_before);
  for (const auto& before : choosing) publish_choice(before);
  if (took_in_nothing) publish_taken_in(commit.space);
}

void Committing::keep_in_identity(const Commit& commit) {
  for (const auto& seat : commit.seats) room_.identity.keep(seat);
  for (const auto& pass : commit.passes) room_.identity.keep(pass);
  std::map<std::string, std::string> meta(commit.meta.begin(), commit.meta.end());
  if (!meta.contains("join_code") || !meta.contains("join_token")) return;
  room_.identity.set_join_secrets(meta["join_code"], meta["join_token"]);
  if (on_join_changed) on_join_changed();
}

void Committing::publish(const Commit& commit, const Publication& publication, Phase before) {
  room_.ports.publisher.published(publication);
  room_.ports.publisher.presence_changed();  // who said something, or who they are
  publish_to_takers(publication, before);
  const auto persons = persons_moved(room_.durable, publication);
  if (!persons.empty()) room_.ports.publisher.moved(persons);
  for (const auto& notice : publication.notices) room_.ports.publisher.noticed(notice);
  room_.stand_by_what_is_missing();
  const bool wall_may_differ = commit.space == k_inquiry_space && !commit.touched.empty();
  // A lead may have done what must come before an activity opens.
  const bool lead_acted = !commit.lead.empty();
  if (commit.state || wall_may_differ || lead_acted) room_.ports.publisher.sheet_changed();
}

void Committing::publish_to_takers(const Publication& publication, Phase before) {
  const Space& from = room_.find_durable(publication.space)->space;
  const bool is_shown_now = !is_shown_to_all(before) && is_shown_to_all(from.state.phase);
  std::optional<Publication> whole;
  if (is_shown_now) whole = with_all_of(from, publication);
  for (const auto& [id, live] : room_.durable) {
    const ActivityType* type = room_.type_of(live.space.state);
    if (!type || type->takes_in.empty()) continue;
    const Taker into{live.space.state, *type};
    if (!takes_from(into, publication.space)) continue;
    const Publication part =
        as_taken_in(whole ? *whole : publication, into, before, from.state.phase);
    if (!part.touched.empty()) room_.ports.publisher.published(part);
  }
}

void Committing::publish_choice(const SpaceState& before) {
  const SpaceState& state = room_.find_durable(before.id)->space.state;
  const ActivityType* type = room_.type_of(state);
  if (!type) return;
  const Publication part = chosen_anew(room_.durable, before, {state, *type});
  if (!part.touched.empty()) room_.ports.publisher.published(part);
}

void Committing::publish_taken_in(const SpaceId& into) {
  SpaceState before = room_.find_durable(into)->space.state;
  before.takes_from.emplace();
  publish_choice(before);
}

void Committing::answer_again(const Command& command) {
  const ClientState& state = room_.clients[command.client];
  for (const auto& [k, outcome] : state.answers) {
    if (k == command.k) return room_.ports.publisher.answered({command.client, k, outcome});
  }
  // Not kept: it never came in its turn, or so long ago that 32 later ones have been answered, or
  // it was refused before a restart.
  const bool is_late = state.has_passed_over(command.k);
  room_.ports.publisher.answered(
      {command.client, command.k, core_rejection(is_late ? "out_of_order" : "answered_before")});
}

// What leans on something withdrawn is a person's to look at, never changed by itself.
void Committing::note_reviews(const std::vector<Review>& missing) {
  LiveSpace* inquiry = room_.find(k_inquiry_space);
  if (!inquiry || missing.empty()) return;
  ChangeSet changes;
  for (const auto& review : missing) {
    Record record;
    record.key = Key("review/" + random_id(room_.ports.entropy));
    record.type = "review";
    record.audience = Audience({"facilitators"});
    record.body = Body(nlohmann::json{{"of", text_of(review.of, k_inquiry_space)},
                                      {"because", text_of(review.because, k_inquiry_space)},
                                      {"at", room_.ports.clock.now()}}
                           .dump());
    changes.put(inquiry->space, std::move(record));
  }
  own_doing("core.note_reviews", std::move(changes));
}

// Behind whatever waits in the inquiry's own space.
void Committing::note_seating() {
  if (!room_.find(k_inquiry_space)) return;
  Work work;
  work.command.space = k_inquiry_space;
  work.command.name = k_note_seating;
  queues_.push(std::move(work));
}

// A paper that left cannot be taken back by a program: the leads are asked to.
void Committing::note_recalls() {
  LiveSpace* inquiry = room_.find(k_inquiry_space);
  if (!inquiry || room_.ports.left == nullptr) return;
  ChangeSet changes;
  for (const auto& recall : missing_recalls(room_.pending, room_.ports.left->papers())) {
    Record record;
    record.key = recall.open ? *recall.open : Key("recall/" + random_id(room_.ports.entropy));
    record.type = "recall";
    record.audience = Audience({"facilitators"});
    nlohmann::json body{{"issued_at", recall.paper.at},
                        {"purpose", recall.paper.purpose},
                        {"format", recall.paper.format},
                        {"things", recall.things},
                        {"at", room_.ports.clock.now()}};
    if (recall.paper.issue > 0) body["issue"] = recall.paper.issue;
    record.body = Body(body.dump());
    changes.put(inquiry->space, std::move(record));
  }
  if (changes.touched.empty()) return;
  own_doing("core.note_recalls", std::move(changes));
}

void Committing::own_doing(const char* name, ChangeSet changes) {
  Work work;
  work.command.space = k_inquiry_space;
  work.command.name = name;
  if (recovery_.is_barred(work)) return;
  finish(work, room_.at(k_inquiry_space), std::move(changes));
}

}  // namespace chorus::kernel
