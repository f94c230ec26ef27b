// Somebody moves, deletes, replaces or links the file of a running evening, or fills its disk:
// what was answered "saved" is in the file or in the rescued one, and people are told.
#include "tests/scenario/support/guest.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#ifdef __linux__
#include <cerrno>
#include <cstring>
#include <sys/mount.h>
#endif

BOOST_AUTO_TEST_SUITE(lost_file_tests)

namespace {

namespace data = boost::unit_test::data;
using chorus::test::bytes_of;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using chorus::test::run_chorus;
using chorus::test::ServerProcess;
using std::chrono::seconds;

constexpr seconds k_within{30};

bool holds(const std::string& bytes, const std::string& needle) {
  return bytes.find(needle) != std::string::npos;
}

std::size_t count_of(const std::string& bytes, const std::string& needle) {
  std::size_t count = 0;
  for (auto at = bytes.find(needle); at != std::string::npos; at = bytes.find(needle, at + 1)) {
    ++count;
  }
  return count;
}

struct Act {
  const char* name;
  std::function<void(const std::filesystem::path& file)> done;
  const char* words;
};

std::ostream& operator<<(std::ostream& out, const Act& act) { return out << act.name; }

const std::vector<Act> k_acts{
    {"deleted", [](const auto& file) { std::filesystem::remove(file); }, "was deleted"},
    {"moved", [](const auto& file) { std::filesystem::rename(file, file.string() + ".old"); },
     "was moved away"},
    {"replaced",
     [](const auto& file) {
       const auto other = file.parent_path() / "other.inquiry";
       run_chorus({"new", "--template", "short-inquiry", other.string()}, k_within);
       std::filesystem::rename(other, file);
     },
     "put in the place"},
    {"copied over",
     [](const auto& file) {
       const auto other = file.parent_path() / "other.inquiry";
       run_chorus({"new", "--template", "good-moves", other.string()}, k_within);
       std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes_of(other);
     },
     "while it was open"},
    {"without its log", [](const auto& file) { std::filesystem::remove(file.string() + "-wal"); },
     "was deleted or replaced"},
};

struct Evening : LiveRoom {
  explicit Evening(std::vector<std::string> words = {}) : LiveRoom(std::move(words)) { lead(); }

  std::string name_of(std::size_t number) const {
    return "Needle" + std::to_string(number) + "end";
  }
  void somebody_comes() {
    person().does(
        "inquiry", "core.introduce",
        {{"picture", "blue-wren"}, {"name", name_of(++named)}, {"role_group", "parent_carer"}});
  }
  void wait_until_printed(const std::string& what) {
    const bool said = loop.run_until([&] { return holds(server.printed(), what); },
                                     std::chrono::steady_clock::now() + k_within);
    BOOST_REQUIRE_MESSAGE(said, "it never said " << what << ":\n" << server.printed());
  }
  bool has_everybody(const std::filesystem::path& file) const {
    const std::string bytes = bytes_of(file);
    for (std::size_t number = 1; number <= named; ++number) {
      if (!holds(bytes, name_of(number))) return false;
    }
    return true;
  }

  std::size_t named = 0;
};

}  // namespace

BOOST_DATA_TEST_CASE(whatever_happens_to_the_file_all_that_was_acknowledged_is_rescued,
                     data::make(k_acts), act) {
  Evening evening;
  for (int people = 0; people < 4; ++people) evening.somebody_comes();

  act.done(evening.inquiry.file());
  evening.wait_until_printed("-rescued.inquiry");
  evening.lead().waits_for(
      "the notice", [&] { return count_of(evening.lead().heard(), "notice.file_rescued") >= 2; });
  for (auto& guest : evening.guests) guest->line().stop();
  const int status = evening.server.stop();

  const auto rescued = evening.inquiry.folder() / "evening-rescued.inquiry";
  BOOST_TEST(holds(evening.server.printed(), act.words));
  BOOST_TEST(!holds(evening.server.printed(), "Everything is saved"));
  BOOST_TEST(status == 1);
  const auto checked = run_chorus({"check", rescued.string()}, k_within);
  BOOST_TEST(checked.status == 0, checked.printed);
  BOOST_TEST(evening.has_everybody(rescued));
  ServerProcess again(rescued);
  again.start();
  BOOST_TEST(again.stop() == 0);
}

BOOST_AUTO_TEST_CASE(a_second_name_is_told_and_refused_and_the_evening_goes_on) {
  Evening evening;
  evening.somebody_comes();
  const auto other = evening.inquiry.folder() / "other.inquiry";
  std::filesystem::create_hard_link(evening.inquiry.file(), other);

  evening.wait_until_printed("second name");
  const auto refused =
      run_chorus({"serve", other.string(), "--no-browser", "--allow-root"}, k_within);
  evening.somebody_comes();
  for (auto& guest : evening.guests) guest->line().stop();
  const int status = evening.server.stop();

  BOOST_TEST(refused.status == 1);
  BOOST_TEST(holds(refused.printed, "another name"), refused.printed);
  BOOST_TEST(status == 0);
  BOOST_TEST(holds(evening.server.printed(), "Everything is saved"));
  BOOST_TEST(evening.has_everybody(evening.inquiry.file()));
}

