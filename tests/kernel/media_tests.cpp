#include "kernel/values/limits.hpp"
#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <variant>

using chorus::kernel::Answer;
using chorus::kernel::Loaded;
using chorus::kernel::Medium;
using chorus::kernel::MediumBytes;
using chorus::kernel::MediumId;
using chorus::kernel::NewMedium;
using chorus::kernel::Reader;
using chorus::kernel::Rejection;
using chorus::test::GivingFixture;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(media_tests)

namespace {

struct Photos : GivingFixture {
  std::variant<Medium, Rejection> sent_by(const std::string& name, std::uint64_t size = 5) {
    NewMedium medium;
    medium.medium.owner = participant(name).seat.person;
    medium.medium.content_type = "image/jpeg";
    medium.medium.width = 1600;
    medium.medium.height = 1200;
    medium.medium.size = size;
    medium.bytes = std::make_shared<const std::string>("photo");
    std::variant<Medium, Rejection> kept;
    room->keep_medium(medium, [&](const auto& outcome) { kept = outcome; });
    return kept;
  }
  MediumId photo_of(const std::string& name) { return std::get<Medium>(sent_by(name)).id; }

  const Answer* tell(const std::string& name, const MediumId& photo, const std::string& may = "") {
    json args{{"text", "look"}, {"medium", photo.value()}};
    if (!may.empty()) args["may"] = may;
    return send(participant(name), "tell", args.dump());
  }
  std::string told(const std::string& name, const MediumId& photo, const std::string& may = "") {
    return made(tell(name, photo, may));
  }
  const Answer* retell(const std::string& name, const std::string& key, const json& more) {
    json args{{"text", "again"}, {"key", key}};
    args.update(more);
    return send(participant(name), "retell", args.dump());
  }

  bool may_have(const Reader& reader, const MediumId& photo) const {
    return room->medium(photo, reader) != nullptr;
  }
  std::string bytes_of(const MediumId& photo) {
    std::string bytes;
    room->read_medium(photo, [&](const MediumBytes& read) { bytes = read ? *read : ""; });
    return bytes;
  }
  // In the file, whoever may have it.
  bool is_kept(const MediumId& photo) {
    for (const auto& medium : store.load().media) {
      if (medium.id == photo) return true;
    }
    return false;
  }
  void an_hour_passes() {
    clock.pass(chorus::limits::to_ms(chorus::limits::k_media_unnamed));
    room->tick();
  }
};

std::string keys_of(const std::string& key) { return json{{"keys", {key}}}.dump(); }

}  // namespace

BOOST_FIXTURE_TEST_CASE(until_it_is_given_a_photo_is_its_senders_alone, Photos) {
  const auto photo = photo_of("ana");

  BOOST_TEST(bytes_of(photo) == "photo");
  BOOST_TEST(may_have(reader(participant("ana")), photo));
  BOOST_TEST(!may_have(reader(participant("ben")), photo));
  BOOST_TEST(!may_have(reader(lead()), photo));
  BOOST_TEST(!may_have(wall(), photo));
}

BOOST_FIXTURE_TEST_CASE(a_photo_goes_as_far_as_the_story_that_names_it, Photos) {
  const auto for_leads = photo_of("ana");
  const auto for_all = photo_of("ana");
  told("ana", for_leads, "facilitators");
  const auto story = told("ana", for_all, "words");

  BOOST_TEST(may_have(reader(lead()), for_leads));
  BOOST_TEST(!may_have(reader(participant("ben")), for_leads));
  BOOST_TEST(!may_have(wall(), for_leads));
  BOOST_TEST(may_have(reader(participant("ben")), for_all));
  BOOST_TEST(!may_have(wall(), for_all), "nothing is on the wall but by a lead's hand");

  send(lead(), "core.release", keys_of(story));

  BOOST_TEST(may_have(wall(), for_all));
  BOOST_TEST(!may_have(reader(participant("ben")), for_leads));
}

BOOST_FIXTURE_TEST_CASE(nobody_gives_a_photo_that_is_not_theirs_or_is_not_there, Photos) {
  const auto photo = photo_of("ana");
  const auto own = told("ben", photo_of("ben"));

  BOOST_TEST(refusal(tell("ben", photo, "words")) == "medium_gone");
  BOOST_TEST(refusal(tell("ben", MediumId("made-up"), "words")) == "medium_gone");
  BOOST_TEST(refusal(retell("ben", own, {{"medium", photo.value()}})) == "medium_gone");
  BOOST_TEST(!may_have(reader(participant("ben")), photo));
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_takes_its_photo_out_of_the_file_at_once, Photos) {
  const auto photo = photo_of("ana");
  const auto story = told("ana", photo, "words");
  send(lead(), "core.release", keys_of(story));

  BOOST_TEST(accepted(send(participant("ana"), "core.withdraw", keys_of(story))));

  BOOST_TEST(!is_kept(photo));
  BOOST_TEST(bytes_of(photo).empty());
  for (const auto& reader : {reader(participant("ana")), reader(lead()), wall()}) {
    BOOST_TEST(!may_have(reader, photo));
  }
  BOOST_TEST(store.file().media.empty());
}

