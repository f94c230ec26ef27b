#include "net/admission/media_endpoint.hpp"

#include "kernel/values/limits.hpp"
#include "media/medium_format.hpp"
#include "net/http/byte_range.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace chorus::net {
namespace {

using media::MediaRefusal;
using nlohmann::json;

constexpr std::string_view k_place = "/media/";

HttpResponse no_seat() { return refusal(401, "no_seat", "join.no_seat"); }

// Of the kernel's refusals only one is met here by whoever does nothing wrong and has no trouble.
HttpResponse rejected(const kernel::Rejection& rejection) {
  if (rejection.code == "media_full") return refusal(409, "media_full", "core.media_full");
  return refusal(503, "not_saved", "core.storage_trouble");
}

bool is_too_long(const HttpRequest& head) {
  const auto field = head.field("Content-Length");
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), size);
  return error == std::errc::result_out_of_range || size > limits::k_media_bytes;
}

HttpResponse kept_response(const kernel::Medium& medium) {
  json body = {{"id", medium.id.value()}, {"type", medium.content_type}};
  if (medium.width > 0) {
    body["width"] = medium.width;
    body["height"] = medium.height;
  } else {
    body["seconds"] = medium.seconds;
  }
  return json_response(200, body.dump());
}

HttpResponse medium_response(const std::string& content_type, const std::string& bytes,
                             std::string_view range) {
  HttpResponse response;
  response.fields = {
      {"Content-Type", content_type}, {"Cache-Control", "no-store"}, {"Accept-Ranges", "bytes"}};
  const auto part = byte_range(range, bytes.size());
  if (!part) {
    response.body = std::make_shared<const std::string>(bytes);
    return response;
  }
  const std::string whole = "/" + std::to_string(bytes.size());
  if (!part->is_satisfiable) {
    response.status = 416;
    response.fields.emplace_back("Content-Range", "bytes *" + whole);
    return response;
  }
  response.status = 206;
  response.fields.emplace_back("Content-Range", "bytes " + std::to_string(part->first) + "-" +
                                                    std::to_string(part->last) + whole);
  response.body =
      std::make_shared<const std::string>(bytes, part->first, part->last - part->first + 1);
  return response;
}

}  // namespace

MediaEndpoint::MediaEndpoint(MediaDesk* desk, const SeatProof& proof)
    : desk_(desk), proof_(proof), uploading_(std::make_shared<std::set<kernel::SeatId>>()) {}

HttpResponse MediaEndpoint::refused(MediaRefusal why) {
  switch (why) {
    case MediaRefusal::too_large: return refusal(413, "media_too_large", "media.too_large");
    case MediaRefusal::too_long: return refusal(413, "media_too_long", "media.too_long");
    case MediaRefusal::kind: return refusal(415, "media_kind", "media.kind");
    case MediaRefusal::no_sound: return refusal(415, "media_no_sound", "media.no_sound");
    case MediaRefusal::unreadable: return refusal(422, "media_unreadable", "media.unreadable");
    case MediaRefusal::busy: break;
  }
  auto response = refusal(503, "media_busy", "media.busy");
  response.fields.emplace_back("Retry-After", std::to_string(limits::k_media_busy.count()));
  return response;
}

std::variant<MediaEndpoint::Place, HttpResponse> MediaEndpoint::begin(const HttpRequest& head) {
  const auto seat = proof_.by_page(head);
  if (!seat || !desk_) return no_seat();
  if (is_too_long(head)) return refused(MediaRefusal::too_large);
  if (const auto full = desk_->refusal(*seat)) return rejected(*full);
  if (uploading_->size() >= limits::k_uploads_at_once || !uploading_->insert(*seat).second) {
    return refused(MediaRefusal::busy);
  }
  return Place(uploading_.get(),
               [uploading = uploading_, seat = *seat](void*) { uploading->erase(seat); });
}

std::optional<HttpResponse> MediaEndpoint::refuse_kind(std::string_view first_bytes) {
  if (media::format_of(first_bytes) != media::MediumFormat::none) return std::nullopt;
  return refused(MediaRefusal::kind);
}

void MediaEndpoint::post(HttpRequest request, const Respond& respond) {
  const auto seat = proof_.by_page(request);
  if (!seat || !desk_) return respond(no_seat());
  desk_->clean(
      std::move(request.body), [this, seat = *seat, respond](media::CleaningResult result) {
        if (const auto* why = std::get_if<MediaRefusal>(&result)) return respond(refused(*why));
        desk_->keep(seat, std::get<media::Cleaned>(std::move(result)),
                    [respond](const MediaDesk::Kept& kept) {
                      const auto* no = std::get_if<kernel::Rejection>(&kept);
                      respond(no ? rejected(*no) : kept_response(std::get<kernel::Medium>(kept)));
                    });
      });
}

void MediaEndpoint::get(const HttpRequest& request, const Respond& respond) {
  const kernel::MediumId id(request.path.substr(k_place.size()));
  const kernel::Medium* found = nullptr;
  for (const auto& seat : proof_.all(request)) {
    if (!found && desk_) found = desk_->find(id, seat);
  }
  if (!found) return respond(empty_response(404));
  desk_->read(id, [respond, type = found->content_type,
                   range = std::string(request.field("Range"))](const kernel::MediumBytes& bytes) {
    respond(bytes ? medium_response(type, *bytes, range) : empty_response(404));
  });
}

}  // namespace chorus::net
