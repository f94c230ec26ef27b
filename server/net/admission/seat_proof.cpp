#include "net/admission/seat_proof.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace chorus::net {
namespace {

constexpr std::array k_roles = {kernel::Role::participant, kernel::Role::facilitator,
                                kernel::Role::wall};
constexpr std::size_t k_inquiries_a_cookie = 4;
constexpr std::size_t k_longest_secret = 64;  // characters

bool may_be_secret(std::string_view text) {
  constexpr std::string_view k_letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return !text.empty() && text.size() <= k_longest_secret &&
         text.find_first_not_of(k_letters) == std::string_view::npos;
}

// The newest first.
std::vector<std::string_view> secrets_in(std::string_view cookie) {
  std::vector<std::string_view> secrets;
  while (!cookie.empty() && secrets.size() < k_inquiries_a_cookie) {
    const auto end = std::min(cookie.find('.'), cookie.size());
    if (const auto secret = cookie.substr(0, end); may_be_secret(secret)) secrets.push_back(secret);
    cookie.remove_prefix(std::min(end + 1, cookie.size()));
  }
  return secrets;
}

}  // namespace

std::string_view seat_word(kernel::Role role) {
  switch (role) {
    case kernel::Role::participant: return "person";
    case kernel::Role::facilitator: return "facilitator";
    case kernel::Role::wall: return "wall";
  }
  return {};
}

std::optional<kernel::Role> role_of_seat_word(std::string_view word) {
  for (const auto role : k_roles) {
    if (seat_word(role) == word) {
      return role;
    }
  }
  return std::nullopt;
}

SeatProof::SeatProof(const SeatDesk& desk, std::uint16_t port)
    : desk_(desk), cookie_prefix_("chorus-" + std::to_string(port) + "-") {}

std::string SeatProof::cookie_name(kernel::Role role) const {
  return cookie_prefix_ + std::string(seat_word(role));
}

std::string SeatProof::marker_name(kernel::Role role) const { return cookie_name(role) + "-here"; }

std::optional<kernel::SeatId> SeatProof::of_role(const HttpRequest& request,
                                                 kernel::Role role) const {
  const auto bearer = request.bearer();
  const auto secrets = bearer.empty() ? secrets_in(request.cookie(cookie_name(role)))
                                      : std::vector<std::string_view>{bearer};
  for (const auto secret : secrets) {
    const auto* seat = desk_.seat_by_secret(secret);
    if (seat != nullptr && seat->role == role) {
      return seat->id;
    }
  }
  return std::nullopt;
}

std::map<kernel::Role, std::string> SeatProof::of_other_inquiries(
    const HttpRequest& request) const {
  std::map<kernel::Role, std::string> others;
  for (const auto role : k_roles) {
    auto secrets = secrets_in(request.cookie(cookie_name(role)));
    std::erase_if(secrets, [&](std::string_view one) { return desk_.seat_by_secret(one); });
    secrets.resize(std::min(secrets.size(), k_inquiries_a_cookie - 1));
    for (const auto secret : secrets) {
      others[role] += '.';
      others[role] += secret;
    }
  }
  return others;
}

std::vector<kernel::SeatId> SeatProof::all(const HttpRequest& request) const {
  std::vector<kernel::SeatId> seats;
  for (const auto role : k_roles) {
    if (auto seat = of_role(request, role)) {
      seats.push_back(std::move(*seat));
    }
  }
  return seats;
}

std::optional<Holder> SeatProof::holder(const HttpRequest& request) const {
  using kernel::Role;
  for (const auto role : {Role::facilitator, Role::wall, Role::participant}) {
    if (auto seat = of_role(request, role)) {
      return Holder{std::move(*seat), role};
    }
  }
  return std::nullopt;
}

std::optional<kernel::SeatId> SeatProof::meant(const HttpRequest& request) const {
  const auto word = request.field("X-Chorus-Seat");
  if (!word.empty()) {
    const auto role = role_of_seat_word(word);
    return role ? of_role(request, *role) : std::nullopt;
  }
  auto seats = all(request);
  return seats.size() == 1 ? std::optional(std::move(seats.front())) : std::nullopt;
}

std::optional<kernel::SeatId> SeatProof::by_page(const HttpRequest& request) const {
  auto seat = meant(request);
  const auto* asking = desk_.seat_by_page_token(request.field("X-Chorus-Page"));
  const bool agree = seat && asking != nullptr && asking->id == *seat;
  return agree ? std::move(seat) : std::nullopt;
}

}  // namespace chorus::net
