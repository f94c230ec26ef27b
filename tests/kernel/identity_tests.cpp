#include "kernel/values/limits.hpp"
#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <vector>

using chorus::kernel::Identity;
using chorus::kernel::Role;
using chorus::kernel::Room;
using chorus::kernel::Store;
using chorus::test::KernelFixture;

BOOST_AUTO_TEST_SUITE(identity_tests)

namespace {

struct Door : KernelFixture {
  Room::Seated claim(const Identity::Claim& claim) {
    Room::Seated result = Identity::Refusal::not_saved;
    room->seat(claim, [&](const Room::Seated& seated) { result = seated; });
    return result;
  }
  static Identity::Claim code(std::string text) {
    Identity::Claim claim;
    claim.join_code = std::move(text);
    return claim;
  }
  static Identity::Claim slip(std::string text) {
    Identity::Claim claim;
    claim.slip = std::move(text);
    return claim;
  }
  static bool let_in(const Room::Seated& seated) {
    return std::holds_alternative<Identity::Admission>(seated);
  }
  std::string slip_of(Person& person) {
    const auto* answer = send(person, "core.new_slip", "{}", "inquiry");
    return nlohmann::json::parse(std::get<chorus::kernel::Body>(answer->outcome).text()).at("code");
  }
  std::vector<std::string> spare_cards(const char* args) {
    const auto* answer = send(lead(), "core.spare_cards", args, "inquiry");
    return nlohmann::json::parse(std::get<chorus::kernel::Body>(answer->outcome).text())
        .at("codes");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_typed_code_may_be_in_small_letters_with_blanks, Door) {
  BOOST_TEST(let_in(claim(code("k7q m2x"))));
  BOOST_TEST(let_in(claim(code("K7Q-M2X"))));
  BOOST_TEST(!let_in(claim(code("K7QM2Y"))));
  BOOST_TEST(!let_in(claim(code(""))));
}

BOOST_FIXTURE_TEST_CASE(a_seat_has_eight_open_tabs_and_a_ninth_ends_the_oldest, Door) {
  auto& identity = room->identity();
  const auto& seat = participant("ana").seat.id;
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at <= chorus::limits::k_page_tokens_a_seat; ++at) {
    tokens.push_back(identity.new_page_token(seat));
  }

