#include "net/admission/seat_endpoint.hpp"

#include "kernel/values/json_reader.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <utility>

namespace chorus::net {
namespace {

using kernel::Identity;
using nlohmann::json;

constexpr std::size_t k_seat_body_bytes = 2 * limits::k_kib;
constexpr std::size_t k_secret_characters = 200;

// One way in: its member in the body, where it goes in the claim, and what it is where people type
// it.
struct Way {
  const char* member;
  std::optional<std::string> Identity::Claim::*place;
  std::optional<Typed> typed;
};

constexpr std::array k_ways = {
    Way{"join_code", &Identity::Claim::join_code, Typed::join_code},
    Way{"join_token", &Identity::Claim::join_token, std::nullopt},
    Way{"slip", &Identity::Claim::slip, Typed::slip},
    Way{"launch", &Identity::Claim::launch, std::nullopt},
    Way{"pair", &Identity::Claim::pair, Typed::pairing},
};

// An object of at most one member, whose value is a text.
std::optional<json> small_object(const std::string& body) {
  kernel::ReadLimits small;
  small.bytes = k_seat_body_bytes;
  small.depth = 1;
  small.members = 1;
  small.code_points = k_secret_characters;
  auto read = kernel::read_json(body, small);
  if (!read.ok() || !read.value().is_object()) {
    return std::nullopt;
  }
  for (const auto& [name, value] : read.value().items()) {
    if (!value.is_string()) {
      return std::nullopt;
    }
  }
  return std::move(read.value());
}

HttpResponse refused(Identity::Refusal refusal_code) {
  switch (refusal_code) {
    case Identity::Refusal::wrong_code: return refusal(401, "wrong_code", "join.wrong_code");
    case Identity::Refusal::wrong_token: return refusal(401, "wrong_token", "join.wrong_token");
    case Identity::Refusal::used: return refusal(401, "used", "join.used");
    case Identity::Refusal::not_saved: return refusal(503, "not_saved", "join.not_saved");
    case Identity::Refusal::room_full: return refusal(403, "room_full", "join.room_full");
  }
  return empty_response(500);
}

HttpResponse too_many_guesses(std::chrono::milliseconds wait) {
  auto response = refusal(429, "too_many_guesses", "join.too_many_guesses");
  const auto whole = std::chrono::ceil<std::chrono::seconds>(wait);
  response.fields.emplace_back("Retry-After", std::to_string(whole.count()));
  return response;
}

std::string seat_answer(kernel::Role role, const std::string& page_token) {
  return json{{"seat", seat_word(role)}, {"page_token", page_token}}.dump();
}

}  // namespace

SeatEndpoint::SeatEndpoint(SeatDesk& desk, const SeatProof& proof, GuessLimit& guesses)
    : desk_(desk), proof_(proof), guesses_(guesses) {}

void SeatEndpoint::post(const HttpRequest& request, const Respond& respond) {
  const auto body = small_object(request.body);
  if (!body) {
    return respond(refusal(400, "bad_message", "join.bad_message"));
  }
  if (body->empty()) {
    return renew(request, {}, respond);
  }
  const auto member = body->begin();
  const auto& value = member->get_ref<const std::string&>();
  if (member.key() == "seat") {
    return renew(request, value, respond);
  }
  for (const auto& way : k_ways) {
    if (member.key() == way.member) {
      Identity::Claim claim;
      claim.*way.place = value;
      return admit(claim, way.typed, request, respond);
    }
  }
  respond(refusal(400, "bad_message", "join.bad_message"));
}

void SeatEndpoint::renew(const HttpRequest& request, std::string_view word,
                         const Respond& respond) {
  const auto role = role_of_seat_word(word);
  const auto seat =
      role ? proof_.of_role(request, *role) : (word.empty() ? proof_.meant(request) : std::nullopt);
  if (!seat) {
    return respond(refusal(401, "no_seat", "join.no_seat"));
  }
  const auto page_token = desk_.new_page_token(*seat);
  const auto* kept = desk_.seat_by_page_token(page_token);
  if (kept == nullptr) {
    return respond(refusal(401, "no_seat", "join.no_seat"));
  }
  respond(json_response(200, seat_answer(kept->role, page_token)));
}

void SeatEndpoint::admit(const Identity::Claim& claim, std::optional<Typed> typed,
                         const HttpRequest& request, const Respond& respond) {
  const auto connection = request.connection;
  if (typed) {
    const auto wait = guesses_.wait(*typed, connection);
    if (wait.count() > 0) {
      return respond(too_many_guesses(wait));
    }
  }
  desk_.seat(claim, [this, typed, connection, others = proof_.of_other_inquiries(request),
                     respond](const SeatDesk::Seated& outcome) {
    if (const auto* why = std::get_if<Identity::Refusal>(&outcome)) {
      if (typed && *why == Identity::Refusal::wrong_code) {
        guesses_.wrong(*typed, connection);
      }
      return respond(refused(*why));
    }
    respond(admitted(std::get<Identity::Admission>(outcome), others));
  });
}

void SeatEndpoint::leave(const HttpRequest& request, const Respond& respond) {
  const auto seat = proof_.by_page(request);
  const auto* held = seat ? desk_.seat_by_page_token(request.field("X-Chorus-Page")) : nullptr;
  if (held == nullptr) {
    return respond(refusal(401, "no_seat", "join.no_seat"));
  }
  desk_.end(*seat, [this, role = held->role, respond](bool is_saved) {
    if (!is_saved) {
      return respond(refused(Identity::Refusal::not_saved));
    }
    auto response = empty_response(204);
    set_cookies(response, role, "", std::chrono::seconds(0));
    respond(std::move(response));
  });
}

void SeatEndpoint::set_cookies(HttpResponse& response, kernel::Role role,
                               const std::string& secrets, std::chrono::seconds lifetime) const {
  const std::string reach = "SameSite=Strict; Path=/; Max-Age=" + std::to_string(lifetime.count());
  response.fields.emplace_back("Set-Cookie",
                               proof_.cookie_name(role) + "=" + secrets + "; HttpOnly; " + reach);
  response.fields.emplace_back("Set-Cookie", proof_.marker_name(role) + "=1; " + reach);
}

HttpResponse SeatEndpoint::admitted(const Identity::Admission& admission,
                                    const std::map<kernel::Role, std::string>& of_other_inquiries) {
  const auto role = admission.seat.role;
  auto response = json_response(200, seat_answer(role, desk_.new_page_token(admission.seat.id)));
  const std::chrono::seconds lifetime =
      role == kernel::Role::participant ? limits::k_participant_seat : limits::k_facilitator_seat;
  const auto others = of_other_inquiries.find(role);
  const bool has_others = others != of_other_inquiries.end();
  set_cookies(response, role, admission.secret + (has_others ? others->second : ""), lifetime);
  return response;
}

}  // namespace chorus::net