BOOST_AUTO_TEST_CASE(a_file_with_faults_is_served_only_if_somebody_says_so) {
  chorus::test::TemporaryInquiry inquiry;
  const auto copy = inquiry.folder() / "copy.inquiry";
  ServerProcess server(inquiry.file());
  server.start();
  std::filesystem::copy_file(inquiry.file(), copy);
  server.stop();

  const auto refused =
      run_chorus({"serve", copy.string(), "--no-browser", "--allow-root"}, k_within);
  const auto backed_up = run_chorus(
      {"backup", copy.string(), "--out", (inquiry.folder() / "b.inquiry").string()}, k_within);
  ServerProcess wanted(copy, {"--with-faults"});
  wanted.start();

  BOOST_TEST(refused.status == 1);
  BOOST_TEST(holds(refused.printed, "newest words"), refused.printed);
  BOOST_TEST(holds(refused.printed, "--with-faults"), refused.printed);
  BOOST_TEST(backed_up.status == 1);
  BOOST_TEST(holds(backed_up.printed, "faults"), backed_up.printed);
  BOOST_TEST(wanted.stop() == 0);
}

#ifdef __linux__
namespace {

// A disk of its own that is soon full. Only the administrator may make one.
class SmallDisk {
 public:
  explicit SmallDisk(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::create_directory(folder_);
    is_there_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=4m") == 0;
    if (!is_there_) why_ = std::strerror(errno);
  }
  ~SmallDisk() {
    if (is_there_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool is_there() const { return is_there_; }
  const std::string& why() const { return why_; }
  void fill() const {
    std::ofstream filler(folder_ / "filler", std::ios::binary);
    const std::string piece(4096, 'x');
    while (filler.write(piece.data(), static_cast<std::streamsize>(piece.size())).flush()) {
    }
  }
  void free() const { std::filesystem::remove(folder_ / "filler"); }

 private:
  std::filesystem::path folder_;
  bool is_there_ = false;
  std::string why_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_disk_that_is_full_is_told_until_it_has_room_again_and_nothing_is_lost) {
  chorus::test::TemporaryInquiry place;
  const SmallDisk disk(place.folder() / "disk");
  if (!disk.is_there()) {
    BOOST_TEST_MESSAGE("skipped: a small disk cannot be mounted here (" << disk.why() << ")");
    return;
  }
  const auto file = place.folder() / "disk" / "evening.inquiry";
  std::filesystem::copy_file(place.file(), file);
  chorus::rehearse::ClientLoop loop;
  ServerProcess server(file);
  server.start();
  const auto join = [&](const char* member, const std::string& value, const char* seat) {
    chorus::rehearse::LiveClient::Options options;
    options.where = *chorus::rehearse::WebAddress::from(server.at().origin);
    options.claim = {member, value};
    options.seat = seat;
    options.retry_to = std::chrono::milliseconds(400);
    auto guest = std::make_unique<Guest>(loop, std::move(options));
    guest->comes();
    return guest;
  };
  const auto introduce = [](const std::string& name) {
    return nlohmann::json{{"picture", "blue-wren"}, {"name", name}, {"role_group", "parent_carer"}};
  };
  const auto link = chorus::rehearse::WebAddress::from(server.at().facilitator_url);
  const auto lead = join("launch", link->fragment, "facilitator");
  const auto ana = join("join_code", server.at().join_code, "person");
  ana->does("inquiry", "core.introduce", introduce("NeedleBefore"));

  disk.fill();
  ana->says("inquiry", "core.introduce", introduce("NeedleWhileFull"));
  lead->waits_for("the notice, also after coming back",
                  [&] { return count_of(lead->heard(), "notice.storage_trouble") >= 3; });
  const bool said = holds(server.printed(), "The disk is full");
  const bool ended_too_soon = holds(server.printed(), "storage_recovered");
  disk.free();
  lead->waits_for("the end of it", [&] { return holds(server.printed(), "storage_recovered"); });
  ana->waits_for("the line", [&] { return ana->line().is_live(); });
  ana->does("inquiry", "core.settle", {{"settings", nlohmann::json::object()}});
  for (auto* guest : {lead.get(), ana.get()}) guest->line().stop();
  const int status = server.stop();

  BOOST_TEST(said);
  BOOST_TEST(!ended_too_soon);
  BOOST_TEST(status == 0);
  BOOST_TEST(run_chorus({"check", file.string()}, k_within).status == 0);
  BOOST_TEST(holds(bytes_of(file), "NeedleWhileFull"));
}
#endif

BOOST_AUTO_TEST_SUITE_END()
