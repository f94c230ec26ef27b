#include "tests/load/generator/ledger.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>

BOOST_AUTO_TEST_SUITE(ledger_tests)

using chorus::load::Ledger;

namespace {

constexpr std::size_t k_phones = 70;  // more than one word of bits

struct Said : Ledger {
  explicit Said(bool answered = false) : Ledger(k_phones, 2, answered) {
    for (std::size_t phone = 0; phone < k_phones; ++phone) await(phone);
  }
  void says(std::size_t speaker, int times) {
    for (int at = 0; at < times; ++at) say(speaker, {}, 0);
  }
  void reaches_all(std::size_t speaker, std::uint64_t number) {
    for (std::size_t phone = 0; phone < k_phones; ++phone) reach(phone, speaker, number);
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_post_is_done_when_the_last_phone_has_it) {
  Said said;
  said.says(0, 1);
  for (std::size_t phone = 0; phone + 1 < k_phones; ++phone) said.reach(phone, 0, 0);
  BOOST_TEST(!said.all_done());
  BOOST_TEST(said.counts().missing == 1U);

  const auto* post = said.reach(k_phones - 1, 0, 0);

  BOOST_REQUIRE(post != nullptr);
  BOOST_TEST(post->seen.empty());
  BOOST_TEST(said.all_done());
  BOOST_TEST(said.counts().missing == 0U);
}

BOOST_AUTO_TEST_CASE(what_comes_again_is_doubled_before_and_after_everybody_has_it) {
  Said said;
  said.says(0, 1);
  said.reach(3, 0, 0);
  BOOST_TEST(said.reach(3, 0, 0) == nullptr);
  for (std::size_t phone = 0; phone < k_phones; ++phone) {
    if (phone != 3) said.reach(phone, 0, 0);
  }
  BOOST_TEST(said.reach(4, 0, 0) == nullptr);

  BOOST_TEST(said.counts().doubled == 2U);
  BOOST_TEST(said.counts().reached == k_phones);
}

BOOST_AUTO_TEST_CASE(what_was_never_said_is_unknown) {
  Said said;
  said.says(0, 1);

  BOOST_TEST(said.reach(0, 0, 1) == nullptr);
  BOOST_TEST(said.reach(0, 2, 0) == nullptr);
  BOOST_TEST(said.answer(1, 0, false) == nullptr);

  BOOST_TEST(said.counts().unknown == 3U);
}

BOOST_AUTO_TEST_CASE(
    a_later_post_in_a_snapshot_replaces_those_of_the_same_person_that_did_not_come) {
  Said said;
  said.says(0, 4);
  said.says(1, 1);
  said.reach(7, 0, 1);

  said.tell_anew(7, 0, 2);
  said.tell_anew(7, 0, 2);  // as another snapshot would

  const auto counts = said.counts();
  BOOST_TEST(counts.reached == 2U);
  BOOST_TEST(counts.replaced == 1U);
  BOOST_TEST(counts.doubled == 0U);
  BOOST_TEST(counts.missing == 5 * k_phones - 3);
}

BOOST_AUTO_TEST_CASE(a_refused_post_is_expected_nowhere_and_every_other_one_waits_for_its_answer) {
  Said said(true);
  said.says(0, 2);
  BOOST_TEST(said.open(0) == 2U);

  said.answer(0, 0, true);
  said.reaches_all(0, 1);
  BOOST_TEST(!said.all_done());
  BOOST_TEST(said.counts().unanswered == 1U);
  said.answer(0, 1, false);

  BOOST_TEST(said.all_done());
  BOOST_TEST(said.open(0) == 0U);
  BOOST_TEST(said.counts().expected == k_phones);
  BOOST_TEST(said.counts().refused == 1U);
}

BOOST_AUTO_TEST_CASE(a_post_to_a_table_is_done_when_as_many_have_it_as_sit_there) {
  Said said;
  said.expect(2);
  said.says(0, 1);
  said.reach(3, 0, 0);
  BOOST_TEST(!said.all_done());

  said.reach(9, 0, 0);

  BOOST_TEST(said.all_done());
  BOOST_TEST(said.counts().missing == 0U);
}

BOOST_AUTO_TEST_CASE(who_is_not_awaited_counts_for_nothing) {
  Ledger ledger(3, 1, false);
  ledger.await(0);
  ledger.say(0, {}, 0);

  BOOST_TEST(ledger.reach(2, 0, 0) == nullptr);
  ledger.reach(0, 0, 0);

  BOOST_TEST(ledger.all_done());
  BOOST_TEST(ledger.counts().reached == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
