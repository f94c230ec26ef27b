#include "net/admission/origin_rules.hpp"

#include "tests/net/request_maker.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

namespace chorus::net {
BOOST_AUTO_TEST_SUITE(origin_rules_tests)

namespace {

using test::RequestMaker;
using Verdict = OriginRules::Verdict;

OriginRules our_rules() {
  return OriginRules({"localhost", "127.0.0.1", "[::1]", "192.168.1.5", "board.local"}, 8080);
}

struct HostCase {
  const char* host;
  Verdict verdict;
};
std::ostream& operator<<(std::ostream& out, const HostCase& each) { return out << each.host; }

const HostCase k_hosts[] = {
    {"localhost:8080", Verdict::fine},
    {"LocalHost:8080", Verdict::fine},
    {"192.168.1.5:8080", Verdict::fine},
    {"[::1]:8080", Verdict::fine},
    {"board.local:8080", Verdict::fine},
    {"evil.example:8080", Verdict::wrong_host},
    {"localhost", Verdict::wrong_host},
    {"localhost:", Verdict::wrong_host},
    {"localhost:8081", Verdict::wrong_host},
    {"localhost:080", Verdict::wrong_host},
    {"localhost:8080x", Verdict::wrong_host},
    {"localhost:99999999999", Verdict::wrong_host},
    {"192.168.1.6:8080", Verdict::wrong_host},
    {"localhost.:8080", Verdict::wrong_host},
    {"localhost:8080@evil.example", Verdict::wrong_host},
    {"[::1:8080", Verdict::wrong_host},
    {":8080", Verdict::wrong_host},
    {"", Verdict::wrong_host},
};

struct OriginCase {
  const char* origin;
  Verdict verdict;
};
std::ostream& operator<<(std::ostream& out, const OriginCase& each) { return out << each.origin; }

const OriginCase k_origins[] = {
    {"http://localhost:8080", Verdict::fine},
    {"http://LOCALHOST:8080", Verdict::fine},
    {"http://evil.example", Verdict::wrong_origin},
    {"http://evil.example:8080", Verdict::wrong_origin},
    {"http://localhost", Verdict::wrong_origin},
    {"http://localhost:8081", Verdict::wrong_origin},
    {"https://localhost:8080", Verdict::wrong_origin},
    {"http://192.168.1.5:8080", Verdict::wrong_origin},
    {"http://localhost:8080/", Verdict::wrong_origin},
    {"localhost:8080", Verdict::wrong_origin},
    {"null", Verdict::wrong_origin},
    {"", Verdict::wrong_origin},
};

BOOST_DATA_TEST_CASE(only_our_own_hosts_with_the_exact_port_are_ours,
                     boost::unit_test::data::make(k_hosts), each) {
  const auto rules = our_rules();

  const auto verdict = rules.judge(RequestMaker(Method::get, "/").with("Host", each.host), false);

  BOOST_TEST((verdict == each.verdict));
}

BOOST_AUTO_TEST_CASE(a_request_without_a_host_or_with_two_is_not_ours) {
  const auto rules = our_rules();

  const auto none = rules.judge(RequestMaker(Method::get, "/"), false);
  const auto two = rules.judge(
      RequestMaker(Method::get, "/").with("Host", "localhost:8080").with("host", "localhost:8080"),
      false);

  BOOST_TEST((none == Verdict::wrong_host));
  BOOST_TEST((two == Verdict::wrong_host));
}

BOOST_AUTO_TEST_CASE(on_port_80_the_host_may_leave_the_port_out) {
  const OriginRules rules({"localhost"}, 80);

  const auto without = rules.judge(RequestMaker(Method::post, "/seat")
                                       .with("Host", "localhost")
                                       .with("Origin", "http://localhost"),
                                   false);
  const auto with = rules.judge(RequestMaker(Method::post, "/seat")
                                    .with("Host", "localhost:80")
                                    .with("Origin", "http://localhost"),
                                false);

  BOOST_TEST((without == Verdict::fine));
  BOOST_TEST((with == Verdict::fine));
}

BOOST_DATA_TEST_CASE(an_upgrade_needs_the_origin_of_its_host,
                     boost::unit_test::data::make(k_origins), each) {
  const auto rules = our_rules();

  const auto verdict = rules.judge(
      RequestMaker(Method::get, "/live").with("Host", "localhost:8080").with("Origin", each.origin),
      true);

  BOOST_TEST((verdict == each.verdict));
}

BOOST_DATA_TEST_CASE(an_unsafe_request_needs_the_origin_of_its_host,
                     boost::unit_test::data::make(k_origins), each) {
  const auto rules = our_rules();

  const auto verdict = rules.judge(RequestMaker(Method::post, "/seat")
                                       .with("Host", "localhost:8080")
                                       .with("Origin", each.origin),
                                   false);

  BOOST_TEST((verdict == each.verdict));
}

BOOST_AUTO_TEST_CASE(without_an_origin_only_a_tool_with_a_bearer_secret_on_this_machine_may_act) {
  const auto rules = our_rules();
  const auto request =
      RequestMaker(Method::post, "/poll").with("Host", "localhost:8080").with("X-Chorus-Page", "p");
  auto bearer = request;
  bearer.with("Authorization", "Bearer secret");
  auto tool = bearer;
  tool.from_this_machine();
  auto browser = request;
  browser.from_this_machine();
  auto sandboxed = tool;
  sandboxed.with("Origin", "null");

  BOOST_TEST((rules.judge(bearer, false) == Verdict::wrong_origin));
  BOOST_TEST((rules.judge(browser, false) == Verdict::wrong_origin));
  BOOST_TEST((rules.judge(sandboxed, false) == Verdict::wrong_origin));
  BOOST_TEST((rules.judge(tool, false) == Verdict::fine));
}

BOOST_AUTO_TEST_CASE(unsafe_requests_and_polls_need_a_page_token_and_taking_a_seat_does_not) {
  const auto rules = our_rules();
  const auto ask = [&rules](Method method, const char* path, bool token) {
    auto request = RequestMaker(method, path)
                       .with("Host", "localhost:8080")
                       .with("Origin", "http://localhost:8080");
    if (token) {
      request.with("X-Chorus-Page", "token");
    }
    return rules.judge(request, false);
  };

  BOOST_TEST((ask(Method::post, "/poll", false) == Verdict::no_page_token));
  BOOST_TEST((ask(Method::get, "/poll", false) == Verdict::no_page_token));
  BOOST_TEST((ask(Method::other, "/media", false) == Verdict::no_page_token));
  BOOST_TEST((ask(Method::post, "/poll", true) == Verdict::fine));
  BOOST_TEST((ask(Method::get, "/poll", true) == Verdict::fine));
  BOOST_TEST((ask(Method::post, "/seat", false) == Verdict::fine));
  BOOST_TEST((ask(Method::remove, "/seat", false) == Verdict::no_page_token));
  BOOST_TEST((ask(Method::remove, "/seat", true) == Verdict::fine));
  BOOST_TEST((ask(Method::get, "/", false) == Verdict::fine));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::net
