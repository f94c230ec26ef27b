#include "kernel/values/limits.hpp"
#include "tests/net/hub_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <numeric>
#include <string>
#include <vector>

namespace session_tests {
namespace {

using chorus::kernel::Role;
using chorus::protocol::CloseCode;
using chorus::test::FakePage;
using chorus::test::HubFixture;
using nlohmann::json;

json hello(const std::string& page_token, const std::string& client,
           const std::string& seat = "person") {
  return {{"t", "hello"},
          {"proto", {1, 1}},
          {"seat", seat},
          {"page_token", page_token},
          {"client", client}};
}

std::string refusal(const FakePage& page) { return page.last("refused").value("code", ""); }

}  // namespace
}  // namespace session_tests

BOOST_FIXTURE_TEST_SUITE(session_tests, HubFixture)

BOOST_AUTO_TEST_CASE(a_hello_is_answered_by_a_welcome) {
  auto ana = page("ana");

  const auto welcome = ana->last("welcome");
  BOOST_TEST(welcome.at("proto") == 1);
  BOOST_TEST(welcome.at("last_k") == 0);
  BOOST_TEST(welcome.at("now") == world.clock.now());
  BOOST_TEST(welcome.at("you").at("role") == "participant");
  BOOST_TEST(welcome.at("you").at("name").is_null());
  BOOST_TEST(welcome.at("plugins").at(0).at("moves").at(0) == "say");
  BOOST_TEST(welcome.at("sheet").at("title") == "Good moves");
  BOOST_TEST(hub.sessions() == 1U);
}

BOOST_AUTO_TEST_CASE(a_returning_person_is_told_who_they_are) {
  auto ana = page("ana");
  ana->command("core.introduce",
               {{"picture", "blue-otter"}, {"name", "Ana \u202Eb"}, {"role_group", "supporter"}},
               "inquiry");

  auto again = page("ana");

  const auto you = again->last("welcome").at("you");
  BOOST_TEST(you.at("picture") == "blue-otter");
  BOOST_TEST(you.at("name") == "Ana b");
  BOOST_TEST(you.at("role_group") == "supporter");
  BOOST_TEST(again->last("welcome").at("last_k") == 1);
}

BOOST_AUTO_TEST_CASE(anything_before_hello_is_refused) {
  auto ana = page("ana", Role::participant, false);

  ana->watch("room");

  BOOST_TEST(refusal(*ana) == "hello_first");
  BOOST_TEST((ana->closed == CloseCode::bad_message));
}

BOOST_AUTO_TEST_CASE(a_second_hello_on_one_line_is_refused) {
  auto ana = page("ana");

  ana->hello();

  BOOST_TEST(refusal(*ana) == "hello_twice");
}

BOOST_AUTO_TEST_CASE(a_page_that_speaks_no_common_version_is_told_to_reload) {
  auto ana = page("ana", Role::participant, false);
  auto message = hello(page_token(seat("ana")), client_of("ana"));
  message["proto"] = {2, 3};

  ana->say(message);

  BOOST_TEST((ana->closed == CloseCode::newer_server));
}

BOOST_AUTO_TEST_CASE(a_page_token_of_another_seat_is_refused) {
  auto ana = page("ana", Role::participant, false);

  ana->say(hello(page_token(seat("bo")), client_of("ana")));

  BOOST_TEST((ana->closed == CloseCode::who_are_you));
  BOOST_TEST(ana->all("welcome").empty());
}

BOOST_AUTO_TEST_CASE(a_seat_named_as_what_it_is_not_is_refused) {
  auto ana = page("ana", Role::participant, false);

  ana->say(hello(page_token(seat("ana")), client_of("ana"), "facilitator"));

  BOOST_TEST((ana->closed == CloseCode::who_are_you));
}

BOOST_AUTO_TEST_CASE(a_client_belongs_to_the_seat_that_first_used_it) {
  auto ana = page("ana");
  auto bo = page("bo", Role::participant, false);

  bo->say(hello(page_token(seat("bo")), client_of("ana")));

  BOOST_TEST((bo->closed == CloseCode::who_are_you));
  BOOST_TEST(!ana->closed.has_value());
}

BOOST_AUTO_TEST_CASE(a_newer_line_of_the_same_tab_ends_the_older_first) {
  auto old_line = page("ana");
  auto new_line = page("ana");

  BOOST_TEST((old_line->closed == CloseCode::normal));
  BOOST_TEST(!new_line->closed.has_value());
  BOOST_TEST(hub.sessions() == 1U);
  BOOST_TEST(hub.people() == 1U);
}

