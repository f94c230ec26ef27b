#include "bench/memory_file.hpp"

#include "kernel/room/history.hpp"

#include <algorithm>
#include <iterator>

namespace chorus::bench {
namespace {

using kernel::Commit;
using kernel::Loaded;

template <class List, class Value>
bool holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void keep_plan(const Commit& commit, Loaded& file) {
  for (const auto& state : commit.planned) {
    auto space = std::find_if(file.spaces.begin(), file.spaces.end(),
                              [&](const auto& s) { return s.state.id == state.id; });
    if (space == file.spaces.end()) space = file.spaces.insert(space, kernel::Space());
    space->state = state;
  }
  std::erase_if(file.spaces, [&](const auto& s) { return holds(commit.unplanned, s.state.id); });
}

void keep_records(const Commit& commit, Loaded& file) {
  const auto space = std::find_if(file.spaces.begin(), file.spaces.end(),
                                  [&](const auto& s) { return s.state.id == commit.space; });
  if (space == file.spaces.end()) return;
  if (commit.state) space->state = *commit.state;
  for (const auto& touched : commit.touched) {
    if (touched.after) {
      space->records[touched.key()] = touched.after;
    } else {
      space->records.erase(touched.key());
    }
  }
}

void keep_progress(const Commit& commit, Loaded& file) {
  if (commit.progress) {
    auto client = std::find_if(file.clients.begin(), file.clients.end(),
                               [&](const auto& c) { return c.id == commit.progress->client; });
    if (client == file.clients.end()) {
      file.clients.push_back({commit.progress->client, commit.progress->seat, 0, {}});
      client = std::prev(file.clients.end());
    }
    client->last_k = commit.progress->last_k;
    client->answers.emplace_back(commit.progress->last_k, commit.progress->answer);
  }
  for (auto& client : file.clients) {
    if (!holds(commit.forgotten_answers, client.id)) continue;
    for (auto& [k, answer] : client.answers) answer = kernel::Body();
  }
}

void keep_wakes(const Commit& commit, Loaded& file) {
  for (const auto& name : commit.cancelled_wakes) {
    std::erase_if(file.wakes,
                  [&](const auto& w) { return w.space == commit.space && w.name == name; });
  }
  for (const auto& wake : commit.wakes) {
    std::erase_if(file.wakes,
                  [&](const auto& w) { return w.space == wake.space && w.name == wake.name; });
    file.wakes.push_back(wake);
  }
}

void keep_acts(const Commit& commit, Loaded& file) {
  if (commit.undo) file.undo.push_back(*commit.undo);
  for (const auto& follows : commit.followed_undo) {
    for (auto& entry : file.undo) {
      if (entry.seq == follows.seq) entry = follows;
    }
  }
  std::erase_if(file.undo,
                [&](const auto& entry) { return holds(commit.dropped_undo, entry.seq); });
  if (commit.undone) {
    std::erase_if(file.undo, [&](const auto& entry) { return entry.seq == *commit.undone; });
  }
  const auto act = kernel::journal_row_of(commit);
  if (!act.command.empty() && !act.things.empty()) file.acts.push_back(act);
  for (auto& known : file.acts) {
    std::erase_if(known.things, [&](const auto& thing) { return holds(commit.withdrawn, thing); });
  }
}

void keep_seats(const Commit& commit, Loaded& file) {
  for (const auto& seat : commit.seats) file.seats.push_back(seat);
  std::erase_if(file.seats, [&](const auto& seat) { return holds(commit.ended_seats, seat.id); });
  for (const auto& pass : commit.passes) file.passes.push_back(pass);
  for (const auto& [name, value] : commit.meta) file.meta[name] = value;
}

void keep_media(const Commit& commit, Loaded& file) {
  for (const auto& added : commit.media) file.media.push_back(added.medium);
  std::erase_if(file.media,
                [&](const auto& medium) { return holds(commit.erased_media, medium.id); });
}

void keep_box(const Commit& commit, Loaded& file) {
  if (commit.opens_box) file.box_keys[commit.space] = *commit.opens_box;
  auto& spent = file.spent[commit.space];
  if (commit.clears_spent) spent.clear();
  for (const auto& person : commit.unspent) std::erase(spent, person);
  spent.insert(spent.end(), commit.spent.begin(), commit.spent.end());
  for (const auto& ballot : commit.ballots) {
    std::erase_if(file.ballots,
                  [&](const auto& b) { return b.space == ballot.space && b.key == ballot.key; });
    file.ballots.push_back(ballot);
  }
  if (commit.destroys_box) {
    file.box_keys.erase(commit.space);
    std::erase_if(file.ballots, [&](const auto& b) { return b.space == commit.space; });
  }
}

}  // namespace

void carry_out(const Commit& commit, Loaded& file) {
  file.last_seq = commit.seq;
  keep_plan(commit, file);
  keep_records(commit, file);
  keep_progress(commit, file);
  keep_wakes(commit, file);
  keep_acts(commit, file);
  keep_seats(commit, file);
  keep_box(commit, file);
  keep_media(commit, file);
}

}  // namespace chorus::bench
