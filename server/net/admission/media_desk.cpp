#include "net/admission/media_desk.hpp"

#include "kernel/room.hpp"

#include <memory>
#include <utility>

namespace chorus::net {

RoomMediaDesk::RoomMediaDesk(kernel::Room& room, Clean clean)
    : room_(room), clean_(std::move(clean)) {}

std::optional<kernel::Rejection> RoomMediaDesk::refusal(const kernel::SeatId& seat) const {
  const kernel::Seat* held = room_.identity().seat(seat);
  if (!held || held->person.empty()) return kernel::core_rejection("not_here");
  return room_.no_room_for_media(held->person);
}

void RoomMediaDesk::clean(std::string file, std::function<void(media::CleaningResult)> done) {
  clean_(std::move(file), std::move(done));
}

// The seat may have ended while it was cleaned.
void RoomMediaDesk::keep(const kernel::SeatId& seat, media::Cleaned cleaned,
                         std::function<void(Kept)> done) {
  const kernel::Seat* held = room_.identity().seat(seat);
  if (!held || held->person.empty()) return done(kernel::core_rejection("not_here"));
  kernel::NewMedium medium;
  medium.medium.owner = held->person;
  medium.medium.content_type = std::move(cleaned.content_type);
  medium.medium.width = cleaned.width;
  medium.medium.height = cleaned.height;
  medium.medium.seconds = cleaned.seconds;
  medium.medium.size = cleaned.bytes.size();
  medium.bytes = std::make_shared<const std::string>(std::move(cleaned.bytes));
  room_.keep_medium(std::move(medium), std::move(done));
}

const kernel::Medium* RoomMediaDesk::find(const kernel::MediumId& id,
                                          const kernel::SeatId& seat) const {
  const kernel::Seat* held = room_.identity().seat(seat);
  return held ? room_.medium(id, room_.reader_of(*held)) : nullptr;
}

void RoomMediaDesk::read(const kernel::MediumId& id,
                         std::function<void(kernel::MediumBytes)> done) {
  room_.read_medium(id, std::move(done));
}

}  // namespace chorus::net
