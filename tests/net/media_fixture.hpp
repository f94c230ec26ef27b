#pragma once

#include "net/admission/media_desk.hpp"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace chorus::test {

// A desk that keeps in memory what it is told, and makes of a file what a test says.
class MemoryMediaDesk final : public net::MediaDesk {
 public:
  std::optional<kernel::Rejection> refusal(const kernel::SeatId&) const override {
    return is_full ? std::optional(kernel::core_rejection("media_full")) : std::nullopt;
  }
  void clean(std::string file, std::function<void(media::CleaningResult)> done) override {
    files.push_back(file);
    if (holds) {
      held.push_back(std::move(done));
    } else {
      done(outcome.value_or(media::Cleaned{"image/jpeg", std::move(file), 40, 30}));
    }
  }
  void keep(const kernel::SeatId& seat, media::Cleaned cleaned,
            std::function<void(Kept)> done) override {
    if (!can_save) return done(kernel::core_rejection("storage_trouble"));
    kernel::Medium medium;
    medium.id = kernel::MediumId("medium-" + std::to_string(kept.size()));
    medium.content_type = cleaned.content_type;
    medium.width = cleaned.width;
    medium.height = cleaned.height;
    medium.seconds = cleaned.seconds;
    kept[medium.id] = {medium, seat, std::move(cleaned.bytes)};
    done(medium);
  }
  const kernel::Medium* find(const kernel::MediumId& id,
                             const kernel::SeatId& seat) const override {
    const auto found = kept.find(id);
    return found != kept.end() && found->second.seat == seat ? &found->second.medium : nullptr;
  }
  void read(const kernel::MediumId& id, std::function<void(kernel::MediumBytes)> done) override {
    const auto found = kept.find(id);
    done(found == kept.end() ? nullptr : std::make_shared<const std::string>(found->second.bytes));
  }

  struct One {
    kernel::Medium medium;
    kernel::SeatId seat;  // the only one that may have it
    std::string bytes;
  };
  bool is_full = false;
  bool can_save = true;
  bool holds = false;
  std::optional<media::CleaningResult> outcome;
  std::deque<std::string> files;
  std::deque<std::function<void(media::CleaningResult)>> held;
  std::map<kernel::MediumId, One> kept;
};

}  // namespace chorus::test
