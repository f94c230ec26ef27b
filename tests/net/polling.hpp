#pragma once

#include "net/live/long_poll.hpp"
#include "tests/net/identity_desk.hpp"
#include "tests/net/request_maker.hpp"
#include "tests/net/small_room.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <deque>
#include <functional>
#include <string>

namespace chorus::test {

inline constexpr const char* k_hello = R"([{"t":"hello","client":"a"}])";

// A page that polls, and the carrier behind it, without a socket or a clock.
struct Polling {
  net::LongPoll::Time now{};
  IdentityDesk desk;
  net::SeatProof proof{desk, 8080};
  SmallRoom room;
  std::deque<std::function<void()>> deferred;
  net::LongPoll polls{proof, room.maker(), [this] { return now; },
                      [this](std::function<void()> work) { deferred.push_back(std::move(work)); }};
  IdentityDesk::Held ana = desk.take();

  RequestMaker from(const IdentityDesk::Held& page, net::Method method,
                    const std::string& target) const {
    return RequestMaker(method, target)
        .with("Cookie", "chorus-8080-person=" + page.secret)
        .with("X-Chorus-Seat", "person")
        .with("X-Chorus-Page", page.page_token);
  }
  void run_deferred() {
    while (!deferred.empty()) {
      const auto work = std::move(deferred.front());
      deferred.pop_front();
      work();
    }
  }
  int posts(const std::string& body) {
    Reply reply;
    polls.post(from(ana, net::Method::post, "/poll").body(body), reply.respond());
    run_deferred();
    return reply.status();
  }
  void gets(Reply& reply, std::uint64_t after) {
    polls.get(from(ana, net::Method::get, "/poll?after=" + std::to_string(after)), reply.respond());
    run_deferred();
  }
  void says(std::uint64_t k) {
    BOOST_TEST(posts(R"([{"t":"command","k":)" + std::to_string(k) + "}]") == 202);
  }
  static std::string said(std::uint64_t at) {
    const auto number = std::to_string(at);
    return R"({"at":)" + number + R"(,"by":"a","k":)" + number + R"(,"t":"said"})";
  }
};

}  // namespace chorus::test
