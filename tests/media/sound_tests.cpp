#include "child_answer.hpp"
#include "made_pictures.hpp"
#include "made_sounds.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

namespace chorus::media {
BOOST_AUTO_TEST_SUITE(sound_tests)

namespace {

const char* const k_sounds = CHORUS_SOUND;

bool has(const Cleaned& cleaned, std::string_view needle) {
  return cleaned.bytes.find(needle) != std::string::npos;
}

BOOST_AUTO_TEST_CASE(each_kind_of_sound_that_browsers_play_is_packed_anew) {
  const auto type_of = [](const std::string& file) {
    return cleaned_by(k_sounds, file).content_type;
  };

  BOOST_TEST(type_of(mp3_of(2)) == "audio/mpeg");
  BOOST_TEST(type_of(wav_of(2, "note")) == "audio/wav");
  BOOST_TEST(type_of(muxed({"mp4", AV_CODEC_ID_AAC})) == "audio/mp4");
  BOOST_TEST(type_of(muxed({"3gp", AV_CODEC_ID_AAC})) == "audio/mp4");
  BOOST_TEST(type_of(muxed({"ogg", AV_CODEC_ID_OPUS})) == "audio/ogg");
  BOOST_TEST(type_of(muxed({"webm", AV_CODEC_ID_OPUS})) == "audio/webm");
}

BOOST_AUTO_TEST_CASE(how_long_a_sound_is_comes_of_what_is_heard) {
  BOOST_TEST(cleaned_by(k_sounds, mp3_of(7)).seconds == 8U);  // rounded up, encoders fill up
  BOOST_TEST(cleaned_by(k_sounds, wav_of(7, "")).seconds == 7U);
}

BOOST_AUTO_TEST_CASE(two_minutes_are_taken_and_a_second_more_is_not) {
  BOOST_TEST(cleaned_by(k_sounds, mp3_of(120)).content_type == "audio/mpeg");
  BOOST_TEST(refused_by(k_sounds, mp3_of(121)) == "too_long");
  BOOST_TEST(refused_by(k_sounds, muxed({"webm", AV_CODEC_ID_OPUS, 121})) == "too_long");
}

BOOST_AUTO_TEST_CASE(tags_pictures_and_places_are_gone) {
  const std::map<std::string, std::string> tags = {
      {"title", "Ada's secret"}, {"location", "+56.46-002.97/"}, {"comment", "Ada at school"}};

  for (const auto& file : {with_tags(mp3_of(2)), wav_of(2, "Ada at school"),
                           muxed({"mp4", AV_CODEC_ID_AAC, 2, true, false, tags}),
                           muxed({"ogg", AV_CODEC_ID_OPUS, 2, true, false, tags}),
                           muxed({"webm", AV_CODEC_ID_OPUS, 2, true, false, tags})}) {
    BOOST_TEST(file.find("Ada") != std::string::npos);

    const auto cleaned = cleaned_by(k_sounds, file);

    for (const char* needle : {"Ada", "56.46", "secret", "ID3", "APIC", "Lavf5"}) {
      BOOST_TEST(!has(cleaned, needle), cleaned.content_type << ": " << needle);
    }
  }
}

BOOST_AUTO_TEST_CASE(of_a_video_the_sound_alone_is_taken) {
  const auto cleaned = cleaned_by(k_sounds, muxed({"mov", AV_CODEC_ID_AAC, 2, true, true}));

  BOOST_TEST(cleaned.content_type == "audio/mp4");
  BOOST_TEST(!has(cleaned, "what is seen"));
  BOOST_TEST(refused_by(k_sounds, muxed({"mov", AV_CODEC_ID_AAC, 2, false, true})) == "no_sound");
}

BOOST_AUTO_TEST_CASE(what_no_browser_plays_or_is_no_sound_is_refused) {
  BOOST_TEST(refused_by(k_sounds, muxed({"3gp", AV_CODEC_ID_AMR_NB})) == "kind");
  BOOST_TEST(refused_by(k_sounds, jpeg_of(20, 20)) == "kind");
  BOOST_TEST(refused_by(k_sounds, "") == "kind");
  BOOST_TEST(refused_by(k_sounds, mp3_of(2).substr(0, 200)) == "unreadable");
}

BOOST_AUTO_TEST_CASE(damage_anywhere_in_a_sound_is_answered_or_ends_the_child_alone) {
  const auto seed = std::random_device{}();
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 chance(seed);
  const std::string files[] = {with_tags(mp3_of(1)), wav_of(1, "n"),
                               muxed({"mp4", AV_CODEC_ID_AAC}), muxed({"ogg", AV_CODEC_ID_OPUS}),
                               muxed({"webm", AV_CODEC_ID_OPUS})};
  for (int turn = 0; turn < 40; ++turn) {
    std::string file = files[turn % 5];
    for (int i = 0; i < 6; ++i)
      file[chance() % std::min<std::size_t>(file.size(), 600)] = static_cast<char>(chance());

    const auto answer = answer_of(k_sounds, file);

    BOOST_TEST((!answer || answer->index() < 2));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::media
