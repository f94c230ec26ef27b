#include "kernel/values/activity_type.hpp"
#include "tests/support/kernel_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

// Who may do what, and when: every role with every command in every phase, against one table. A
// refusal never says whether what is not for somebody is there.
BOOST_AUTO_TEST_SUITE(authorisation_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::KernelFixture;
using kernel::Phase;
using nlohmann::json;

enum class May { leads, everybody, people, owner, owner_or_leads };

// One row: what is said, who may, and in which phases (by their letters below).
struct Row {
  const char* command;
  const char* args;
  May may;
  std::string_view phases;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.command; }

struct Letter {
  char letter;
  Phase phase;
};
const std::vector<Letter> k_phases{
    {'d', Phase::draft},    {'l', Phase::lobby},        {'o', Phase::open},
    {'p', Phase::paused},   {'s', Phase::closing_soon}, {'c', Phase::closed},
    {'r', Phase::revealed}, {'e', Phase::reopened},
};
constexpr std::string_view k_always = "dlopscre";

const std::vector<Row> k_of_an_activity{
    {"core.prepare", "{}", May::leads, "d"},
    {"core.open", "{}", May::leads, "dl"},
    {"core.pause", "{}", May::leads, "ose"},
    {"core.resume", "{}", May::leads, "ps"},
    {"core.extend", R"({"minutes":5})", May::leads, "opse"},
    {"core.close", R"({"now":true})", May::leads, "opse"},
    {"core.reveal", "{}", May::leads, "c"},
    {"core.reopen", "{}", May::leads, "cr"},
    {"core.release", R"({"keys":["words/anas"]})", May::leads, k_always},
    {"core.take_down", R"({"keys":["words/anas"]})", May::owner_or_leads, k_always},
    {"core.hide", R"({"key":"words/anas"})", May::leads, k_always},
    {"core.unhide", R"({"key":"words/anas"})", May::leads, k_always},
    {"core.needs_care", R"({"key":"words/anas"})", May::leads, k_always},
    {"core.history", R"({"key":"words/anas"})", May::leads, k_always},
    {"core.try_again", "{}", May::leads, k_always},
    {"core.permit", R"({"key":"words/anas","permission":"room"})", May::owner, k_always},
    {"core.withdraw", R"({"keys":["words/anas"]})", May::owner, k_always},
    {"core.still_in", R"({"keys":["words/anas"]})", May::owner, k_always},
    {"say", R"({"text":"a"})", May::everybody, "ose"},
    {"jot", R"({"text":"a"})", May::people, "ose"},
    {"cast", R"({"choice":"a"})", May::everybody, "ose"},
    {"fix", R"({"text":"a"})", May::leads, "lopcr"},
};

const std::vector<Row> k_of_the_inquiry{
    {"core.introduce", R"({"picture":"fox","role_group":"young_person"})", May::everybody, ""},
    {"core.settle", R"({"lines":[]})", May::everybody, ""},
    {"core.new_slip", "{}", May::everybody, ""},
    {"core.signal", R"({"kind":"stop"})", May::everybody, ""},
    {"core.mine", "{}", May::everybody, ""},
    {"core.thread", R"({"ref":"words/anas@room"})", May::everybody, ""},
    {"core.withdraw_all", "{}", May::everybody, ""},
    {"core.still_in", "{}", May::everybody, ""},
    {"core.spare_cards", R"({"count":2})", May::leads, ""},
    {"core.show", R"({"space":"room"})", May::leads, ""},
    {"core.blank", R"({"on":true})", May::leads, ""},
    {"core.end_evening", R"({"next":"on Thursday"})", May::leads, ""},
    {"core.go_on", "{}", May::leads, ""},
    {"core.let_in", "{}", May::leads, ""},
    {"core.let_back", R"({"key":"returning/one"})", May::leads, ""},
    {"core.new_code", "{}", May::leads, ""},
    {"core.wall_link", "{}", May::leads, ""},
    {"core.give_outcome", R"({"ref":"words/anas@room","state":"used","words":"w"})", May::leads,
     ""},
    {"core.reviewed", R"({"key":"review/one"})", May::leads, ""},
    {"core.keep_back", R"({"words":["Hillside"]})", May::leads, ""},
    {"core.answer_signal", R"({"key":"signal/one"})", May::leads, ""},
};

// An activity that stands in a phase, with words of ana's that everybody in the room may see, and
// some that a lead has put away.
struct Standing : KernelFixture {
  explicit Standing(Phase phase = Phase::open) {
    for (const char* name : {"ana", "ben"}) participant(name);
    lead();
    kernel::Loaded file = store.load();
    for (auto& space : file.spaces) {
      if (space.state.id == kernel::SpaceId("room")) {
        space.state.phase = phase;
        keep(space, "words/anas", "words", {"owner", "may:room", "facilitators", "room"}, "ana");
        keep(space, "words/put-away", "words", {"owner", "facilitators", "room", "care"}, "ana");
      } else {
        keep(space, "review/one", "review", {"facilitators"}, "",
             R"({"of":"words/anas@room","because":"words/gone@room","at":1})");
        keep(space, "signal/one", "signal", {"owner", "facilitators"}, "ana");
        keep(space, "returning/one", "returning", {"owner", "facilitators"}, "ben",
             R"({"name":"Ana","state":"asked","tries":1,"at":1})");
      }
    }
    store.keep(file);
    restart();
  }

  void keep(kernel::Space& space, const std::string& key, const std::string& type,
            std::vector<std::string> audience, const std::string& owner,
            const std::string& body = R"({"text":"the gate"})") {
    kernel::Record record;
    record.space = space.state.id;
    record.key = kernel::Key(key);
    record.type = type;
    record.record_class = kernel::RecordClass::contribution;
    record.rev = 7;
    record.audience = kernel::Audience(std::move(audience));
    record.body = kernel::Body(body);
    if (!owner.empty()) record.owner = participant(owner).seat.person;
    space.records[record.key] = std::make_shared<const kernel::Record>(record);
  }

  std::string says(const std::string& who, const Row& row, const std::string& space = "room") {
    if (who == "wall") return wall_says(row, space);
    return refusal(send(who == "lead" ? lead() : participant(who), row.command, row.args, space));
  }

  std::string wall_says(const Row& row, const std::string& space) {
    kernel::Command command;
    command.client = kernel::ClientId("client-of-the-wall");
    command.k = ++wall_k;
    command.space = kernel::SpaceId(space);
    command.name = row.command;
    command.args = kernel::Body(row.args);
    command.actor.role = kernel::Role::wall;
    room->submit(command, kernel::SeatId("wall"));
    return refusal(publisher.answer_to(command.client, command.k));
  }

  std::uint64_t wall_k = 0;
};

bool is_let(May may, const std::string& who) {
  switch (may) {
    case May::leads: return who == "lead";
    case May::everybody: return who != "wall";
    case May::people: return who == "ana" || who == "ben";
    case May::owner: return who == "ana";
    case May::owner_or_leads: return who == "ana" || who == "lead";
  }
  return false;
}

std::string expected(const Row& row, const Letter& letter, const std::string& who) {
  const bool is_shown = kernel::is_shown_to_all(letter.phase);
  if (who == "wall") return "leads_only";
  if (who != "lead" && !is_shown) return "not_here";
  const bool is_of_owners = row.may == May::owner || row.may == May::owner_or_leads;
  if (!is_let(row.may, who) && row.may == May::people) return "not_for_leads";
  if (!is_let(row.may, who)) return is_of_owners ? "not_yours" : "leads_only";
  const bool in_time = row.phases.find(letter.letter) != std::string_view::npos;
  return in_time ? "" : "not_now";
}

const std::vector<std::string> k_everyone{"ana", "ben", "lead", "wall"};

}  // namespace

