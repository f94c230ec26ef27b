#include "tests/support/fake_ports.hpp"

#include "bench/memory_file.hpp"

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

void MemoryStore::read_medium(const kernel::MediumId& id,
                              std::function<void(kernel::MediumBytes)> done) {
  const auto found = media_.find(id);
  done(found == media_.end() ? nullptr : found->second);
}

void MemoryStore::write(const Commit& commit) {
  commits.push_back(commit);
  for (const auto& added : commit.media) media_[added.medium.id] = added.bytes;
  for (const auto& id : commit.erased_media) media_.erase(id);
  bench::carry_out(commit, file_);
  taken_back_.insert(taken_back_.end(), commit.withdrawn.begin(), commit.withdrawn.end());
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

std::optional<kernel::SettingsFault> FixedTypes::settings_fault(
    std::string_view, const kernel::Body& settings) const {
  const bool is_refused = !refused_setting.empty() &&
                          settings.text().find('"' + refused_setting + '"') != std::string::npos;
  if (!is_refused) return std::nullopt;
  return kernel::SettingsFault{refused_setting, "unknown"};
}

}  // namespace chorus::test
