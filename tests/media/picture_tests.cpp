#include "child_answer.hpp"
#include "kernel/values/limits.hpp"
#include "made_pictures.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <utility>

namespace chorus::media {
BOOST_AUTO_TEST_SUITE(picture_tests)

namespace {

using std::string_literals::operator""s;

const char* const k_program = CHORUS_PICTURE;

bool is_red(const Colour& colour) { return colour.red > 200 && colour.blue < 60; }

bool holds(const Cleaned& cleaned, std::string_view needle) {
  return cleaned.bytes.find(needle) != std::string::npos;
}

BOOST_AUTO_TEST_CASE(a_photo_is_made_anew_at_most_1600_a_side) {
  const auto large = cleaned_by(k_program, jpeg_of(4000, 3000));
  const auto small = cleaned_by(k_program, jpeg_of(300, 200));

  BOOST_TEST(large.content_type == "image/jpeg");
  BOOST_TEST(large.width == 1600U);
  BOOST_TEST(large.height == 1200U);
  BOOST_TEST(small.width == 300U);
  BOOST_TEST(is_red(colour_in(large.bytes, false, false)));
  BOOST_TEST(!is_red(colour_in(large.bytes, true, true)));
}

BOOST_AUTO_TEST_CASE(png_webp_and_heic_become_the_same_kind_of_picture) {
  for (const auto& file : {png_of(400, 300, 8), webp_of(400, 300), heic_of(400, 300)}) {
    const auto cleaned = cleaned_by(k_program, file);

    BOOST_TEST(cleaned.content_type == "image/jpeg");
    BOOST_TEST(cleaned.width == 400U);
    BOOST_TEST(cleaned.height == 300U);
    BOOST_TEST(cleaned.bytes.starts_with("\xFF\xD8\xFF"));
  }
}

BOOST_AUTO_TEST_CASE(place_names_and_the_small_picture_of_the_whole_scene_are_gone) {
  std::string file = with_segment(jpeg_of(400, 300), 0xE1, exif_of(1, "gps 56.46 -2.97 cottage"));
  file = with_segment(file, 0xE1, "http://ns.adobe.com/xap/1.0/\0<creator>Ada</creator>"s);
  file = with_segment(file, 0xED, "Photoshop 3.0\0caption of Ada's school"s);
  file = with_segment(file, 0xE2, "ICC_PROFILE\0\1\1phone of Ada"s);
  file = with_segment(file, 0xFE, "taken by Ada");

  const auto cleaned = cleaned_by(k_program, file);

  for (const char* needle : {"Exif", "gps", "56.46", "cottage", "Ada", "adobe", "ICC_PROFILE"}) {
    BOOST_TEST(!holds(cleaned, needle), needle);
  }
}

BOOST_AUTO_TEST_CASE(what_hangs_on_the_end_of_a_photo_is_gone) {
  const std::string page = "<html><script>alert(1)</script></html>";
  const std::string archive = "PK\x03\x04 secret.txt";

  const auto cleaned = cleaned_by(k_program, jpeg_of(200, 200) + page + archive);

  BOOST_TEST(!holds(cleaned, "<script"));
  BOOST_TEST(!holds(cleaned, "secret.txt"));
  BOOST_TEST(cleaned.bytes.ends_with("\xFF\xD9"));
}

// Where the red quarter of the picture must come to lie for each way of holding a camera.
BOOST_AUTO_TEST_CASE(however_the_camera_was_held_the_photo_is_upright) {
  const std::pair<bool, bool> places[] = {{false, false}, {true, false},  {true, true},
                                          {false, true},  {false, false}, {true, false},
                                          {true, true},   {false, true}};
  for (int way = 1; way <= 8; ++way) {
    const auto file = with_segment(jpeg_of(400, 200), 0xE1, exif_of(way, "x"));

    const auto cleaned = cleaned_by(k_program, file);

    const auto [right, lower] = places[way - 1];
    BOOST_TEST_CONTEXT("orientation " << way) {
      BOOST_TEST(cleaned.width == (way >= 5 ? 200U : 400U));
      BOOST_TEST(is_red(colour_in(cleaned.bytes, right, lower)));
      BOOST_TEST(!is_red(colour_in(cleaned.bytes, !right, !lower)));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded) {
  BOOST_TEST(refused_by(k_program, png_that_claims(30'000, 30'000, 109'000)) == "too_large");
  BOOST_TEST(refused_by(k_program, png_that_claims(12'001, 10, 100)) == "too_large");
  BOOST_TEST(refused_by(k_program, png_that_claims(8'000, 6'251, 100)) == "too_large");
  BOOST_TEST(refused_by(k_program, png_that_claims(0xFFFFFFFFU, 0xFFFFFFFFU, 10)) == "too_large");
}

BOOST_AUTO_TEST_CASE(the_largest_picture_that_is_taken_fits_into_the_memory_of_its_child) {
  const auto cleaned = cleaned_by(k_program, jpeg_of(8'000, 6'250));

  BOOST_TEST(cleaned.width == 1600U);
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_is_refused_whatever_its_name_said) {
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>";

  for (const auto& file :
       {svg, "GIF89a\1\0\1\0"s, "%PDF-1.7"s, "II*\0........"s, "MM\0*........"s, "BM............"s,
        "\0\0\0\x20"
        "ftypavif"s,
        ""s, "\xFF"s}) {
    BOOST_TEST(refused_by(k_program, file) == "kind");
  }
}

BOOST_AUTO_TEST_CASE(
    odd_and_damaged_pictures_are_taken_or_refused_and_end_nothing_but_their_child) {
  const std::string photo = jpeg_of(800, 600);

  BOOST_TEST(cleaned_by(k_program, cmyk_jpeg_of(100, 80)).width == 100U);
  BOOST_TEST(cleaned_by(k_program, png_of(100, 80, 16)).width == 100U);
  BOOST_TEST(refused_by(k_program, animated_webp_of(100, 80)) == "unreadable");
  BOOST_TEST(refused_by(k_program, photo.substr(0, 100)) == "unreadable");
  BOOST_TEST(answer_of(k_program, photo.substr(0, photo.size() / 2)).has_value());
  BOOST_TEST(refused_by(k_program, png_that_claims(100, 80, 50)) == "unreadable");
}

BOOST_AUTO_TEST_CASE(a_small_file_that_takes_long_to_decode_is_read_or_ends_its_child_alone) {
  const std::string file = jpeg_of_scans(6'000, 4'000, 1'000);

  const auto answer = answer_of(k_program, file);

  const auto* cleaned = answer ? std::get_if<Cleaned>(&*answer) : nullptr;
  BOOST_TEST((!cleaned || cleaned->width == 1600U));
  BOOST_TEST(file.size() < limits::k_media_bytes);
  BOOST_TEST(cleaned_by(k_program, jpeg_of(400, 300)).width == 400U);
}

BOOST_AUTO_TEST_CASE(damage_anywhere_in_a_file_is_answered_or_ends_the_child_alone) {
  const auto seed = std::random_device{}();
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 chance(seed);
  const std::string files[] = {jpeg_of(64, 48), png_of(64, 48, 8), webp_of(64, 48),
                               heic_of(64, 64)};
  for (int turn = 0; turn < 48; ++turn) {
    std::string file = files[turn % 4];
    for (int i = 0; i < 6; ++i) file[chance() % file.size()] = static_cast<char>(chance());

    const auto answer = answer_of(k_program, file);

    const auto* cleaned = answer ? std::get_if<Cleaned>(&*answer) : nullptr;
    BOOST_TEST((!cleaned || cleaned->bytes.starts_with("\xFF\xD8\xFF")));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::media
