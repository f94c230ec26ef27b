#pragma once

#include "net/admission/media_desk.hpp"
#include "net/admission/seat_proof.hpp"
#include "net/http/http_message.hpp"

#include <cstddef>
#include <memory>
#include <set>
#include <string_view>
#include <variant>

namespace chorus::net {

// POST /media takes one photo or sound, as the bytes of the body and nothing else: no name, no
// content type of the sender counts. It is answered {"id", "type", "width", "height"} or
// {"id", "type", "seconds"} once it is durable. GET /media/<id> gives it to whoever may see what
// names it. Knows no socket.
class MediaEndpoint {
 public:
  MediaEndpoint(MediaDesk* desk, const SeatProof& proof);  // null: this site keeps no media
  ~MediaEndpoint() = default;
  MediaEndpoint(const MediaEndpoint&) = delete;
  MediaEndpoint& operator=(const MediaEndpoint&) = delete;

  // A place for one upload, taken before its body is read and given back with the last copy. There
  // are k_uploads_at_once, one a seat.
  using Place = std::shared_ptr<void>;
  std::variant<Place, HttpResponse> begin(const HttpRequest& head);
  // From the first bytes of a body that still comes: a refusal, or nothing.
  static std::optional<HttpResponse> refuse_kind(std::string_view first_bytes);
  // Of an upload that was begun; the body is taken out of it.
  void post(HttpRequest request, const Respond& respond);

  void get(const HttpRequest& request, const Respond& respond);

  static HttpResponse refused(media::MediaRefusal refusal);

 private:
  MediaDesk* desk_;
  const SeatProof& proof_;
  std::shared_ptr<std::set<kernel::SeatId>> uploading_;
};

}  // namespace chorus::net
