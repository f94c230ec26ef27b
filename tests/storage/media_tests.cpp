#include "storage/backup.hpp"
#include "storage/check.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(media_tests)

namespace {

const std::string k_photo =
    std::string("\xFF\xD8\xFF\0 photo-needle ", 18) + std::string(300'000, 'x');

kernel::NewMedium a_photo(const std::string& id) {
  kernel::NewMedium made;
  made.medium.id = kernel::MediumId(id);
  made.medium.owner = kernel::PersonId("ana");
  made.medium.content_type = "image/jpeg";
  made.medium.width = 1600;
  made.medium.height = 1200;
  made.medium.size = k_photo.size();
  made.medium.added = 1'800'000'000'000;
  made.bytes = std::make_shared<const std::string>(k_photo);
  return made;
}

kernel::RecordPtr story_with(const std::string& id) {
  return record(k_talk, "story/photo", R"({"medium":{"id":")" + id + R"("}})");
}

struct Kept : StoreFixture {
  Kept() {
    auto commit = next(kernel::k_inquiry_space);
    commit.media = {a_photo("one")};
    BOOST_TEST_REQUIRE((keep(commit) == kernel::Store::Result::stored));
    auto story = next(k_talk);
    story.keep({story_with("one")});
    BOOST_TEST_REQUIRE((keep(story) == kernel::Store::Result::stored));
  }

  std::string read(const std::string& id) {
    std::optional<kernel::MediumBytes> bytes;
    store().read_medium(kernel::MediumId(id),
                        [&](const kernel::MediumBytes& found) { bytes = found; });
    room.run_until([&] { return bytes.has_value(); });
    return *bytes ? **bytes : std::string();
  }
  bool lies_anywhere() const {
    return everything_in(folder.path()).find("photo-needle") != std::string::npos;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(papers_read_a_photo_beside_whoever_serves_it, Kept) {
  const auto bytes = storage::read_medium(path, kernel::MediumId("one"));

  BOOST_TEST_REQUIRE(bytes);
  BOOST_TEST((*bytes == k_photo));
  BOOST_TEST(!storage::read_medium(path, kernel::MediumId("two")));
}

BOOST_FIXTURE_TEST_CASE(a_photo_comes_out_of_the_file_as_it_went_in, Kept) {
  BOOST_TEST((read("one") == k_photo));
  BOOST_TEST(read("two").empty());

  const auto loaded = reopened();

  BOOST_TEST_REQUIRE(loaded.media.size() == 1U);
  const auto& medium = loaded.media.front();
  BOOST_TEST(medium.id.value() == "one");
  BOOST_TEST(medium.owner.value() == "ana");
  BOOST_TEST(medium.content_type == "image/jpeg");
  BOOST_TEST(medium.width == 1600U);
  BOOST_TEST(medium.height == 1200U);
  BOOST_TEST(medium.size == k_photo.size());
  BOOST_TEST(medium.added == 1'800'000'000'000);
  BOOST_TEST((read("one") == k_photo));
}

BOOST_FIXTURE_TEST_CASE(what_is_erased_lies_nowhere_in_the_folder_any_more, Kept) {
  BOOST_TEST(lies_anywhere());
  auto taken_back = next(k_talk);
  taken_back.withdrawn = {{k_talk, kernel::Key("story/photo")}};
  taken_back.drop({kernel::Key("story/photo")});
  taken_back.erased_media = {kernel::MediumId("one")};

  keep(taken_back);

  BOOST_TEST(read("one").empty());
  BOOST_TEST(!lies_anywhere());
}

BOOST_FIXTURE_TEST_CASE(what_nobody_gave_leaves_the_file_and_its_log_without_waiting_for_quiet,
                        Kept) {
  auto forgotten = next(kernel::k_inquiry_space);
  forgotten.erased_media = {kernel::MediumId("one")};

  keep(forgotten);

  BOOST_TEST(!lies_anywhere());
}

BOOST_FIXTURE_TEST_CASE(a_copy_has_the_photos_with_it, Kept) {
  storage::backup_inquiry(path, folder / "copy.inquiry");
  RoomThread other;
  storage::FileStore copy(folder / "copy.inquiry", other.post());
  const auto loaded = copy.load();
  std::optional<kernel::MediumBytes> bytes;
  copy.read_medium(kernel::MediumId("one"),
                   [&](const kernel::MediumBytes& found) { bytes = found; });
  other.run_until([&] { return bytes.has_value(); });

  BOOST_TEST(loaded.media.size() == 1U);
  BOOST_TEST((**bytes == k_photo));
}

BOOST_FIXTURE_TEST_CASE(a_story_whose_photo_is_missing_is_named_by_the_check, Kept) {
  close();
  BOOST_TEST(storage::check_inquiry(path).faults.empty());

  change(path, "DELETE FROM medium");

  const auto faults = storage::check_inquiry(path).faults;
  BOOST_TEST_REQUIRE(faults.size() == 1U);
  BOOST_TEST(faults.front() == "The photo or the sound of story/photo in talk is missing.");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
