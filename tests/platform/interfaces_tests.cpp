#include "platform/interfaces.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace chorus::platform {

std::ostream& operator<<(std::ostream& out, LocalAddress::Kind kind) {
  return out << static_cast<int>(kind);
}

BOOST_AUTO_TEST_SUITE(interfaces_tests)

namespace {

namespace data = boost::unit_test::data;
using Kind = LocalAddress::Kind;

constexpr InterfaceFacts k_card{.has_card = true};

struct Example {
  const char* name;
  const char* address;
  Kind kind;
  bool is_private;
};

std::ostream& operator<<(std::ostream& out, const Example& example) {
  return out << example.name << " " << example.address;
}

const std::vector<Example> k_examples{
    {"eth0", "192.168.1.5", Kind::lan, true},
    {"wlan0", "10.0.0.7", Kind::lan, true},
    {"eth0", "172.16.0.1", Kind::lan, true},
    {"eth0", "172.31.255.1", Kind::lan, true},
    {"eth0", "172.32.0.1", Kind::lan, false},
    {"eth0", "172.15.0.1", Kind::lan, false},
    {"eth0", "81.2.69.160", Kind::lan, false},
    {"lo", "127.0.0.1", Kind::loopback, false},
    {"lo", "::1", Kind::loopback, false},
    {"eth0", "127.0.0.53", Kind::loopback, false},
    {"docker0", "172.17.0.1", Kind::container, true},
    {"br-1f2e", "172.18.0.1", Kind::container, true},
    {"veth9ab", "169.254.3.4", Kind::container, false},
    {"tun0", "10.8.0.2", Kind::vpn, true},
    {"wg0", "10.9.0.2", Kind::vpn, true},
    {"tailscale0", "100.101.1.2", Kind::vpn, false},
    {"eth1", "100.64.0.9", Kind::vpn, false},
    {"eth1", "100.128.0.9", Kind::lan, false},
    {"eth0", "fe80::1", Kind::lan, false},
    {"eth0", "fd12::1", Kind::lan, true},
};

BOOST_DATA_TEST_CASE(an_interface_is_what_its_name_and_address_say, data::make(k_examples),
                     example) {
  const LocalAddress address = classify(example.name, example.address, k_card);

  BOOST_TEST(address.kind == example.kind);
  BOOST_TEST(address.is_private == example.is_private);
}

BOOST_AUTO_TEST_CASE(a_line_between_two_points_is_a_vpn_whatever_its_name) {
  const LocalAddress address = classify(
      "corp0", "10.1.1.1", {.is_point_to_point = true, .has_card = true, .leads_on = true});

  BOOST_TEST(address.kind == Kind::vpn);
}

BOOST_AUTO_TEST_CASE(wi_fi_comes_first_and_what_phones_cannot_reach_last) {
  std::vector<LocalAddress> addresses{
      classify("lo", "127.0.0.1", {}),
      classify("docker0", "172.17.0.1", {}),
      classify("tun0", "10.8.0.2", {.is_point_to_point = true, .leads_on = true}),
      classify("eth0", "fe80::2", k_card),
      classify("eth0", "169.254.1.1", k_card),
      classify("eth0", "192.168.1.5", k_card),
      classify("wlan0", "10.0.0.7", {.is_wireless = true, .has_card = true}),
  };

  rank(addresses);

  std::vector<std::string> order;
  std::transform(addresses.begin(), addresses.end(), std::back_inserter(order),
                 [](const auto& address) { return address.address; });
  const std::vector<std::string> expected{"10.0.0.7", "192.168.1.5", "169.254.1.1", "fe80::2",
                                          "10.8.0.2", "172.17.0.1",  "127.0.0.1"};
  BOOST_TEST(order == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_bridge_of_no_known_name_does_not_win_over_a_card) {
  std::vector<LocalAddress> addresses{
      classify("incusbr0", "10.12.0.1", {}),
      classify("eno1", "192.168.1.5", k_card),
  };

  rank(addresses);

  BOOST_TEST(addresses.front().interface_name == "eno1");
  BOOST_TEST(addresses.back().kind == Kind::container);
}

BOOST_AUTO_TEST_CASE(a_bridge_over_the_card_is_a_network_since_it_leads_on) {
  BOOST_TEST(classify("bridge7", "192.168.1.5", {.leads_on = true}).kind == Kind::lan);
}

BOOST_AUTO_TEST_CASE(a_tunnel_is_a_vpn_also_when_everything_goes_through_it) {
  const auto address = classify("work", "10.3.0.2", {.is_tunnel = true, .leads_on = true});

  BOOST_TEST(address.kind == Kind::vpn);
}

BOOST_AUTO_TEST_CASE(of_two_wired_cards_the_one_that_leads_on_comes_first) {
  std::vector<LocalAddress> addresses{
      classify("eth0", "192.168.9.1", k_card),
      classify("eth1", "192.168.1.5", {.has_card = true, .leads_on = true}),
  };

  rank(addresses);

  BOOST_TEST(addresses.front().interface_name == "eth1");
}

BOOST_AUTO_TEST_CASE(this_machine_lists_itself_last) {
  const auto addresses = local_addresses();

  BOOST_TEST_REQUIRE(!addresses.empty());
  BOOST_TEST(addresses.back().kind == Kind::loopback);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::platform
