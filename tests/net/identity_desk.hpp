#pragma once

#include "kernel/room/identity.hpp"
#include "kernel/values/limits.hpp"
#include "net/admission/seat_desk.hpp"
#include "tests/support/fake_ports.hpp"

#include <functional>
#include <string>
#include <utility>
#include <variant>

namespace chorus::test {

// The kernel's real book of seats behind the desk's counter, with nothing to store them in.
class IdentityDesk final : public net::SeatDesk {
 public:
  explicit IdentityDesk(std::uint64_t seed = 7)
      : entropy_(seed), identity_(clock_, entropy_, digest_) {
    identity_.set_join_secrets("K7QM2X", "join-token");
  }

  void seat(const kernel::Identity::Claim& claim, std::function<void(Seated)> done) override {
    auto outcome = identity_.admit(claim, people_limit);
    if (const auto* admission = std::get_if<kernel::Identity::Admission>(&outcome)) {
      identity_.keep(admission->seat);
    }
    done(std::move(outcome));
  }
  void end(const kernel::SeatId& seat, std::function<void(bool)> done) override {
    if (can_save) identity_.end(seat);
    done(can_save);
  }
  const kernel::Seat* seat_by_secret(std::string_view secret) const override {
    return identity_.seat_by_secret(secret);
  }
  const kernel::Seat* seat_by_page_token(std::string_view token) const override {
    return identity_.seat_by_page_token(token);
  }
  std::string new_page_token(const kernel::SeatId& seat) override {
    return identity_.new_page_token(seat);
  }

  kernel::Identity& identity() { return identity_; }
  std::string digest(std::string_view text) { return digest_.of(text); }

  // A seat as a page holds it: the cookie's secret and a page token.
  struct Held {
    kernel::SeatId seat;
    std::string secret;
    std::string page_token;
  };
  Held take(kernel::Role role = kernel::Role::participant) {
    kernel::Identity::Claim claim;
    if (role == kernel::Role::participant) {
      claim.join_token = "join-token";
    } else {
      claim.launch = identity_.new_launch(role);
    }
    const auto outcome = identity_.admit(claim, people_limit);
    const auto& admission = std::get<kernel::Identity::Admission>(outcome);
    identity_.keep(admission.seat);
    return {admission.seat.id, admission.secret, identity_.new_page_token(admission.seat.id)};
  }

  std::size_t people_limit = limits::k_people;
  bool can_save = true;

 private:
  FakeClock clock_;
  SeededEntropy entropy_;
  FakeDigest digest_;
  kernel::Identity identity_;
};

}  // namespace chorus::test