BOOST_DATA_TEST_CASE(in_an_activity_everybody_may_just_what_the_table_says, k_of_an_activity, row) {
  for (const auto& letter : k_phases) {
    for (const auto& who : k_everyone) {
      Standing standing(letter.phase);

      const auto code = standing.says(who, row);

      BOOST_TEST(code == expected(row, letter, who), who << " says " << row.command << " in "
                                                         << kernel::to_text(letter.phase) << ": "
                                                         << code);
    }
  }
}

BOOST_DATA_TEST_CASE(in_the_inquiry_everybody_may_just_what_the_table_says, k_of_the_inquiry, row) {
  for (const auto& who : k_everyone) {
    Standing standing;

    const auto code = standing.says(who, row, "inquiry");

    BOOST_TEST(code == (is_let(row.may, who) ? "" : "leads_only"), who << ": " << code);
  }
}

BOOST_DATA_TEST_CASE(what_is_not_opened_answers_like_what_does_not_exist, k_of_an_activity, row) {
  for (const auto phase : {Phase::draft, Phase::lobby}) {
    for (const char* who : {"ana", "ben", "wall"}) {
      Standing standing(phase);

      const auto hidden = standing.says(who, row);
      const auto nowhere = standing.says(who, row, "nowhere");

      BOOST_TEST(hidden == nowhere);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_for_somebody_answers_like_what_does_not_exist) {
  const std::vector<std::pair<const char*, const char*>> k_named{
      {"core.permit", R"({"permission":"room","key":")"},
      {"core.withdraw", R"({"keys":[")"},
      {"core.take_down", R"({"keys":[")"},
      {"core.thread", R"({"ref":")"},
  };
  for (const auto& [command, start] : k_named) {
    Standing standing;
    const bool is_thread = std::string_view(command) == "core.thread";
    const bool names_many = std::string_view(start).find('[') != std::string_view::npos;
    const std::string end = is_thread ? R"(@room"})" : names_many ? R"("]})" : R"("})";
    const auto asks = [&](const std::string& key) {
      return standing.refusal(standing.send(standing.participant("ben"), command, start + key + end,
                                            is_thread ? "inquiry" : "room"));
    };

    BOOST_TEST(asks("words/put-away") == asks("words/nothing"), command);
    BOOST_TEST(asks("words/put-away") != "", command);
  }
}

BOOST_AUTO_TEST_CASE(the_revision_of_what_somebody_does_not_see_is_told_to_nobody) {
  Standing standing;
  const auto stale_of = [&](const std::string& key) {
    kernel::Command command;
    auto& ben = standing.participant("ben");
    command.client = ben.client;
    command.k = ++ben.k;
    command.space = kernel::SpaceId("room");
    command.name = "say";
    command.args = kernel::Body(json{{"key", key}}.dump());
    command.if_rev = 3;
    command.actor = standing.room->actor_of(ben.seat);
    standing.room->submit(command, ben.seat.id);
    const auto* answer = standing.publisher.answer_to(ben.client, ben.k);
    return std::get<kernel::Rejection>(answer->outcome).args.text();
  };

  BOOST_TEST(stale_of("words/put-away") == stale_of("words/nothing"));
  BOOST_TEST(stale_of("words/anas") != stale_of("words/nothing"));
}

BOOST_AUTO_TEST_SUITE_END()
