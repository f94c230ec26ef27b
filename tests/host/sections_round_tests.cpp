// Over real processes: what activity types say for a report, and what a bad one costs.
#include "host/sections_round.hpp"

#include "net/loop/event_loop.hpp"
#include "net/loop/plugin_channel.hpp"
#include "protocol/schema.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kernel = chorus::kernel;
using chorus::host::NoSections;
using chorus::host::SectionsRound;
using nlohmann::json;

namespace sections_round_tests {
namespace {

// A deadline of half a minute comes within one second, so that hanging need not be waited for.
class HastyTimers final : public chorus::host::Timers {
 public:
  explicit HastyTimers(chorus::net::EventLoop& loop) : real_(loop) {}
  std::unique_ptr<chorus::host::Timer> after(std::chrono::milliseconds delay,
                                             std::function<void()> then) override {
    return real_.after(hasty ? delay / 30 : delay, std::move(then));
  }
  std::chrono::milliseconds now() const override { return real_.now(); }

  bool hasty = false;

 private:
  chorus::net::HostTimers real_;
};

struct Reporting {
  // Of each activity, its picture; answered by its id.
  void add(const std::string& id, const std::string& plugin) {
    kernel::Space space;
    space.state.id = kernel::SpaceId(id);
    space.state.plugin_id = plugin;
    space.state.phase = kernel::Phase::closed;
    pictures[space.state.id] = space;
  }

  void add_record(const std::string& space, const std::string& key) {
    kernel::Record record;
    record.key = kernel::Key(key);
    record.type = "note";
    pictures.at(kernel::SpaceId(space)).records[record.key] =
        std::make_shared<const kernel::Record>(record);
  }

  SectionsRound::Answers ask(const std::string& purpose) {
    SectionsRound::Settings settings;
    settings.purpose = purpose;
    settings.locale = "en";
    settings.fault = [this](const json& said) { return schemas.sections_fault(said); };
    settings.log = [this](std::string_view, std::string_view line) { lines.emplace_back(line); };
    SectionsRound round(catalogue, processes, timers, settings);
    std::optional<SectionsRound::Answers> answers;
    round.begin(pictures, [&](SectionsRound::Answers all) {
      answers = std::move(all);
      loop.stop();
    });
    BOOST_TEST(!answers.has_value());
    const auto give_up = loop.after(std::chrono::seconds(60), [this] { loop.stop(); });
    loop.context().restart();
    loop.run();
    BOOST_REQUIRE(answers.has_value());
    return *answers;
  }

  chorus::net::EventLoop loop;
  chorus::host::Catalogue catalogue{{CHORUS_CANARIES}, false};
  chorus::protocol::SchemaBook schemas{CHORUS_SCHEMAS};
  chorus::net::PluginProcesses processes{loop, CHORUS_PLUGIN_HOST};
  HastyTimers timers{loop};
  std::map<kernel::SpaceId, kernel::Space> pictures;
  std::vector<std::string> lines;
};

std::string text_of(const SectionsRound::Answers& answers, const std::string& space) {
  const auto& answer = answers.at(kernel::SpaceId(space));
  const auto* body = std::get_if<kernel::Body>(&answer);
  return body ? body->text() : "none";
}

bool is(const SectionsRound::Answers& answers, const std::string& space, NoSections why) {
  const auto& answer = answers.at(kernel::SpaceId(space));
  const auto* given = std::get_if<NoSections>(&answer);
  return given && *given == why;
}

const std::string k_misdeeds[] = {"crash",    "throw", "no_json", "no_text",
                                  "no_shape", "large", "many",    "deep"};

}  // namespace
}  // namespace sections_round_tests

BOOST_FIXTURE_TEST_SUITE(sections_round_tests, Reporting)

BOOST_AUTO_TEST_CASE(each_activity_is_asked_and_what_it_says_comes_as_it_said_it) {
  add("birds", "canary");
  add("more-birds", "canary");

  const auto answers = ask("board");

  BOOST_TEST(text_of(answers, "birds").find("canary.title") != std::string::npos);
  BOOST_TEST(text_of(answers, "more-birds") == text_of(answers, "birds"));
}

BOOST_AUTO_TEST_CASE(an_activity_sees_its_own_picture_and_nothing_else) {
  add("birds", "canary");
  add("more-birds", "canary");
  add_record("birds", "note/a");
  add_record("more-birds", "note/b");

  const auto answers = ask("sees");

  const json expected = json::parse(
      R"({"sections":[{"title":"closed","blocks":[{"t":"list","items":["note/a"]}]}]})");
  BOOST_TEST(json::parse(text_of(answers, "birds")) == expected);
}

BOOST_AUTO_TEST_CASE(one_that_offers_none_and_one_that_is_not_here_are_told_apart) {
  add("birds", "canary");
  add("gone", "no-such-plugin");
  add("lies", "canary-liar");

  const auto answers = ask("nothing");

  BOOST_TEST(is(answers, "birds", NoSections::not_offered));
  BOOST_TEST(is(answers, "gone", NoSections::missing));
  BOOST_TEST(is(answers, "lies", NoSections::missing));
}

BOOST_AUTO_TEST_CASE(a_report_of_nothing_is_done_at_once) { BOOST_TEST(ask("board").empty()); }

BOOST_DATA_TEST_CASE(each_misdeed_costs_its_own_sections_and_is_told_in_the_log,
                     boost::unit_test::data::make(k_misdeeds), misdeed) {
  add("birds", "canary");

  const auto answers = ask(misdeed);

  BOOST_TEST(is(answers, "birds", NoSections::failed));
  BOOST_TEST(!lines.empty());
}

BOOST_AUTO_TEST_CASE(one_that_never_returns_is_ended) {
  add("birds", "canary");
  timers.hasty = true;

  BOOST_TEST(is(ask("hang"), "birds", NoSections::failed));
}

BOOST_AUTO_TEST_CASE(one_that_keeps_crashing_is_asked_for_each_of_its_activities_until_it_rests) {
  for (const char* id : {"one", "two", "three", "four"}) add(id, "canary");

  const auto answers = ask("crash");

  BOOST_TEST(answers.size() == 4U);
  for (const char* id : {"one", "two", "three", "four"}) {
    BOOST_TEST(is(answers, id, NoSections::failed));
  }
}

BOOST_AUTO_TEST_SUITE_END()
