#include "net/loop/addresses.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace chorus::net {
namespace addresses_tests {
namespace {

using platform::LocalAddress;
using Kind = LocalAddress::Kind;

LocalAddress address(const char* name, const char* text, Kind kind = Kind::lan, bool ipv4 = true) {
  LocalAddress made;
  made.interface_name = name;
  made.address = text;
  made.kind = kind;
  made.is_ipv4 = ipv4;
  made.is_private = true;
  return made;
}

struct Laptop {
  std::vector<LocalAddress> has = {
      address("wlan0", "192.168.1.5"), address("wlan0", "fe80::1", Kind::lan, false),
      address("wlan0", "fd00::5", Kind::lan, false), address("tun0", "10.8.0.2", Kind::vpn),
      address("lo", "127.0.0.1", Kind::loopback)};
  Addresses made(const std::string& bind = {}, std::vector<std::string> names = {},
                 std::uint16_t port = 8080) {
    return Addresses(bind, port, std::move(names), "laptop", [this] { return has; });
  }
  static std::vector<std::string> urls(const Addresses& addresses) {
    std::vector<std::string> all;
    for (const auto& each : addresses.shown()) {
      all.push_back((each.marked ? "marked " : "") + each.url);
    }
    return all;
  }
};

}  // namespace
}  // namespace addresses_tests

BOOST_FIXTURE_TEST_SUITE(addresses_tests, Laptop)

BOOST_AUTO_TEST_CASE(the_network_comes_first_then_the_name_then_what_is_marked) {
  const std::vector<std::string> expected = {
      "http://192.168.1.5:8080", "http://[fd00::5]:8080", "http://laptop.local:8080",
      "marked http://10.8.0.2:8080", "marked http://127.0.0.1:8080"};

  const auto addresses = made();

  BOOST_TEST(urls(addresses) == expected, boost::test_tools::per_element());
  BOOST_TEST(addresses.best_url() == "http://192.168.1.5:8080");
}

BOOST_AUTO_TEST_CASE(every_address_name_and_this_machine_itself_are_ours) {
  const std::vector<std::string> expected = {"10.8.0.2",     "127.0.0.1",    "192.168.1.5",
                                             "[::1]",        "[fd00::5]",    "[fe80::1]",
                                             "hall.example", "laptop.local", "localhost"};

  const auto addresses = made({}, {"hall.example"});

  BOOST_TEST(addresses.hosts() == std::set<std::string>(expected.begin(), expected.end()),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(port_80_is_not_written) {
  BOOST_TEST(made({}, {}, 80).best_url() == "http://192.168.1.5");
}

BOOST_AUTO_TEST_CASE(bound_to_this_machine_alone_nothing_else_is_shown_or_ours) {
  const auto addresses = made("127.0.0.1");

  BOOST_TEST(addresses.best_url() == "http://127.0.0.1:8080");
  BOOST_TEST(addresses.shown().size() == 1U);
  BOOST_TEST(!addresses.hosts().contains("192.168.1.5"));
}

BOOST_AUTO_TEST_CASE(without_any_network_this_machine_comes_before_its_name) {
  has = {address("lo", "127.0.0.1", Kind::loopback)};

  const auto addresses = made();

  BOOST_TEST(addresses.best_url() == "http://127.0.0.1:8080");
}

BOOST_AUTO_TEST_CASE(a_new_network_is_noticed_and_the_same_one_is_not) {
  auto addresses = made();
  const bool same = addresses.refresh();
  has[0] = address("wlan0", "10.0.0.7");

  const bool changed = addresses.refresh();

  BOOST_TEST(!same);
  BOOST_TEST(changed);
  BOOST_TEST(addresses.best_url() == "http://10.0.0.7:8080");
  BOOST_TEST(addresses.hosts().contains("10.0.0.7"));
  BOOST_TEST(!addresses.hosts().contains("192.168.1.5"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
