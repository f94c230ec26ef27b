#pragma once

#include "bench/memory_file.hpp"
#include "kernel/values/ports.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>

// What the kernel needs of the world, as a bench has it: time that stands until told, chance with a
// seed, a file in memory, and nobody to tell but whoever asked.
namespace chorus::bench {

class BenchClock final : public kernel::Clock {
 public:
  kernel::Instant now() const override { return now_; }
  kernel::Instant steady() const override { return steady_; }
  void set(kernel::Instant now) { now_ = now; }
  void pass_to(kernel::Instant now) {
    steady_ += std::max<kernel::Instant>(now - now_, 0);
    now_ = std::max(now_, now);
  }

 private:
  kernel::Instant now_ = 0;
  kernel::Instant steady_ = 0;
};

class BenchChance final : public kernel::Entropy {
 public:
  void seed(std::uint64_t seed) { engine_.seed(seed); }
  void fill(std::span<std::byte> bytes) override {
    for (auto& byte : bytes) byte = static_cast<std::byte>(engine_() & 0xFFU);
  }

 private:
  std::mt19937_64 engine_;
};

// Guards nothing: here it has only to tell texts apart.
class BenchDigest final : public kernel::Digest {
 public:
  std::string of(std::string_view secret) const override { return keyed("plain", secret); }
  std::string keyed(std::string_view key, std::string_view text) const override {
    std::string digits;
    for (int part = 0; part < 4; ++part) {
      std::string salted(key);
      salted.append(1, static_cast<char>('a' + part)).append(text);
      const std::size_t hash = std::hash<std::string>{}(salted);
      for (int digit = 0; digit < 16; ++digit) {
        digits += "0123456789abcdef"[(hash >> (digit * 4)) & 0xFU];
      }
    }
    return digits;
  }
};

class BenchStore final : public kernel::Store {
 public:
  void commit(kernel::Commit commit, std::function<void(Result)> done) override {
    carry_out(commit, file);
    done(Result::stored);
  }
  kernel::Loaded load() override { return file; }
  // Rules never see what is in a photo or a sound.
  void read_medium(const kernel::MediumId&,
                   std::function<void(kernel::MediumBytes)> done) override {
    done(nullptr);
  }

  kernel::Loaded file;
};

class BenchPublisher final : public kernel::Publisher {
 public:
  void published(const kernel::Publication& publication) override {
    for (const auto& answer : publication.answers) on_answer(answer);
  }
  void answered(const kernel::Answer& answer) override { on_answer(answer); }
  void sheet_changed() override {}
  void presence_changed() override {}
  void moved(const std::vector<kernel::PersonId>&) override {}
  void noticed(const kernel::Notice& notice) override { on_notice(notice); }
  void seat_ended(const kernel::SeatId&) override {}
  void storage_failed() override {}

  std::function<void(const kernel::Answer&)> on_answer;
  std::function<void(const kernel::Notice&)> on_notice;
};

}  // namespace chorus::bench