BOOST_AUTO_TEST_CASE(a_command_that_was_undecided_on_the_old_line_is_done_once_on_the_new_one) {
  auto lead = page("sam", Role::facilitator);
  open_room(*lead);
  lead->watch("room");
  auto old_line = page("ana");
  world.store.holds = true;
  old_line->command("say", {{"text", "first"}});
  old_line->command("say", {{"text", "second"}});

  auto new_line = page("ana");
  new_line->command("say", {{"text", "first"}});
  new_line->command("say", {{"text", "second"}});
  world.store.holds = false;
  world.store.complete();
  lead->read_all();
  new_line->read_all();

  BOOST_TEST(new_line->answers.size() == 2U);
  int words = 0;
  for (const auto& [key, put] : lead->mirrors.at("room").records)
    words += put.at("type") == "words";
  BOOST_TEST(words == 2);
}

BOOST_AUTO_TEST_CASE(a_living_tab_sends_what_a_dead_one_left) {
  auto lead = page("sam", Role::facilitator);
  open_room(*lead);
  page("ana")->session().lost();
  auto living = another_page("ana", "the-second-tab-of-ana");

  living->say({{"t", "command"},
               {"k", 1},
               {"client", client_of("ana")},
               {"space", "room"},
               {"name", "say"},
               {"args", {{"text", "left"}}}});

  BOOST_TEST(living->last("answer").at("answer").at("client") == client_of("ana"));
  BOOST_TEST(living->last("answer").at("answer").contains("ok"));
}

BOOST_AUTO_TEST_CASE(nobody_sends_for_a_living_tab_or_for_somebody_else) {
  auto ana = page("ana");
  auto bo = page("bo");

  bo->say({{"t", "command"},
           {"k", 1},
           {"client", client_of("ana")},
           {"space", "room"},
           {"name", "say"},
           {"args", json::object()}});

  BOOST_TEST(bo->last("answer").at("answer").at("rejected").at("code") == "not_your_client");
  BOOST_TEST(ana->all("answer").empty());
}

BOOST_AUTO_TEST_CASE(a_wall_cannot_command) {
  auto wall = page("screen", Role::wall);

  wall->command("core.blank", {{"on", true}}, "inquiry");

  BOOST_TEST((wall->closed == CloseCode::role));
}

BOOST_AUTO_TEST_CASE(the_burst_is_taken_and_one_more_waits_for_its_time) {
  auto ana = page("ana");
  for (int i = 0; i < chorus::limits::k_command_burst; ++i) ana->command("nonsense");
  const auto after_burst = ana->unread.size();

  const auto k = ana->command("nonsense");
  const bool waits = ana->unread.size() == 1 && ana->answer_to(k) == nullptr;
  steady += 1000 / chorus::limits::k_commands_a_second;
  ana->hand_over();
  ana->read_all();

  BOOST_TEST(after_burst == 0U);
  BOOST_TEST(waits);
  BOOST_TEST(ana->answer_to(k) != nullptr);
  BOOST_TEST(!ana->closed.has_value());
}

BOOST_AUTO_TEST_CASE(a_seat_has_one_rate_however_many_tabs_it_opens) {
  auto one = page("ana");
  auto two = another_page("ana", "the-second-tab-of-ana");
  for (int i = 0; i < chorus::limits::k_command_burst; ++i)
    (i % 2 == 0 ? one : two)->command("nonsense");

  two->command("nonsense");

  BOOST_TEST(two->unread.size() == 1U);
  BOOST_TEST(!two->closed.has_value());
}

BOOST_AUTO_TEST_CASE(a_page_that_sends_too_fast_is_looked_at_again_each_second) {
  auto ana = page("ana");
  auto calm = page("bo");
  for (int i = 0; i <= chorus::limits::k_command_burst; ++i) ana->command("nonsense");
  int looked = 0;
  ana->session().on_ready = [&looked] { ++looked; };
  calm->session().on_ready = [&looked] { ++looked; };

  hub.tick();
  hub.tick();

  BOOST_TEST(looked == 1);
}

BOOST_AUTO_TEST_CASE(thirty_two_commands_wait_and_those_beyond_are_not_read_until_one_is_answered) {
  auto lead = page("sam", Role::facilitator);
  open_room(*lead);
  auto ana = page("ana");
  world.store.holds = true;
  ana->command("say", {{"text", "under way"}});
  for (std::size_t i = 0; i < chorus::limits::k_commands_waiting; ++i) {
    ana->command("say", {{"text", "waits"}});
  }
  const auto at_the_limit = ana->unread.size();
  ana->command("say", {{"text", "unread"}});
  const auto past_it = ana->unread.size();
  bool looked = false;
  ana->session().on_ready = [&looked] { looked = true; };

  world.store.complete();
  ana->hand_over();

  BOOST_TEST(at_the_limit == 0U);
  BOOST_TEST(past_it == 1U);
  BOOST_TEST(looked);
  BOOST_TEST(ana->unread.empty());
}

