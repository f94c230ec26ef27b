#include "tests/support/fake_ports.hpp"

#include "kernel/room/history.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace chorus::test {

using kernel::Commit;
using kernel::Loaded;

void SeededEntropy::fill(std::span<std::byte> bytes) {
  Fuse::burn(fuse);
  for (auto& byte : bytes) byte = static_cast<std::byte>(engine_() & 0xFFU);
}

std::string FakeDigest::of(std::string_view secret) const { return keyed("plain", secret); }

std::string FakeDigest::keyed(std::string_view key, std::string_view text) const {
  std::string result;
  for (int part = 0; part < 4; ++part) {
    std::string salted(key);
    salted.append(1, static_cast<char>('a' + part)).append(text);
    const std::size_t hash = std::hash<std::string>{}(salted);
    for (int digit = 0; digit < 16; ++digit) {
      result += "0123456789abcdef"[(hash >> (digit * 4)) & 0xFU];
    }
  }
  return result;
}

void MemoryStore::commit(Commit commit, std::function<void(Result)> done) {
  Fuse::burn(fuse);
  if (holds) {
    held_.emplace_back(std::move(commit), std::move(done));
    return;
  }
  carry_out(commit, done);
}

void MemoryStore::carry_out(const Commit& commit, const std::function<void(Result)>& done) {
  if (fails) stopped_ = true;
  if (stopped_) return done(Result::failed);
  write(commit);
  done(Result::stored);
}

void MemoryStore::complete() {
  holds = false;
  auto held = std::move(held_);
  held_.clear();
  for (const auto& [commit, done] : held) carry_out(commit, done);
}

Loaded MemoryStore::load() {
  if (fails) throw std::runtime_error("the disk is full");
  stopped_ = false;
  return file_;
}

void MemoryStore::write(const Commit& commit) {
  commits.push_back(commit);
  file_.last_seq = commit.seq;
  auto space = std::find_if(file_.spaces.begin(), file_.spaces.end(),
                            [&](const auto& s) { return s.state.id == commit.space; });
  if (space != file_.spaces.end()) {
    if (commit.state) space->state = *commit.state;
    for (const auto& key : commit.removes) space->records.erase(key);
    for (const auto& record : commit.puts) space->records[record->key] = record;
  }
  if (commit.progress) {
    auto client = std::find_if(file_.clients.begin(), file_.clients.end(),
                               [&](const auto& c) { return c.id == commit.progress->client; });
    if (client == file_.clients.end()) {
      file_.clients.push_back({commit.progress->client, commit.progress->seat, 0, {}});
      client = std::prev(file_.clients.end());
    }
    client->last_k = commit.progress->last_k;
    client->answers.emplace_back(commit.progress->last_k, commit.progress->answer);
  }
  for (const auto& name : commit.cancelled_wakes) {
    std::erase_if(file_.wakes,
                  [&](const auto& w) { return w.space == commit.space && w.name == name; });
  }
  for (const auto& wake : commit.wakes) {
    std::erase_if(file_.wakes,
                  [&](const auto& w) { return w.space == wake.space && w.name == wake.name; });
    file_.wakes.push_back(wake);
  }
  if (commit.undo) file_.undo.push_back(*commit.undo);
  for (const auto& follows : commit.followed_undo) {
    for (auto& entry : file_.undo) {
      if (entry.seq == follows.seq) entry = follows;
    }
  }
  const auto act = kernel::journal_row_of(commit);
  if (!act.command.empty() && !act.things.empty()) file_.acts.push_back(act);
  if (!commit.withdrawn.empty()) {
    for (auto& known : file_.acts) {
      std::erase_if(known.things, [&](const auto& thing) {
        const auto& gone = commit.withdrawn;
        return std::find(gone.begin(), gone.end(), thing) != gone.end();
      });
    }
  }
  file_.withdrawn.insert(file_.withdrawn.end(), commit.withdrawn.begin(), commit.withdrawn.end());
  std::erase_if(file_.undo, [&](const auto& entry) {
    return std::find(commit.dropped_undo.begin(), commit.dropped_undo.end(), entry.seq) !=
           commit.dropped_undo.end();
  });
  for (auto& client : file_.clients) {
    const auto& forgotten = commit.forgotten_answers;
    if (std::find(forgotten.begin(), forgotten.end(), client.id) == forgotten.end()) continue;
    for (auto& [k, answer] : client.answers) answer = kernel::Body();
  }
  if (commit.undone) {
    std::erase_if(file_.undo, [&](const auto& entry) { return entry.seq == *commit.undone; });
  }
  for (const auto& seat : commit.seats) file_.seats.push_back(seat);
  for (const auto& id : commit.ended_seats) {
    std::erase_if(file_.seats, [&](const auto& seat) { return seat.id == id; });
  }
  for (const auto& pass : commit.passes) file_.passes.push_back(pass);
  for (const auto& [name, value] : commit.meta) file_.meta[name] = value;
  if (commit.opens_box) file_.box_keys[commit.space] = *commit.opens_box;
  auto& spent = file_.spent[commit.space];
  if (commit.clears_spent) spent.clear();
  for (const auto& person : commit.unspent) std::erase(spent, person);
  spent.insert(spent.end(), commit.spent.begin(), commit.spent.end());
  for (const auto& ballot : commit.ballots) {
    std::erase_if(file_.ballots,
                  [&](const auto& b) { return b.space == ballot.space && b.key == ballot.key; });
    file_.ballots.push_back(ballot);
  }
  if (commit.destroys_box) {
    file_.box_keys.erase(commit.space);
    std::erase_if(file_.ballots, [&](const auto& b) { return b.space == commit.space; });
  }
}

void RecordingPublisher::published(const kernel::Publication& publication) {
  Fuse::burn(fuse);
  publications.push_back(publication);
  answers.insert(answers.end(), publication.answers.begin(), publication.answers.end());
}

const kernel::Answer* RecordingPublisher::answer_to(const kernel::ClientId& client,
                                                    std::uint64_t k) const {
  const auto found = std::find_if(answers.rbegin(), answers.rend(), [&](const auto& answer) {
    return answer.client == client && answer.k == k;
  });
  return found == answers.rend() ? nullptr : &*found;
}

void FunctionDecider::attach(const kernel::Space& space,
                             const std::vector<kernel::RecordPtr>& ballots) {
  Records& picture = pictures[space.state.id];
  picture = space.records;
  for (const auto& ballot : ballots) picture[ballot->key] = ballot;
}

void FunctionDecider::changed(const kernel::SpaceId& space, const kernel::SpaceState&,
                              const std::vector<kernel::RecordPtr>& puts,
                              const std::vector<kernel::Key>& removes) {
  Fuse::burn(fuse);
  Records& picture = pictures[space];
  for (const auto& key : removes) picture.erase(key);
  for (const auto& record : puts) picture[record->key] = record;
}

void FunctionDecider::decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) {
  Fuse::burn(fuse);
  calls.push_back(call);
  auto decision = rules ? rules(call, pictures[call.space]) : kernel::Decision(kernel::Outputs{});
  if (!holds) return done(std::move(decision));
  held_.push_back([done = std::move(done), decision = std::move(decision)] { done(decision); });
}

void FunctionDecider::complete() {
  holds = false;
  auto held = std::move(held_);
  held_.clear();
  for (const auto& finish : held) finish();
}

const kernel::ActivityType* FixedTypes::find(std::string_view plugin_id) const {
  const auto found = types.find(plugin_id);
  return found == types.end() ? nullptr : &found->second;
}

}  // namespace chorus::test
