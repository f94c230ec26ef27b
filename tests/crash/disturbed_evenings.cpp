// Evenings by chance, each with something that happens to its file at a moment by chance: what was
// acknowledged is there, what was taken back is nowhere, and people read the right words. As many
// seeds as CHORUS_DISTURBED_SEEDS says, from CHORUS_TEST_SEED on; each kind of disturbance comes in
// turn, so a dozen seeds meet them all.
#include "rehearse/chance.hpp"
#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/running_program.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <sys/resource.h>
#include <vector>

BOOST_AUTO_TEST_SUITE(disturbed_evenings)

namespace {

namespace fs = std::filesystem;
using chorus::rehearse::Chance;
using chorus::test::bytes_of;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using chorus::test::run_chorus;
using chorus::test::RunningProgram;
using chorus::test::ServerProcess;
using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr seconds k_within{40};
constexpr std::size_t k_people = 4;
constexpr std::size_t k_acts_at_least = 6;
constexpr std::size_t k_acts_at_random = 14;

std::uint64_t number_from(const char* name, std::uint64_t usual) {
  const char* given = std::getenv(name);
  return given == nullptr ? usual : std::strtoull(given, nullptr, 10);
}

bool holds(const std::string& bytes, const std::string& needle) {
  return bytes.find(needle) != std::string::npos;
}

class Evening : public LiveRoom {
 public:
  explicit Evening(std::uint64_t seed) : LiveRoom({}, "short-round"), chance(seed) {
    promise_is_kept();
    stories = lead().space_of("paired-interview");
    lead().does(stories, "core.open");
    for (std::size_t i = 0; i < k_people; ++i) people.push_back(&person());
  }

  // Answered one after the other, so that what was acknowledged is known.
  void goes_on() {
    const auto acts = k_acts_at_least + chance.below(k_acts_at_random);
    for (std::size_t act = 0; act < acts; ++act) something_happens();
  }
  void something_happens() {
    Guest& guest = *people[chance.below(people.size())];
    if (!told.empty() && chance.happens(0.25)) return takes_back(told.begin()->first);
    if (!told.empty() && chance.happens(0.2)) {
      const auto& key = std::next(told.begin(), std::ptrdiff_t(chance.below(told.size())))->first;
      lead().does(stories, "core.release", {{"keys", {key}}});
      return;
    }
    if (chance.happens(0.15)) return comes_anew(guest);
    tells(guest);
  }
  void tells(Guest& guest) {
    const auto needle = next_needle();
    const auto key = guest.does(stories, "tell", {{"words", needle}, {"permission", "words"}})
                         .at("key")
                         .get<std::string>();
    told[key] = needle;
    teller[key] = &guest;
  }
  void takes_back(const std::string& key) {
    teller.at(key)->does(stories, "core.withdraw", {{"keys", {key}}});
    gone.insert(told.at(key));
    told.erase(key);
  }
  // Under a name of their own; a name that goes is gone.
  void comes_anew(Guest& guest) {
    const auto name = next_needle();
    guest.does("inquiry", "core.introduce",
               {{"picture", "blue-wren"}, {"name", name}, {"role_group", "young_person"}});
    named[&guest] = name;
  }
  // While nobody knows whether it can be saved.
  void is_said_into_the_blue() {
    for (auto* guest : people) {
      guest->says(stories, "tell", {{"words", next_needle()}, {"permission", "words"}});
    }
  }
  void waits_until(const std::string& what, const std::function<bool()>& condition) {
    const bool came = loop.run_until(condition, steady_clock::now() + k_within);
    BOOST_REQUIRE_MESSAGE(came, "waited in vain for " << what << ":\n" << server.printed());
  }
  void waits_until_printed(const std::string& what) {
    waits_until(what, [&] { return holds(server.printed(), what); });
  }
  void everybody_is_back() {
    waits_until("everybody", [this] {
      for (auto& guest : guests) {
        if (!guest->line().is_live() || !guest->line().talk().unanswered().empty()) return false;
      }
      return true;
    });
  }
  void ends() {
    for (auto& guest : guests) guest->line().stop();
    status = server.stop();
  }
  void limit_files_to(std::uint64_t bytes) const {
    rlimit limit{};
    ::prlimit(server.process(), RLIMIT_FSIZE, nullptr, &limit);
    limit.rlim_cur = bytes;
    ::prlimit(server.process(), RLIMIT_FSIZE, &limit, nullptr);
  }