BOOST_AUTO_TEST_CASE(a_hundred_commands_sent_again_at_once_are_each_done_once_and_in_order) {
  auto lead = page("sam", Role::facilitator);
  open_room(*lead);
  auto ana = page("ana");
  ana->watch("room");
  world.store.holds = true;
  for (int i = 1; i <= 100; ++i) ana->command("say", {{"text", std::to_string(i)}});

  auto again = page("ana");
  again->watch("room");
  for (int i = 1; i <= 100; ++i) again->command("say", {{"text", std::to_string(i)}});
  world.store.holds = false;
  world.store.complete();
  for (int second = 0; second < 10; ++second) {
    steady += 1000;
    again->hand_over();
    again->read_all();
  }

  BOOST_TEST(!again->closed.has_value());
  BOOST_TEST(again->answers.size() == 100U);
  std::vector<int> said;
  for (const auto& commit : world.store.commits) {
    for (const auto& touched : commit.touched) {
      if (touched.after->type != "words") continue;
      said.push_back(std::stoi(touched.after->body.value()->at("text").get<std::string>()));
    }
  }
  std::vector<int> expected(100);
  std::iota(expected.begin(), expected.end(), 1);
  BOOST_TEST(said == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(twenty_commands_a_second_can_go_on_for_ever) {
  auto ana = page("ana");

  for (int i = 0; i < 400; ++i) {
    steady += 1000 / chorus::limits::k_commands_a_second;
    ana->command("nonsense");
  }

  BOOST_TEST(!ana->closed.has_value());
}

BOOST_AUTO_TEST_CASE(a_hidden_space_and_one_that_is_not_there_are_denied_alike) {
  auto ana = page("ana");

  ana->watch("room");
  const auto hidden = ana->messages.back();
  ana->watch("nowhere");

  BOOST_TEST(hidden.at("kind") == "not_here");
  BOOST_TEST(ana->messages.back() == hidden);
  BOOST_TEST(ana->all("snapshot").empty());
}

BOOST_AUTO_TEST_CASE(an_unwatched_space_is_quiet) {
  auto lead = page("sam", Role::facilitator);
  open_room(*lead);
  auto ana = page("ana");
  ana->watch("room");

  ana->say({{"t", "unwatch"}, {"space", "room"}});
  lead->command("fix", {{"text", "unheard"}});
  ana->read_all();

  BOOST_TEST(ana->heard.find("unheard") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_ping_is_answered_with_both_times) {
  auto ana = page("ana");

  ana->say({{"t", "ping"}, {"at", 12345}});

  BOOST_TEST(ana->last("pong").at("at") == 12345);
  BOOST_TEST(ana->last("pong").at("now") == world.clock.now());
}

BOOST_AUTO_TEST_CASE(a_page_that_never_says_hello_is_ended_at_the_limit_and_not_before) {
  auto ana = page("ana", Role::participant, false);
  const auto within = chorus::limits::to_ms(chorus::limits::k_hello_within);

  steady += within - 1;
  hub.tick();
  const bool before = ana->closed.has_value();
  steady += 1;
  hub.tick();

  BOOST_TEST(!before);
  BOOST_TEST((ana->closed == CloseCode::who_are_you));
}

BOOST_AUTO_TEST_CASE(nonsense_is_refused_and_the_others_go_on) {
  auto ana = page("ana");
  auto bo = page("bo");

  ana->session().received(std::string(100'000, '['));
  ana->read_all();
  bo->say({{"t", "ping"}, {"at", 1}});

  BOOST_TEST(refusal(*ana) == "too_big");
  BOOST_TEST((ana->closed == CloseCode::bad_message));
  BOOST_TEST(!bo->last("pong").is_null());
}

BOOST_AUTO_TEST_CASE(after_the_close_nothing_is_heard_and_nothing_is_sent) {
  auto ana = page("ana");
  ana->session().close(CloseCode::restart);
  const auto heard = ana->messages.size();

  ana->say({{"t", "ping"}, {"at", 1}});
  ana->session().close(CloseCode::normal);
  ana->session().lost();

  BOOST_TEST((ana->closed == CloseCode::restart));
  BOOST_TEST(ana->messages.size() == heard);
  BOOST_TEST(hub.sessions() == 0U);
}

BOOST_AUTO_TEST_CASE(closing_everything_reaches_those_who_have_not_yet_said_hello) {
  auto ana = page("ana");
  auto silent = page("bo", Role::participant, false);

  hub.close_all(CloseCode::restart);

  BOOST_TEST((ana->closed == CloseCode::restart));
  BOOST_TEST((silent->closed == CloseCode::restart));
}

BOOST_AUTO_TEST_SUITE_END()
