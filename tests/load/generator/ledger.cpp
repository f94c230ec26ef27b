#include "tests/load/generator/ledger.hpp"

namespace chorus::load {
namespace {

constexpr std::size_t k_word_bits = 64;

bool bit(const std::vector<std::uint64_t>& bits, std::size_t at) {
  return (bits[at / k_word_bits] >> (at % k_word_bits) & 1) != 0;
}

}  // namespace

Ledger::Ledger(std::size_t phones, std::size_t speakers, bool answered)
    : phones_(phones),
      answers_(answered),
      awaited_(phones, false),
      posts_(speakers),
      open_(speakers, 0) {}

void Ledger::await(std::size_t phone) {
  readers_ += awaited_[phone] ? 0 : 1;
  awaited_[phone] = true;
}

std::uint64_t Ledger::say(std::size_t speaker, Time due, std::size_t stage) {
  Post post;
  post.due = due;
  post.stage = stage;
  post.seen.assign((phones_ + k_word_bits - 1) / k_word_bits, 0);
  posts_[speaker].push_back(std::move(post));
  ++running_.said;
  running_.expected += readers_;
  if (answers_) ++open_[speaker];
  return posts_[speaker].size() - 1;
}

Ledger::Post* Ledger::find(std::size_t speaker, std::uint64_t number) {
  if (speaker < posts_.size() && number < posts_[speaker].size()) return &posts_[speaker][number];
  ++running_.unknown;
  return nullptr;
}

const Ledger::Post* Ledger::reach(std::size_t phone, std::size_t speaker, std::uint64_t number) {
  Post* post = find(speaker, number);
  if (post == nullptr || !awaited_[phone]) return nullptr;
  if (!take(*post, phone)) {
    ++running_.doubled;
    return nullptr;
  }
  ++running_.reached;
  return post;
}

// False: this phone has it, or has had a later one in its place.
bool Ledger::take(Post& post, std::size_t phone) const {
  if (post.seen.empty() || bit(post.seen, phone)) return false;
  post.seen[phone / k_word_bits] |= std::uint64_t{1} << (phone % k_word_bits);
  if (++post.done == readers_) std::vector<std::uint64_t>().swap(post.seen);
  return true;
}

const Ledger::Post* Ledger::tell_anew(std::size_t phone, std::size_t speaker,
                                      std::uint64_t number) {
  const Post* post = find(speaker, number);
  if (post == nullptr || !awaited_[phone]) return nullptr;
  auto& replaced_to = replaced_to_[{phone, speaker}];
  for (; replaced_to < number; ++replaced_to) {
    if (take(posts_[speaker][replaced_to], phone)) ++running_.replaced;
  }
  // A snapshot also holds what was told before.
  return post->seen.empty() || bit(post->seen, phone) ? nullptr : reach(phone, speaker, number);
}

const Ledger::Post* Ledger::answer(std::size_t speaker, std::uint64_t number, bool refused) {
  Post* post = find(speaker, number);
  if (post == nullptr) return nullptr;
  if (post->answered || post->refused) {
    ++running_.doubled;
    return nullptr;
  }
  --open_[speaker];
  if (refused) {
    post->refused = true;
    ++running_.refused;
    running_.expected -= readers_;
  } else {
    post->answered = true;
    ++running_.answered;
  }
  return post;
}

bool Ledger::all_done() const {
  return running_.reached + running_.replaced >= running_.expected &&
         (!answers_ || running_.answered + running_.refused == running_.said);
}

Ledger::Counts Ledger::counts() const {
  Counts counts = running_;
  const auto told = counts.reached + counts.replaced;
  counts.missing = counts.expected > told ? counts.expected - told : 0;
  if (answers_) counts.unanswered = counts.said - counts.answered - counts.refused;
  return counts;
}

}  // namespace chorus::load
