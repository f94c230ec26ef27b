#include "net/admission/seat_desk.hpp"

#include "kernel/room.hpp"

#include <utility>

namespace chorus::net {

void RoomSeatDesk::seat(const kernel::Identity::Claim& claim, std::function<void(Seated)> done) {
  room_.seat(claim, std::move(done));
}

void RoomSeatDesk::end(const kernel::SeatId& seat, std::function<void(bool)> done) {
  room_.end_seat(seat, [done = std::move(done)](kernel::Store::Result result) {
    done(result == kernel::Store::Result::stored);
  });
}

const kernel::Seat* RoomSeatDesk::seat_by_secret(std::string_view secret) const {
  return room_.identity().seat_by_secret(secret);
}

const kernel::Seat* RoomSeatDesk::seat_by_page_token(std::string_view token) const {
  return room_.identity().seat_by_page_token(token);
}

std::string RoomSeatDesk::new_page_token(const kernel::SeatId& seat) {
  return room_.identity().new_page_token(seat);
}

}  // namespace chorus::net
