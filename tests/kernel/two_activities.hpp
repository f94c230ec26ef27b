#pragma once

#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

// Two activities in which every command of the kernel has something to do, and what must hold after
// a fault met one of them.
namespace chorus::test {

struct Row {
  const char* command;
  const char* args;
  const char* space;
  bool by_lead;
  const char* before = "";  // a lead's command to the activity that comes first
};

inline std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.command; }

inline const std::vector<Row> k_commands{
    {"say", R"({"text":"a"})", "room", false},
    {"jot", R"({"text":"a"})", "room", false},
    {"cast", R"({"choice":"a"})", "room", false},
    {"fix", R"({"text":"a"})", "room", true},
    {"core.pause", "{}", "room", true},
    {"core.resume", "{}", "room", true, "core.pause"},
    {"core.extend", R"({"minutes":5})", "room", true},
    {"core.close", "{}", "room", true},
    {"core.close", R"({"now":true})", "room", true},
    {"core.reveal", "{}", "room", true, "core.close"},
    {"core.reopen", "{}", "room", true, "core.close"},
    {"core.open", "{}", "second", true},
    {"core.prepare", "{}", "second", true},
    {"core.release", R"({"keys":["words/anas"]})", "room", true},
    {"core.hide", R"({"key":"words/anas"})", "room", true},
    {"core.unhide", R"({"key":"words/anas"})", "room", true},
    {"core.needs_care", R"({"key":"words/anas"})", "room", true},
    {"core.history", R"({"key":"words/anas"})", "room", true},
    {"core.undo", "{}", "room", true, "core.pause"},
    {"core.try_again", "{}", "room", true},
    {"core.permit", R"({"key":"words/anas","permission":"table"})", "room", false},
    {"core.withdraw", R"({"keys":["words/anas"]})", "room", false},
    {"core.take_down", R"({"keys":["words/anas"]})", "room", false},
    {"core.introduce", R"({"picture":"fox","role_group":"young_person"})", "inquiry", false},
    {"core.settle", R"({"lines":[]})", "inquiry", false},
    {"core.arrive", R"({"slip":"ABC123"})", "inquiry", false},
    {"core.new_slip", "{}", "inquiry", false},
    {"core.signal", R"({"kind":"stop"})", "inquiry", false},
    {"core.mine", "{}", "inquiry", false},
    {"core.thread", R"({"ref":"words/anas@room"})", "inquiry", false},
    {"core.withdraw_all", "{}", "inquiry", false},
    {"core.spare_cards", R"({"count":2})", "inquiry", true},
    {"core.show", R"({"space":"room"})", "inquiry", true},
    {"core.blank", R"({"on":true})", "inquiry", true},
    {"core.let_in", "{}", "inquiry", true},
    {"core.new_code", "{}", "inquiry", true},
    {"core.wall_link", "{}", "inquiry", true},
    {"core.give_outcome", R"({"ref":"words/anas@room","state":"used","words":"w"})", "inquiry",
     true},
    {"core.reviewed", R"({"key":"review/one"})", "inquiry", true},
    {"core.keep_back", R"({"words":["Hillside"]})", "inquiry", true},
    {"core.answer_signal", R"({"key":"signal/one"})", "inquiry", true},
    {"core.undo", "{}", "inquiry", true},
};

// An open activity with words of ana's and of ben's, and a second one in draft.
struct TwoActivities : KernelFixture {
  TwoActivities() {
    for (const char* name : {"ana", "ben"}) participant(name);
    lead();
    kernel::Loaded file = store.load();
    kernel::Space second = file.spaces[1];
    second.state.id = kernel::SpaceId("second");
    second.records.clear();
    file.spaces.push_back(second);
    store.keep(file);
    restart();
    send(lead(), "core.open");
    send(participant("ben"), "say", R"({"text":"what ben said"})");
    keep("room", "words/anas", "words", R"({"text":"the gate"})",
         {"owner", "may:room", "facilitators", "room"}, "ana");
    keep("inquiry", "review/one", "review",
         R"({"of":"words/anas@room","because":"words/gone@room","at":1})", {"facilitators"}, "");
    keep("inquiry", "signal/one", "signal", R"({"kind":"stop","at":1})", {"owner", "facilitators"},
         "ana");
  }

  void keep(const std::string& in, const std::string& key, const std::string& type,
            const std::string& body, std::vector<std::string> audience, const std::string& owner) {
    kernel::Loaded file = store.file();
    kernel::Record record;
    record.space = kernel::SpaceId(in);
    record.key = kernel::Key(key);
    record.type = type;
    record.record_class =
        owner.empty() ? kernel::RecordClass::structure : kernel::RecordClass::contribution;
    record.rev = 7;
    record.audience = kernel::Audience(std::move(audience));
    record.body = kernel::Body(body);
    if (!owner.empty()) record.owner = participant(owner).seat.person;
    for (auto& space : file.spaces) {
      if (space.state.id == record.space) {
        space.records[record.key] = std::make_shared<const kernel::Record>(record);
      }
    }
    store.keep(file);
    restart();
  }

  bool is_back_after_ticks() {
    for (int tick = 0; tick < 3 && room->in_trouble(); ++tick) room->tick();
    return !room->in_trouble();
  }
  bool leads_read(const std::string& kind) const {
    return std::any_of(publisher.notices.begin(), publisher.notices.end(),
                       [&](const auto& notice) { return notice.kind == kind; });
  }

  Person& by(const Row& row) { return row.by_lead ? lead() : participant("ana"); }
  void get_ready(const Row& row) {
    if (*row.before != 0) send(lead(), row.before, R"({"now":true})");
  }

  // After a fault in what `by` sent last: the room is back, everybody is answered, nothing is lost.
  void room_goes_on(const Row& row) {
    Person& from = by(row);
    const std::uint64_t struck = from.k;
    BOOST_TEST_REQUIRE(is_back_after_ticks());
    const auto* again = send_again(from, struck, row.command, row.args, row.space);
    BOOST_TEST_REQUIRE(again != nullptr);
    BOOST_TEST((accepted(again) || !refusal(again).empty()));
    BOOST_TEST(send(from, "fix", "{}", row.space) != nullptr);
    BOOST_TEST(send(participant("ben"), "say", R"({"text":"b"})", row.space) != nullptr);
    BOOST_TEST(send(lead("ira"), "core.pause", "{}", row.space) != nullptr);
    BOOST_TEST(seen_by(reader(lead())).find("what ben said") != std::string::npos);
    BOOST_TEST(publisher.failures == 1);
    BOOST_TEST(leads_read("kernel_fault"));
  }
};

}  // namespace chorus::test