  BOOST_TEST(!identity.seat_by_page_token(tokens.front()));
  BOOST_TEST(identity.seat_by_page_token(tokens.at(1)));
  BOOST_TEST(identity.seat_by_page_token(tokens.back()));
}

BOOST_FIXTURE_TEST_CASE(seats_that_never_said_hello_fill_no_room_and_the_oldest_goes, Door) {
  std::vector<Identity::Admission> seats;
  const auto take = [&] {
    clock.pass(1);
    seats.push_back(std::get<Identity::Admission>(claim(code("K7QM2X"))));
  };
  for (std::size_t i = 0; i < chorus::limits::k_people; ++i) take();
  const bool at_the_limit = publisher.ended_seats.empty();

  take();

  BOOST_TEST(at_the_limit);
  BOOST_TEST(publisher.ended_seats.size() == 1U);
  BOOST_TEST(room->identity().seat(seats.front().seat.id) == nullptr);
  BOOST_TEST(room->identity().seat(seats.at(1).seat.id) != nullptr);
  BOOST_TEST(room->identity().seat(seats.back().seat.id) != nullptr);
  BOOST_TEST(store.file().seats.size() == chorus::limits::k_people);
}

BOOST_FIXTURE_TEST_CASE(who_has_said_hello_is_never_sent_away_for_a_newcomer, Door) {
  std::vector<Identity::Admission> seats;
  for (std::size_t i = 0; i < chorus::limits::k_people; ++i) {
    seats.push_back(std::get<Identity::Admission>(claim(code("K7QM2X"))));
    if (i + 1 < chorus::limits::k_people) room->identity().said_hello(seats.back().seat.id);
  }

  const auto last = claim(code("K7QM2X"));
  room->identity().said_hello(std::get<Identity::Admission>(last).seat.id);
  const auto refused = claim(code("K7QM2X"));

  BOOST_TEST((std::get<Identity::Refusal>(refused) == Identity::Refusal::room_full));
  BOOST_TEST(room->identity().seat(seats.back().seat.id) == nullptr);
  for (std::size_t i = 0; i + 1 < chorus::limits::k_people; ++i) {
    BOOST_TEST(room->identity().seat(seats[i].seat.id) != nullptr);
  }
}

BOOST_FIXTURE_TEST_CASE(after_a_restart_those_count_who_ever_said_something, Door) {
  auto& ana = participant("ana");
  room->identity().said_hello(ana.seat.id);
  send(ana, "core.settle", R"({"settings":{}})", "inquiry");
  for (std::size_t i = 0; i < 3 * chorus::limits::k_people; ++i) claim(code("K7QM2X"));

  restart();

  BOOST_TEST(room->identity().person_count() == 1U);
  BOOST_TEST(let_in(claim(code("K7QM2X"))));
  BOOST_TEST(room->identity().seat(ana.seat.id) != nullptr);
  BOOST_TEST(store.file().seats.size() <= chorus::limits::k_people);
}

BOOST_FIXTURE_TEST_CASE(a_seat_outlives_the_process_and_its_secret_is_nowhere_in_the_file, Door) {
  const auto seated = claim(code("K7QM2X"));
  const auto& admission = std::get<Identity::Admission>(seated);

  restart();

  const auto* seat = room->identity().seat_by_secret(admission.secret);
  BOOST_TEST(seat != nullptr);
  BOOST_TEST((seat->person == admission.seat.person));
  BOOST_TEST(store.file().seats.front().token_digest != admission.secret);
}

BOOST_FIXTURE_TEST_CASE(a_seat_that_was_given_up_is_gone_for_good_and_its_person_stays, Door) {
  auto& ana = participant("ana");
  const std::string paper = slip_of(ana);
  const auto page_token = room->identity().new_page_token(ana.seat.id);
  bool is_saved = false;

  room->end_seat(ana.seat.id,
                 [&](Store::Result result) { is_saved = result == Store::Result::stored; });

  BOOST_TEST(is_saved);
  BOOST_TEST(publisher.ended_seats.size() == 1U);
  BOOST_TEST(room->identity().seat(ana.seat.id) == nullptr);
  BOOST_TEST(room->identity().seat_by_page_token(page_token) == nullptr);
  restart();
  BOOST_TEST(room->identity().seat(ana.seat.id) == nullptr);
  const auto back = claim(slip(paper));
  BOOST_TEST((std::get<Identity::Admission>(back).seat.person == ana.seat.person));
}

BOOST_FIXTURE_TEST_CASE(what_a_given_up_seat_was_answered_is_kept_nowhere, Door) {
  auto& ana = participant("ana");
  send(ana, "core.settle", R"({"settings":{}})", "inquiry");
  const auto answers_kept = [this] {
    std::string all;
    for (const auto& client : store.file().clients) {
      for (const auto& [k, body] : client.answers) all += body.text();
    }
    return all;
  };

  room->end_seat(ana.seat.id, [](Store::Result) {});

  BOOST_TEST(store.commits.back().forgotten_answers.size() == 1U);
  BOOST_TEST(answers_kept().find_first_not_of("{}") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_seat_that_could_not_be_ended_on_the_disk_goes_on, Door) {
  auto& ana = participant("ana");
  store.fails = true;
  bool is_saved = true;

  room->end_seat(ana.seat.id,
                 [&](Store::Result result) { is_saved = result == Store::Result::stored; });

  BOOST_TEST(!is_saved);
  BOOST_TEST(publisher.ended_seats.empty());
  BOOST_TEST(room->identity().seat(ana.seat.id) != nullptr);
}

BOOST_FIXTURE_TEST_CASE(a_slip_brings_the_same_person_back_on_another_phone, Door) {
  auto& ana = participant("ana");
  const std::string paper = slip_of(ana);
  restart();

  const auto seated = claim(slip(paper));

  BOOST_TEST((std::get<Identity::Admission>(seated).seat.person == ana.seat.person));
  BOOST_TEST(!std::get<Identity::Admission>(seated).new_person);
}

BOOST_FIXTURE_TEST_CASE(a_new_slip_ends_the_old_one_and_neither_is_stored_in_clear, Door) {
  auto& ana = participant("ana");
  const std::string lost = slip_of(ana);
  const std::string fresh = slip_of(ana);

  BOOST_TEST(!let_in(claim(slip(lost))));
  BOOST_TEST(let_in(claim(slip(fresh))));
  for (const auto& commit : store.commits) {
    if (commit.progress)
      BOOST_TEST(commit.progress->answer.text().find(fresh) == std::string::npos);
  }
}

BOOST_FIXTURE_TEST_CASE(a_spare_card_is_nobodys_until_somebody_comes_in_with_it, Door) {
  const auto cards = spare_cards(R"({"count":2})");

  const auto first = claim(slip(cards.at(0)));
  const auto again = claim(slip(cards.at(0)));
  const auto other = claim(slip(cards.at(1)));

  const auto person_of = [](const Room::Seated& seated) {
    return std::get<Identity::Admission>(seated).seat.person;
  };
  BOOST_TEST((person_of(first) == person_of(again)));
  BOOST_TEST((person_of(first) != person_of(other)));
  for (const auto& commit : store.commits) {
    if (commit.progress)
      BOOST_TEST(commit.progress->answer.text().find(cards.at(0)) == std::string::npos);
  }
}

BOOST_FIXTURE_TEST_CASE(new_spare_cards_end_unused_ones_where_a_lead_wants_it, Door) {
  const auto used_and_not = spare_cards(R"({"count":3})");
  BOOST_REQUIRE(let_in(claim(slip(used_and_not.at(0)))));
  const auto beside = spare_cards(R"({"count":1})");
  BOOST_TEST(let_in(claim(slip(used_and_not.at(0)))));

  const auto instead = spare_cards(R"({"count":1,"instead":true})");

  BOOST_TEST(let_in(claim(slip(used_and_not.at(0)))));
  BOOST_TEST(!let_in(claim(slip(used_and_not.at(1)))));
  BOOST_TEST(!let_in(claim(slip(used_and_not.at(2)))));
  BOOST_TEST(!let_in(claim(slip(beside.at(0)))));
  BOOST_TEST(let_in(claim(slip(instead.at(0)))));
}

BOOST_FIXTURE_TEST_CASE(somebody_who_said_who_they_are_keeps_their_card_without_a_seat, Door) {
  auto& ana = participant("ana");
  const auto paper = slip_of(ana);
  send(ana, "core.introduce", R"({"picture":"fox","role_group":"young_person"})", "inquiry");
  room->identity().end(ana.seat.id);

  spare_cards(R"({"count":1,"instead":true})");

  BOOST_TEST(let_in(claim(slip(paper))));
}

BOOST_FIXTURE_TEST_CASE(no_more_cards_lie_about_than_there_are_places, Door) {
  const auto sheets = chorus::limits::k_people / 48;
  for (std::size_t sheet = 0; sheet < sheets; ++sheet) spare_cards(R"({"count":48})");

  const auto* refused = send(lead(), "core.spare_cards", R"({"count":48})", "inquiry");

  BOOST_TEST(refusal(refused) == "too_many_cards");
  BOOST_TEST(spare_cards(R"({"count":48,"instead":true})").size() == 48U);
}

BOOST_FIXTURE_TEST_CASE(a_launch_link_opens_once, Door) {
  Identity::Claim once;
  once.launch = room->identity().new_launch(Role::facilitator);

  const auto first = claim(once);
  const auto second = claim(once);

  BOOST_TEST((std::get<Identity::Admission>(first).seat.role == Role::facilitator));
  BOOST_TEST((std::get<Identity::Refusal>(second) == Identity::Refusal::used));
}

BOOST_FIXTURE_TEST_CASE(a_lead_may_make_a_link_for_one_more_wall_and_nobody_else_may, Door) {
  const auto* answer = send(lead(), "core.wall_link", "{}", "inquiry");
  Identity::Claim once;
  once.launch = nlohmann::json::parse(std::get<chorus::kernel::Body>(answer->outcome).text())
                    .at("launch")
                    .get<std::string>();

  const auto seated = claim(once);

  BOOST_TEST((std::get<Identity::Admission>(seated).seat.role == Role::wall));
  BOOST_TEST(!let_in(claim(once)));
  BOOST_TEST(refusal(send(participant("ana"), "core.wall_link", "{}", "inquiry")) == "leads_only");
}

BOOST_FIXTURE_TEST_CASE(of_links_never_used_only_the_newest_64_still_open, Door) {
  Identity::Claim oldest;
  oldest.launch = room->identity().new_launch(Role::wall);
  Identity::Claim next;
  next.launch = room->identity().new_launch(Role::wall);
  for (int i = 0; i < 63; ++i) room->identity().new_launch(Role::wall);

  BOOST_TEST(!let_in(claim(oldest)));
  BOOST_TEST(let_in(claim(next)));
}

BOOST_FIXTURE_TEST_CASE(a_pairing_code_lets_one_more_lead_in_within_five_minutes, Door) {
  const auto pairing = [&] {
    const auto* answer = send(lead(), "core.let_in", "{}", "inquiry");
    Identity::Claim claim;
    claim.pair = nlohmann::json::parse(std::get<chorus::kernel::Body>(answer->outcome).text())
                     .at("code")
                     .get<std::string>();
    return claim;
  };

  const auto in_time = claim(pairing());
  const auto late_claim = pairing();
  clock.pass(5 * 60'000);
  const auto late = claim(late_claim);

  BOOST_TEST((std::get<Identity::Admission>(in_time).seat.role == Role::facilitator));
  BOOST_TEST(!let_in(late));
}

BOOST_FIXTURE_TEST_CASE(a_new_join_code_shuts_the_old_one_and_keeps_the_seats, Door) {
  auto& ana = participant("ana");
  send(lead(), "core.new_code", "{}", "inquiry");

  BOOST_TEST(!let_in(claim(code("K7QM2X"))));
  BOOST_TEST(let_in(claim(code(room->identity().join_code()))));
  BOOST_TEST(room->identity().seat(ana.seat.id) != nullptr);
}

BOOST_FIXTURE_TEST_CASE(a_seat_ends_after_ninety_days, Door) {
  auto& ana = participant("ana");
  const auto days = [](std::int64_t count) { return count * 24 * 3'600'000; };

  clock.pass(days(90) - 1);
  const bool before = room->identity().seat(ana.seat.id) != nullptr;
  clock.pass(1);

  BOOST_TEST(before);
  BOOST_TEST(room->identity().seat(ana.seat.id) == nullptr);
}

BOOST_FIXTURE_TEST_CASE(the_wall_learns_a_picture_and_never_a_name, Door) {
  auto& ana = participant("ana");
  send(ana, "core.introduce", R"({"picture":"otter","name":"Ana","role_group":"young_person"})",
       "inquiry");
  send(ana, "core.arrive", "{}", "inquiry");

  const std::string seen = seen_by(wall(), "inquiry");

  BOOST_TEST(seen.find("otter") != std::string::npos);
  BOOST_TEST(seen.find("Ana") == std::string::npos);
  BOOST_TEST(seen.find("young_person") == std::string::npos);
  BOOST_TEST(seen_by(reader(participant("ben")), "inquiry").find("Ana") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
