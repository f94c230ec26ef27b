#include "kernel/values/limits.hpp"
#include "tests/kernel/evening.hpp"
#include "tests/kernel/may_see.hpp"
#include "tests/support/seed.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

// Whatever happens of an evening, at tables that change and over types that were carried over: a
// photo is had by those who may see a thing that names it and by nobody else, and one that nothing
// names any more goes from the file with its bytes, an hour later or when no undo can bring it
// back.
BOOST_AUTO_TEST_SUITE(media_evening_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::Evening;
using kernel::MediumId;
using kernel::Reader;
using kernel::Record;

constexpr unsigned k_evenings = 60;
constexpr int k_acts = 80;

class PhotoEvening : public Evening {
 public:
  explicit PhotoEvening(unsigned seed) : Evening(seed), comings_(seed) {
    for (const auto& name : people()) names_.push_back(name);
    for (const auto& name : leads()) names_.push_back(name);
  }

  void step() {
    if (comings_() % 20 == 0) start_with_newer_types();
    act();
    for (const auto& photo : photos()) check(photo);
  }

  void check_what_is_left() {
    clock.pass(chorus::limits::to_ms(chorus::limits::k_undo_kept));
    room->tick();
    for (const auto& photo : photos()) {
      BOOST_TEST_REQUIRE(is_kept(photo) == !named_by(photo).empty(), photo.value());
    }
  }

 private:
  std::vector<const Record*> named_by(const MediumId& photo) const {
    std::vector<const Record*> found;
    for (const auto& id : spaces()) {
      for (const auto& [key, record] : room->space(kernel::SpaceId(id))->records) {
        if (record->body.text().find(photo.value()) != std::string::npos) {
          found.push_back(record.get());
        }
      }
    }
    return found;
  }

  bool is_kept(const MediumId& photo) const {
    const auto& media = store.file().media;
    return std::any_of(media.begin(), media.end(),
                       [&](const auto& medium) { return medium.id == photo; });
  }

  std::string bytes_of(const MediumId& photo) {
    std::string bytes;
    room->read_medium(photo, [&](const kernel::MediumBytes& read) { bytes = read ? *read : ""; });
    return bytes;
  }

  void check(const MediumId& photo) {
    const auto records = named_by(photo);
    const bool kept = is_kept(photo);
    BOOST_TEST_REQUIRE(kept == !bytes_of(photo).empty());
    BOOST_TEST_REQUIRE((kept || records.empty()), photo.value() << " is named and gone");
    const bool was_handed_in_alone = kept && records.empty();
    for (const auto& name : names_) {
      check(photo, name, reader(named(name)), records, was_handed_in_alone);
    }
    check(photo, "the wall", wall(), records, false);
  }

  void check(const MediumId& photo, const std::string& name, const Reader& reader,
             const std::vector<const Record*>& records, bool may_be_own) {
    const bool sees = std::any_of(records.begin(), records.end(), [&](const Record* record) {
      return chorus::test::may_see(*room, *record, reader);
    });
    const bool has = room->medium(photo, reader) != nullptr;
    BOOST_TEST_REQUIRE((!sees || has), name << " sees what names " << photo.value());
    BOOST_TEST_REQUIRE((!has || sees || may_be_own), name << " has " << photo.value());
  }

  std::mt19937 comings_;
  std::vector<std::string> names_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_photo_is_had_by_who_sees_what_names_it_and_goes_with_the_last_of_it) {
  const unsigned first = chorus::test::first_seed();
  for (unsigned seed = first; seed < first + k_evenings; ++seed) {
    BOOST_TEST_CONTEXT("CHORUS_TEST_SEED=" << seed) {
      PhotoEvening evening(seed);
      for (int act = 0; act < k_acts; ++act) evening.step();
      evening.check_what_is_left();
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
