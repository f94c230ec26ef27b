#include "net/admission/start_endpoint.hpp"

#include "kernel/values/json_reader.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <utility>

namespace chorus::net {
namespace {

using nlohmann::json;

constexpr std::string_view k_seat_path = "/start/seat";
constexpr std::string_view k_shelf_path = "/start/shelf";
constexpr std::string_view k_act_path = "/start/act";
constexpr std::size_t k_claim_bytes = 1 * limits::k_kib;

// What the page comes with: {"launch":…}, {"code":…}, or {}, where it holds a seat.
struct Claim {
  std::string launch;
  std::string code;
};

std::optional<Claim> claim_from(const std::string& body) {
  kernel::ReadLimits small;
  small.bytes = k_claim_bytes;
  small.depth = 1;
  small.members = 1;
  const auto read = kernel::read_json(body, small);
  if (!read.ok() || !read.value().is_object()) {
    return std::nullopt;
  }
  Claim claim;
  for (const auto& [name, value] : read.value().items()) {
    if (!value.is_string() || (name != "launch" && name != "code")) {
      return std::nullopt;
    }
    (name == "launch" ? claim.launch : claim.code) = value.get<std::string>();
  }
  return claim;
}

HttpResponse not_let_in() { return refusal(401, "no_seat", "join.no_seat"); }

}  // namespace

StartEndpoint::StartEndpoint(StartSeats& seats, StartDesk& desk, const SeatProof& proof,
                             GuessLimit& guesses, std::uint16_t port)
    : seats_(seats),
      desk_(desk),
      proof_(proof),
      guesses_(guesses),
      cookie_name_("chorus-" + std::to_string(port) + "-start") {}

bool StartEndpoint::is_path(std::string_view path) {
  return path == k_shelf_path || takes_post(path);
}

bool StartEndpoint::takes_post(std::string_view path) {
  return path == k_seat_path || path == k_act_path;
}

void StartEndpoint::answer(const HttpRequest& request, const Respond& respond) {
  const bool is_post = request.method == Method::post;
  if (request.path == k_seat_path && is_post) {
    return seat(request, respond);
  }
  if (!seats_.holds(request.cookie(cookie_name_), request.field("X-Chorus-Page"))) {
    return respond(not_let_in());
  }
  if (request.path == k_shelf_path && !is_post) {
    return respond(json_response(200, desk_.told()));
  }
  if (request.path == k_act_path && is_post) {
    return desk_.act(request.body, respond);
  }
  respond(empty_response(405));
}

void StartEndpoint::seat(const HttpRequest& request, const Respond& respond) {
  const auto claim = claim_from(request.body);
  if (!claim) {
    return respond(refusal(400, "bad_message", "join.bad_message"));
  }
  if (!claim->code.empty()) {
    return by_code(claim->code, request.connection, respond);
  }
  if (!claim->launch.empty() && seats_.spend_launch(claim->launch)) {
    return respond(admitted());
  }
  // A link that was used is of no matter to a device that is in already.
  if (const auto token = seats_.new_page_token(request.cookie(cookie_name_))) {
    return respond(json_response(200, json{{"page_token", *token}}.dump()));
  }
  if (proof_.of_role(request, kernel::Role::facilitator)) {
    return respond(admitted());
  }
  respond(not_let_in());
}

void StartEndpoint::by_code(const std::string& typed, std::uint64_t connection,
                            const Respond& respond) {
  const auto wait = guesses_.wait(Typed::start_code, connection);
  if (wait.count() > 0) {
    auto response = refusal(429, "too_many_guesses", "join.too_many_guesses");
    const auto whole = std::chrono::ceil<std::chrono::seconds>(wait);
    response.fields.emplace_back("Retry-After", std::to_string(whole.count()));
    return respond(std::move(response));
  }
  if (!seats_.spend_code(typed)) {
    guesses_.wrong(Typed::start_code, connection);
    return respond(refusal(401, "wrong_code", "join.wrong_code"));
  }
  respond(admitted());
}

HttpResponse StartEndpoint::admitted() {
  const auto admission = seats_.admit();
  auto response = json_response(200, json{{"page_token", admission.page_token}}.dump());
  response.fields.emplace_back(
      "Set-Cookie", cookie_name_ + "=" + admission.secret +
                        "; HttpOnly; SameSite=Strict; Path=/start; Max-Age=" +
                        std::to_string(std::chrono::seconds(limits::k_facilitator_seat).count()));
  return response;
}

}  // namespace chorus::net