  Chance chance;
  std::string stories;
  std::vector<Guest*> people;
  std::map<std::string, std::string> told;    // by key, and not taken back
  std::map<std::string, Guest*> teller;       // by key
  std::map<const Guest*, std::string> named;  // the name they go by
  std::set<std::string> gone;
  int status = 0;

 private:
  std::string next_needle() { return "Needle" + std::to_string(++needles_) + "end"; }
  std::size_t needles_ = 0;
};

fs::path rescued(const Evening& evening) {
  return evening.inquiry.folder() / "evening-rescued.inquiry";
}

bool is_nowhere(const Evening& evening) {
  const auto bytes = evening.inquiry.everything();
  for (const auto& needle : evening.gone) {
    if (holds(bytes, needle)) return false;
  }
  return true;
}

// Each gives where the words are in the end, and leaves the evening ended.
fs::path after_a_loss(Evening& evening, const std::string& words) {
  evening.is_said_into_the_blue();
  evening.waits_until_printed("-rescued.inquiry");
  evening.lead().waits_for("the notice",
                           [&] { return holds(evening.lead().heard(), "notice.file_rescued"); });
  evening.ends();
  BOOST_TEST(holds(evening.server.printed(), words), evening.server.printed());
  BOOST_TEST(!holds(evening.server.printed(), "Everything is saved"));
  BOOST_TEST(evening.status == 1);
  return rescued(evening);
}

fs::path after_trouble(Evening& evening) {
  evening.everybody_is_back();
  evening.goes_on();
  evening.ends();
  BOOST_TEST(evening.status == 0, evening.server.printed());
  BOOST_TEST(holds(evening.server.printed(), "Everything is saved"));
  return evening.inquiry.file();
}

fs::path deleted(Evening& evening) {
  fs::remove(evening.inquiry.file());
  return after_a_loss(evening, "was deleted");
}

fs::path renamed(Evening& evening) {
  fs::rename(evening.inquiry.file(), evening.inquiry.file().string() + ".old");
  return after_a_loss(evening, "was moved away");
}

fs::path replaced(Evening& evening) {
  const auto other = evening.inquiry.folder() / "other.inquiry";
  run_chorus({"new", "--template", "short-inquiry", other.string()}, k_within);
  fs::rename(other, evening.inquiry.file());
  return after_a_loss(evening, "put in the place");
}

fs::path without_its_log(Evening& evening) {
  evening.tells(*evening.people.front());  // so that there is one
  fs::remove(evening.inquiry.file().string() + "-wal");
  return after_a_loss(evening, "was deleted or replaced");
}

fs::path linked(Evening& evening) {
  fs::create_hard_link(evening.inquiry.file(), evening.inquiry.folder() / "other.inquiry");
  evening.waits_until_printed("second name");
  evening.lead().waits_for("the notice",
                           [&] { return holds(evening.lead().heard(), "notice.second_name"); });
  const auto file = after_trouble(evening);
  fs::remove(evening.inquiry.folder() / "other.inquiry");
  return file;
}

// No file of the server may grow, as on a disk that is full; then it has room again.
fs::path full(Evening& evening) {
  evening.limit_files_to(1024);
  evening.is_said_into_the_blue();
  evening.waits_until_printed("storage_trouble");
  evening.lead().waits_for("the notice",
                           [&] { return holds(evening.lead().heard(), "notice.storage_trouble"); });
  evening.limit_files_to(RLIM_INFINITY);
  evening.waits_until_printed("storage_recovered");
  return after_trouble(evening);
}

// A reader is in the way, so the log cannot be moved into the file: what was taken back stays in it
// until it can, and people are told.
fs::path without_a_checkpoint(Evening& evening) {
  while (evening.told.empty()) evening.tells(*evening.people.front());
  {
    SQLite::Database reader(evening.inquiry.file().string(), SQLite::OPEN_READONLY);
    SQLite::Statement reading(reader, "SELECT body FROM record");
    reading.executeStep();
    evening.takes_back(evening.told.begin()->first);
    evening.waits_until_printed("erasure_owed");
  }
  evening.waits_until_printed("erasure_done");
  BOOST_TEST(holds(evening.lead().heard(), "notice.erasure_owed"));
  BOOST_TEST(is_nowhere(evening));
  return after_trouble(evening);
}

fs::path killed(Evening& evening) {
  evening.is_said_into_the_blue();
  evening.loop.run_until([] { return false; },
                         steady_clock::now() + milliseconds(evening.chance.below(60)));
  evening.server.kill();
  BOOST_TEST(evening.inquiry.faults() == "");
  evening.server.start();
  return after_trouble(evening);
}

// Cut off at a moment by chance, again and again; nothing that was taken back outlives the next.
fs::path with_a_backup_cut_off(Evening& evening) {
  const auto copy = evening.inquiry.folder() / "copies" / "evening.inquiry";
  fs::create_directory(copy.parent_path());
  for (int tries = 0; tries < 6; ++tries) {
    evening.something_happens();
    RunningProgram backup({"backup", evening.inquiry.file().string(), "--out", copy.string()});
    const auto until = steady_clock::now() + milliseconds(evening.chance.below(120));
    while (steady_clock::now() < until && !backup.has_ended()) continue;
    backup.kill();
  }
  if (evening.told.empty()) evening.tells(*evening.people.front());
  evening.takes_back(evening.told.begin()->first);
  const auto whole =
      run_chorus({"backup", evening.inquiry.file().string(), "--out", copy.string()}, k_within);
  BOOST_TEST(whole.status == 0, whole.printed);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(copy.parent_path())) {
    ++files;
    BOOST_TEST(entry.path() == copy);
  }
  BOOST_TEST(files == 1U);
  BOOST_TEST(run_chorus({"check", copy.string()}, k_within).status == 0);
  return after_trouble(evening);
}

