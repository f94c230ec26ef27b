#pragma once

#include "kernel/room/identity.hpp"
#include "kernel/values/commit.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <variant>

namespace chorus::kernel {
class Room;
}

namespace chorus::net {

// What the HTTP side asks about seats. Room thread only; answers of `seat` and `end` may come
// later.
class SeatDesk {
 public:
  using Seated = std::variant<kernel::Identity::Admission, kernel::Identity::Refusal>;

  virtual ~SeatDesk() = default;
  virtual void seat(const kernel::Identity::Claim& claim, std::function<void(Seated)> done) = 0;
  // True once the seat is ended for good and its sessions with it; false: it could not be saved.
  virtual void end(const kernel::SeatId& seat, std::function<void(bool)> done) = 0;
  virtual const kernel::Seat* seat_by_secret(std::string_view secret) const = 0;
  virtual const kernel::Seat* seat_by_page_token(std::string_view token) const = 0;
  virtual std::string new_page_token(const kernel::SeatId& seat) = 0;
};

// The desk of a live inquiry.
class RoomSeatDesk final : public SeatDesk {
 public:
  explicit RoomSeatDesk(kernel::Room& room) : room_(room) {}  // the room outlives the desk

  void seat(const kernel::Identity::Claim& claim, std::function<void(Seated)> done) override;
  void end(const kernel::SeatId& seat, std::function<void(bool)> done) override;
  const kernel::Seat* seat_by_secret(std::string_view secret) const override;
  const kernel::Seat* seat_by_page_token(std::string_view token) const override;
  std::string new_page_token(const kernel::SeatId& seat) override;

 private:
  kernel::Room& room_;
};

}  // namespace chorus::net
