#pragma once

#include "kernel/values/decision.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/strong_id.hpp"
#include "media/cleaned.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace chorus::kernel {
class Room;
}

namespace chorus::net {

// What the HTTP side asks about photos and sounds. Room thread only; answers may come later.
class MediaDesk {
 public:
  using Kept = std::variant<kernel::Medium, kernel::Rejection>;

  virtual ~MediaDesk() = default;
  // Why this seat may send none now: asked before a byte of it is read.
  virtual std::optional<kernel::Rejection> refusal(const kernel::SeatId& seat) const = 0;
  // Makes of what a phone sent what may be kept.
  virtual void clean(std::string file, std::function<void(media::CleaningResult)> done) = 0;
  virtual void keep(const kernel::SeatId& seat, media::Cleaned cleaned,
                    std::function<void(Kept)> done) = 0;
  // Null: it is not there, or this seat may not have it.
  virtual const kernel::Medium* find(const kernel::MediumId& id,
                                     const kernel::SeatId& seat) const = 0;
  virtual void read(const kernel::MediumId& id, std::function<void(kernel::MediumBytes)> done) = 0;
};

// The desk of a live inquiry.
class RoomMediaDesk final : public MediaDesk {
 public:
  using Clean = std::function<void(std::string, std::function<void(media::CleaningResult)>)>;

  // The room outlives the desk.
  RoomMediaDesk(kernel::Room& room, Clean clean);

  std::optional<kernel::Rejection> refusal(const kernel::SeatId& seat) const override;
  void clean(std::string file, std::function<void(media::CleaningResult)> done) override;
  void keep(const kernel::SeatId& seat, media::Cleaned cleaned,
            std::function<void(Kept)> done) override;
  const kernel::Medium* find(const kernel::MediumId& id, const kernel::SeatId& seat) const override;
  void read(const kernel::MediumId& id, std::function<void(kernel::MediumBytes)> done) override;

 private:
  kernel::Room& room_;
  Clean clean_;
};

}  // namespace chorus::net
