#pragma once

#include "kernel/values/ports.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

// The kernel's ports as tests want them: time stands still until told, chance has a seed, the file
// is a vector, and the decider is a function.
namespace chorus::test {

// A fault of the program itself: the n-th call of any port from now on throws, once.
class Fuse {
 public:
  void blow_at(int call) { left_ = call; }
  void mend() { left_ = 0; }
  bool is_blown() const { return is_blown_; }
  void burn() {
    if (left_ == 0 || --left_ > 0) return;
    is_blown_ = true;
    throw std::runtime_error("a fuse has blown");
  }
  static void burn(Fuse* fuse) {
    if (fuse) fuse->burn();
  }

 private:
  int left_ = 0;
  bool is_blown_ = false;
};

class FakeClock : public kernel::Clock {
 public:
  kernel::Instant now() const override {
    Fuse::burn(fuse);
    return now_;
  }
  kernel::Instant steady() const override { return steady_; }
  void pass(kernel::Instant ms) {
    now_ += ms;
    steady_ += ms;
  }
  void set_back(kernel::Instant ms) { now_ -= ms; }

  Fuse* fuse = nullptr;

 private:
  kernel::Instant now_ = 1'800'000'000'000;
  kernel::Instant steady_ = 1'000'000;
};

class SeededEntropy : public kernel::Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : engine_(seed) {}
  void fill(std::span<std::byte> bytes) override;

  Fuse* fuse = nullptr;

 private:
  std::mt19937_64 engine_;
};

// Not a hash for the world, but one-way enough for a test to search by.
class FakeDigest : public kernel::Digest {
 public:
  std::string of(std::string_view secret) const override;
  std::string keyed(std::string_view key, std::string_view text) const override;
};

// Keeps commits as the file would. `fails` makes the next commits fail until load(); `holds` keeps
// completions back until complete().
class MemoryStore : public kernel::Store {
 public:
  void commit(kernel::Commit commit, std::function<void(Result)> done) override;
  kernel::Loaded load() override;
  void read_medium(const kernel::MediumId& id,
                   std::function<void(kernel::MediumBytes)> done) override;

  void keep(kernel::Loaded loaded) { file_ = std::move(loaded); }
  void complete();
  const kernel::Loaded& file() const { return file_; }
  // What a list beside the file would say; a file put back from before does not know of it.
  const std::vector<kernel::Ref>& taken_back() const { return taken_back_; }

  bool holds = false;
  bool fails = false;
  std::vector<kernel::Commit> commits;
  Fuse* fuse = nullptr;

 private:
  void carry_out(const kernel::Commit& commit, const std::function<void(Result)>& done);
  void write(const kernel::Commit& commit);
  kernel::Loaded file_;
  std::vector<kernel::Ref> taken_back_;
  std::map<kernel::MediumId, kernel::MediumBytes> media_;
  bool stopped_ = false;
  std::deque<std::pair<kernel::Commit, std::function<void(Result)>>> held_;
};

class RecordingPublisher : public kernel::Publisher {
 public:
  void published(const kernel::Publication& publication) override;
  void answered(const kernel::Answer& answer) override {
    Fuse::burn(fuse);
    answers.push_back(answer);
  }
  void sheet_changed() override {
    Fuse::burn(fuse);
    ++sheets;
  }
  void presence_changed() override {}
  void moved(const std::vector<kernel::PersonId>& persons) override {
    Fuse::burn(fuse);
    moved_persons = persons;
    if (on_moved) on_moved(persons);
  }
  void noticed(const kernel::Notice& notice) override {
    Fuse::burn(fuse);
    notices.push_back(notice);
  }
  void seat_ended(const kernel::SeatId& seat) override {
    Fuse::burn(fuse);
    ended_seats.push_back(seat);
  }
  void storage_failed() override { ++failures; }

  const kernel::Answer* answer_to(const kernel::ClientId& client, std::uint64_t k) const;

  std::vector<kernel::Publication> publications;
  std::vector<kernel::PersonId> moved_persons;  // the last time that anybody did
  std::function<void(const std::vector<kernel::PersonId>&)> on_moved;
  std::deque<kernel::Answer> answers;  // answer_to() points into it
  std::vector<kernel::Notice> notices;
  std::vector<kernel::SeatId> ended_seats;
  int sheets = 0;
  int failures = 0;
  Fuse* fuse = nullptr;
};

// Keeps the picture a plugin host would keep, and asks `rules` with it. `holds` keeps what was
// decided back until complete().
class FunctionDecider : public kernel::Decider {
 public:
  using Records = std::map<kernel::Key, kernel::RecordPtr>;
  using Rules = std::function<kernel::Decision(const kernel::Call&, const Records&)>;

  void attach(const kernel::Space& space, const std::vector<kernel::RecordPtr>& ballots) override;
  void detach(const kernel::SpaceId& space) override { pictures.erase(space); }
  void changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
               const std::vector<kernel::RecordPtr>& puts,
               const std::vector<kernel::Key>& removes) override;
  void decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) override;
  void try_again(const kernel::SpaceId& space) override { tried_again.push_back(space); }
  void complete();

  Rules rules;
  bool holds = false;
  std::vector<kernel::SpaceId> tried_again;
  std::map<kernel::SpaceId, Records> pictures;
  std::vector<kernel::Call> calls;
  Fuse* fuse = nullptr;

 private:
  std::vector<std::function<void()>> held_;
};

// Papers as a test says they left.
class KeptRegister : public kernel::Register {
 public:
  const std::vector<kernel::IssuedPaper>& papers() override { return issued; }
  void taken_back() override { ++withdrawals; }

  std::vector<kernel::IssuedPaper> issued;
  int withdrawals = 0;
};

class FixedTypes : public kernel::ActivityTypes {
 public:
  const kernel::ActivityType* find(std::string_view plugin_id) const override;
  std::optional<kernel::SettingsFault> settings_fault(std::string_view plugin_id,
                                                      const kernel::Body& settings) const override;
  std::map<std::string, kernel::ActivityType, std::less<>> types;
  std::string refused_setting;  // every type knows all settings but this one
};

// Every body is sound, unless a type or command is named as unsound.
class LenientSchemas : public kernel::Schemas {
 public:
  std::optional<std::string> args_fault(std::string_view, std::string_view command,
                                        const kernel::Body&) const override {
    return fault(command);
  }
  std::optional<std::string> record_fault(std::string_view, std::string_view type,
                                          const kernel::Body&) const override {
    return fault(type);
  }
  std::optional<std::string> core_args_fault(std::string_view command,
                                             const kernel::Body&) const override {
    return fault(command);
  }
  std::optional<std::string> core_record_fault(std::string_view kind,
                                               const kernel::Body&) const override {
    return fault(kind);
  }

  std::set<std::string, std::less<>> unsound;
  Fuse* fuse = nullptr;

 private:
  std::optional<std::string> fault(std::string_view name) const {
    Fuse::burn(fuse);
    return unsound.contains(name) ? std::optional<std::string>("does not fit") : std::nullopt;
  }
};

}  // namespace chorus::test