fs::path with_a_copy_that_comes_back(Evening& evening) {
  const auto copy = evening.inquiry.folder() / "copies" / "evening.inquiry";
  const auto trash = evening.inquiry.folder() / "trash";
  fs::create_directory(copy.parent_path());
  while (evening.told.empty()) evening.tells(*evening.people.front());
  run_chorus({"backup", evening.inquiry.file().string(), "--out", copy.string()}, k_within);
  fs::copy_file(copy, trash);
  evening.takes_back(evening.told.begin()->first);
  const auto file = after_trouble(evening);
  fs::rename(trash, copy);
  fs::last_write_time(copy, fs::file_time_type::clock::now() + std::chrono::hours(48));
  return file;
}

struct Disturbance {
  const char* name;
  fs::path (*happens)(Evening&);
};
constexpr Disturbance k_disturbances[] = {
    {"deleted", deleted},
    {"renamed", renamed},
    {"replaced", replaced},
    {"without its log", without_its_log},
    {"linked", linked},
    {"on a full disk", full},
    {"without a checkpoint", without_a_checkpoint},
    {"killed", killed},
    {"with a backup cut off", with_a_backup_cut_off},
    {"with a copy that comes back", with_a_copy_that_comes_back}};

// Served once more: sound, whole, and without what is gone, in the file and in every copy.
void is_as_it_should_be(Evening& evening, const fs::path& file) {
  const auto checked = run_chorus({"check", file.string()}, k_within);
  BOOST_TEST(checked.status == 0, checked.printed);
  ServerProcess again(file);
  again.start();
  evening.waits_until("what was taken back to be nowhere", [&] { return is_nowhere(evening); });
  BOOST_TEST(again.stop() == 0);
  const auto bytes = bytes_of(file);
  for (const auto& [key, needle] : evening.told) {
    BOOST_TEST(holds(bytes, needle), needle << " was acknowledged and is gone");
  }
  for (const auto& [guest, name] : evening.named) {
    BOOST_TEST(holds(bytes, name), name << " was acknowledged and is gone");
  }
  BOOST_TEST(is_nowhere(evening));
  BOOST_TEST(run_chorus({"check", file.string()}, k_within).status == 0);
}

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_happens_to_the_file_nothing_acknowledged_is_lost_and_nothing_gone) {
  const auto first = number_from("CHORUS_TEST_SEED", 1);
  const auto count = number_from("CHORUS_DISTURBED_SEEDS", 2 * std::size(k_disturbances));
  for (auto seed = first; seed < first + count; ++seed) {
    const auto& disturbance = k_disturbances[seed % std::size(k_disturbances)];
    BOOST_TEST_MESSAGE("seed " << seed << ", " << disturbance.name);
    BOOST_TEST_CONTEXT("seed " << seed << ", " << disturbance.name) {
      Evening evening(seed);
      evening.goes_on();
      is_as_it_should_be(evening, disturbance.happens(evening));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
