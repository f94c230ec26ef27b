#include "net/loop/accepted_socket.hpp"
#include "net/loop/listener.hpp"
#include "tests/net/raw_client.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

namespace chorus::net {
BOOST_AUTO_TEST_SUITE(kept_port_tests)

BOOST_AUTO_TEST_CASE(who_connects_between_two_servers_is_taken_by_the_next) {
  KeptPort kept;
  std::uint16_t port = 0;
  {
    EventLoop loop;
    Listener first(
        loop, [](const std::unique_ptr<AcceptedSocket>&) {}, &kept);
    first.open("127.0.0.1", 0);
    port = first.port();
    loop.post([&loop] { loop.stop(); });
    loop.run();
  }

  const test::RawClient between(port);
  EventLoop loop;
  bool is_taken = false;
  Listener second(
      loop,
      [&](const std::unique_ptr<AcceptedSocket>&) {
        is_taken = true;
        loop.stop();
      },
      &kept);
  second.open("127.0.0.1", 0);
  loop.run();

  BOOST_TEST(second.port() == port);
  BOOST_TEST(is_taken);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::net
