#include "tests/storage/sealed_story.hpp"

#include "tests/storage/store_fixture.hpp"

#include <random>
#include <string>

namespace chorus::test {
namespace {

constexpr std::uint64_t k_vote_length = 25;
constexpr std::uint64_t k_voters = 5;

std::string random_key(std::mt19937_64& chance) {
  std::string key;
  for (int at = 0; at < 32; ++at) key += static_cast<char>(chance() & 0xFFU);
  return key;
}

void vote(kernel::Commit& commit, std::uint64_t place, std::mt19937_64& chance) {
  commit.space = k_vote;
  kernel::SpaceState state;
  state.id = k_vote;
  state.plugin_id = "energy-vote";
  state.position = 2;
  if (place == 0) {
    commit.opens_box = random_key(chance);
    commit.clears_spent = true;
    state.phase = kernel::Phase::open;
    state.sealed = true;
    commit.state = state;
  } else if (place == k_vote_length - 1) {
    commit.destroys_box = true;
    state.phase = kernel::Phase::closed;
    commit.state = state;
  } else {
    const std::string voter = "voter-" + std::to_string(chance() % k_voters);
    commit.journal_keys = false;
    commit.ballots = {ballot(voter, std::to_string(chance()))};
    commit.spent = {kernel::PersonId(voter)};
  }
}

void talk(kernel::Commit& commit, std::mt19937_64& chance) {
  const std::string key = "story/" + std::to_string(chance() % 50);
  commit.keep({record(k_talk, key, "{\"n\":" + std::to_string(chance()) + "}", commit.seq)});
  commit.drop({kernel::Key("note/" + std::to_string(chance() % 50))});
  if (chance() % 3 == 0) {
    commit.wakes = {{k_talk, "wake-" + std::to_string(chance() % 4), 5, kernel::Body()}};
    commit.cancelled_wakes = {"wake-" + std::to_string(chance() % 4)};
  }
  if (chance() % 50 == 0) {
    // Larger than a page or two, so that a write can be cut in its middle.
    commit.keep(
        {record(k_talk, "note/long", "{\"t\":\"" + std::string(30'000, 'x') + "\"}", commit.seq)});
  }
}

}  // namespace

kernel::Commit story_commit(std::uint64_t seed, std::uint64_t seq) {
  std::mt19937_64 chance(seed * 1'000'003 + seq);
  kernel::Commit commit = commit_in(k_talk, seq);
  // Three quarters of every hundred commits are one vote after another. The first hundred are talk:
  // the story may start in the middle of them, and a vote has to start with its opening.
  const std::uint64_t place = seq % 100;
  if (seq >= 100 && place < 75) {
    vote(commit, place % k_vote_length, chance);
  } else {
    talk(commit, chance);
  }
  const kernel::ClientId client("tab-" + std::to_string(seq % 7));
  commit.progress = {client, kernel::SeatId("seat"), seq, kernel::Body()};
  return commit;
}

}  // namespace chorus::test