BOOST_FIXTURE_TEST_CASE(a_photo_that_another_story_names_too_stays_with_that_one, Photos) {
  const auto photo = photo_of("ana");
  const auto first = told("ana", photo);
  const auto second = told("ana", photo);

  send(participant("ana"), "core.withdraw", keys_of(first));
  BOOST_TEST(is_kept(photo));
  send(participant("ana"), "core.withdraw", keys_of(second));
  BOOST_TEST(!is_kept(photo));
}

BOOST_FIXTURE_TEST_CASE(taking_everything_back_takes_every_photo_given_or_not, Photos) {
  const auto given = photo_of("ana");
  const auto only_sent = photo_of("ana");
  const auto others = photo_of("ben");
  told("ana", given, "words");

  send(participant("ana"), "core.withdraw_all", "{}", "inquiry");

  BOOST_TEST(!is_kept(given));
  BOOST_TEST(!is_kept(only_sent));
  BOOST_TEST(is_kept(others));
}

BOOST_FIXTURE_TEST_CASE(what_nobody_gave_within_an_hour_is_erased, Photos) {
  const auto forgotten = photo_of("ana");
  const auto given = photo_of("ana");
  told("ana", given);
  room->tick();
  BOOST_TEST(is_kept(forgotten));

  an_hour_passes();

  BOOST_TEST(!is_kept(forgotten));
  BOOST_TEST(is_kept(given));
  BOOST_TEST(refusal(tell("ana", forgotten)) == "medium_gone");
}

BOOST_FIXTURE_TEST_CASE(a_photo_that_was_replaced_is_erased_within_the_hour, Photos) {
  const auto first = photo_of("ana");
  const auto second = photo_of("ana");
  const auto story = told("ana", first);

  BOOST_TEST(accepted(retell("ana", story, {{"medium", second.value()}})));
  an_hour_passes();

  BOOST_TEST(!is_kept(first));
  BOOST_TEST(is_kept(second));
}

BOOST_FIXTURE_TEST_CASE(a_photo_that_a_lead_took_out_goes_when_it_can_no_more_be_brought_back,
                        Photos) {
  const auto photo = photo_of("ana");
  const auto story = told("ana", photo, "words");
  send(lead(), "retell", json{{"key", story}, {"text", "without it"}}.dump());

  an_hour_passes();
  BOOST_TEST(is_kept(photo), "it can still be undone");
  clock.pass(chorus::limits::to_ms(chorus::limits::k_undo_kept));
  room->tick();

  BOOST_TEST(!is_kept(photo));
}

BOOST_FIXTURE_TEST_CASE(what_needs_care_keeps_its_photo_for_the_safeguarding_lead_alone, Photos) {
  const auto photo = photo_of("ana");
  const auto story = told("ana", photo, "words");
  send(lead(), "core.needs_care", json{{"key", story}}.dump());

  BOOST_TEST(may_have(reader(participant("ana")), photo), "her page stays as it was");
  BOOST_TEST(!may_have(reader(lead()), photo));
  send(participant("ana"), "core.withdraw", keys_of(story));
  an_hour_passes();

  BOOST_TEST(is_kept(photo));
  for (const auto& reader : {reader(participant("ana")), reader(lead()), wall()}) {
    BOOST_TEST(!may_have(reader, photo));
  }
}

BOOST_FIXTURE_TEST_CASE(a_copy_from_before_loses_the_photo_that_was_taken_back_since, Photos) {
  const auto photo = photo_of("ana");
  const auto story = told("ana", photo, "words");
  Loaded copy = store.load();
  send(participant("ana"), "core.withdraw", keys_of(story));
  copy.withdrawn = store.taken_back();

  store.keep(copy);
  restart();

  BOOST_TEST(!is_kept(photo));
}

BOOST_FIXTURE_TEST_CASE(photos_are_there_after_a_restart_for_whom_they_were, Photos) {
  const auto photo = photo_of("ana");
  told("ana", photo, "facilitators");

  restart();

  BOOST_TEST(may_have(reader(lead()), photo));
  BOOST_TEST(!may_have(reader(participant("ben")), photo));
}

BOOST_FIXTURE_TEST_CASE(a_person_and_an_inquiry_hold_so_many_and_no_more, Photos) {
  for (std::size_t i = 0; i < chorus::limits::k_media_a_person; ++i) photo_of("ana");

  BOOST_TEST(std::get<Rejection>(sent_by("ana")).code == "media_full");
  BOOST_TEST(room->no_room_for_media(participant("ana").seat.person).has_value());
  BOOST_TEST(!room->no_room_for_media(participant("ben").seat.person).has_value());
  BOOST_TEST(std::get<Rejection>(sent_by("ben", chorus::limits::k_media_bytes_an_inquiry)).code ==
             "media_full");
}

BOOST_FIXTURE_TEST_CASE(a_photo_that_could_not_be_saved_is_not_there, Photos) {
  store.fails = true;

  const auto outcome = sent_by("ana");

  BOOST_TEST(std::get<Rejection>(outcome).code == "storage_trouble");
}

BOOST_AUTO_TEST_SUITE_END()
