#pragma once

#include "host/timers.hpp"
#include "kernel/values/kept_promise.hpp"
#include "kernel/values/ports.hpp"
#include "net/loop/event_loop.hpp"
#include "net/loop/plugin_channel.hpp"
#include "platform/secrets.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

// What a room of a trial stands in: a clock that moves when told, timers for whoever waits less
// long, no file, and somebody who listens.
namespace chorus::conformance {

constexpr kernel::Instant k_some_evening = 1'800'000'000'000;
inline const kernel::SpaceId k_activity{"trial"};

class TrialClock final : public kernel::Clock {
 public:
  kernel::Instant now() const override { return now_; }
  kernel::Instant steady() const override { return now_; }
  void pass_to(kernel::Instant instant) { now_ = std::max(now_, instant); }

 private:
  kernel::Instant now_ = k_some_evening;
};

// The timers of the program, for whoever waits less long.
class ImpatientTimers final : public host::Timers {
 public:
  ImpatientTimers(net::EventLoop& loop, std::chrono::milliseconds patience)
      : real_(loop), patience_(patience) {}
  std::unique_ptr<host::Timer> after(std::chrono::milliseconds delay,
                                     std::function<void()> then) override {
    return real_.after(std::min(delay, patience_), std::move(then));
  }
  std::chrono::milliseconds now() const override { return real_.now(); }

 private:
  net::HostTimers real_;
  std::chrono::milliseconds patience_;
};

class TrialDigest final : public kernel::Digest {
 public:
  std::string of(std::string_view secret) const override { return platform::digest(secret); }
  std::string keyed(std::string_view key, std::string_view text) const override {
    return platform::keyed_digest(key, text);
  }
};

// Nothing of a trial is worth keeping.
class NoFile final : public kernel::Store {
 public:
  explicit NoFile(kernel::Loaded at_first) : at_first_(std::move(at_first)) {}
  void commit(kernel::Commit, std::function<void(Result)> done) override { done(Result::stored); }
  kernel::Loaded load() override { return at_first_; }
  void read_medium(const kernel::MediumId&,
                   std::function<void(kernel::MediumBytes)> done) override {
    done(nullptr);
  }

 private:
  kernel::Loaded at_first_;
};

class Listener final : public kernel::Publisher {
 public:
  std::function<void(const kernel::Answer&)> on_answer;
  std::function<void(const kernel::Notice&)> on_notice;

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
};

// With a promise, so that the activity may open.
inline kernel::Loaded empty_inquiry(const std::string& plugin) {
  kernel::Loaded loaded;
  kernel::Space inquiry;
  inquiry.state.id = kernel::k_inquiry_space;
  const auto promise = kernel::kept_promise();
  inquiry.records[promise->key] = promise;
  kernel::Space activity;
  activity.state.id = k_activity;
  activity.state.plugin_id = plugin;
  activity.state.title = plugin;
  loaded.spaces = {inquiry, activity};
  loaded.meta = {{"join_code", "K7QM2X"}, {"join_token", "trial"}};
  return loaded;
}

}  // namespace chorus::conformance
