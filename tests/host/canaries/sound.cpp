// Keeps every promise, unless its setting `fault` names one to break.
#include "activity.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <ctime>
#include <random>
#include <stdexcept>
#include <string>

namespace {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;
using chorus::sdk::Rejection;
using nlohmann::json;

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): what rules must not have
int g_turn = 0;

std::string fault_of(const Call& call) { return json::parse(call.settings()).value("fault", ""); }

Changes board(const std::string& text) {
  return Changes().put("board/now", "board", json{{"text", text}});
}

[[noreturn]] void hang() {
  while (std::clock() != -2) continue;
  std::abort();
}

// Whatever goes wrong with a word that is said.
Decision said_wrong(const Call& call, const std::string& fault, Changes changes,
                    const std::string& text) {
  if (fault == "crash") std::abort();
  if (fault == "hang") hang();
  if (fault == "throws") throw std::runtime_error("a slip");
  if (fault == "memory") return changes.put("board/now", "board", json{{"n", ++g_turn}});
  if (fault == "second") return changes.put("board/now", "board", json{{"n", std::time(nullptr)}});
  if (fault == "garbled") return changes.put("board/now", "board", json{{"song", text}});
  if (fault == "unknown_type") return changes.put("song/now", "song", "{}");
  if (fault == "bad_key") return changes.put("board", "board", "{}");
  if (fault == "no_object") return changes.put("board/now", "board", "[]");
  if (fault == "audience") return changes.put("board/now", "board", "{}", "everybody");
  if (fault == "foreign_kind") return changes.contribute(call.new_key("story"), "story", "{}");
  if (fault == "loose_link") return changes.link("word/none", "word/nowhere", "grounded_in");
  if (fault == "flood") {
    for (int i = 0; i < 65; ++i) changes.put(call.new_key("board"), "board", "{}");
    return changes;
  }
  if (fault == "swell") return board(std::string(65'600, 'x'));
  if (fault == "bulk") {
    for (int i = 0; i < 20; ++i) {
      changes.put(call.new_key("board"), "board", json{{"text", std::string(60'000, 'x')}});
    }
    return changes;
  }
  if (fault == "many_wakes") {
    for (int i = 0; i < 65; ++i) changes.wake("bell-" + std::to_string(i), call.now_ms());
    return changes;
  }
  if (fault == "wordless") return Rejection{"tired", "canary-sound.tired"};
  if (fault == "unfilled") return Rejection{"full", "canary-sound.full"};
  if (fault == "bad_code") return Rejection{"not a code!", "canary-sound.not_chosen"};
  if (fault == "refuses") return Rejection{"not_chosen", "canary-sound.not_chosen"};
  if (fault == "takes_over") {
    for (const auto& word : call.scan("word/")) {
      if (!call.is_owner(word.key)) return Changes().put(word.key, "word", json{{"text", "mine"}});
    }
  }
  if (fault == "rings_forever" || fault == "fails_awake")
    return changes.wake("bell", call.now_ms());
  if (fault == "tells_word") return changes.put("board/now", "board", json{{"text", text}});
  if (fault == "keeps_word") {
    return changes.put(call.new_key("board"), "board", json{{"text", text}}, "facilitators");
  }
  if (fault == "tells_aside_in_answer") {
    json all = json::array();
    for (const auto& aside : call.scan("aside/")) all.push_back(json::parse(aside.body));
    changes.answer(json{{"all", all}});
  }
  return changes;
}

Decision chosen(const Call& call, const json& args, const std::string& fault) {
  if (args.empty() || (!args.contains("one") && !args.contains("pass"))) {
    return Rejection{"not_chosen", "canary-sound.not_chosen"};
  }
  const std::string mark = fault == "foreign_ballot" ? "somebody" : call.actor_mark();
  Changes changes;
  changes.put("ballot/" + mark, "ballot", args);
  if (fault == "tells_ballot") {
    changes.put("board/now", "board", json{{"text", args.value("reason", "")}});
  }
  return changes;
}

class Sound final : public chorus::sdk::Activity {
 public:
  Decision decide(const Call& call, const Command& command) override {
    const std::string fault = fault_of(call);
    const json args = json::parse(command.args);
    if (command.name == "title") return Changes().put("board/title", "board", args);
    if (command.name == "choose") return chosen(call, args, fault);
    const std::string text = args["text"];
    if (command.name == "whisper") {
      auto changes = Changes().put(call.new_key("aside"), "aside", args);
      if (fault == "tells_aside") changes.put("board/now", "board", json{{"text", text}});
      return changes;
    }
    return said_wrong(call, fault, Changes().put(call.new_key("word"), "word", args), text);
  }

  Decision opened(const Call& call) override {
    if (fault_of(call) == "fails_to_open") throw std::runtime_error("a slip");
    if (fault_of(call) == "opens_garbled") return Changes().put("board/now", "board", R"({"a":1})");
    return board("What do birds say?");
  }

  Decision phase_changed(const Call& call, std::string_view phase) override {
    const std::string fault = fault_of(call);
    if (phase == "paused" && fault == "refuses_pause") {
      return Rejection{"not_chosen", "canary-sound.not_chosen"};
    }
    if (phase != "closed") return Changes();
    if (fault == "fails_to_close") throw std::runtime_error("a slip");
    if (fault == "late_ballot") return Changes().put(call.new_key("ballot"), "ballot", "{}");
    json tally{{"seeds", 0}, {"worms", 0}};
    Changes changes;
    int number = 0;
    for (const auto& ballot : call.scan("ballot/")) {
      const json body = json::parse(ballot.body);
      if (body.contains("one")) tally[body["one"].get<std::string>()] = 1;
      // Fewer than these fit; a full room's do not.
      for (int i = 0; fault == "crowded" && i < 40; ++i) {
        changes.put("board/" + std::to_string(++number), "board", "{}");
      }
    }
    return changes.put("tally/now", "tally", tally);
  }

  Decision woke(const Call& call, std::string_view, std::string_view) override {
    if (fault_of(call) == "fails_awake") throw std::runtime_error("a slip");
    return Changes().wake("bell", call.now_ms());
  }

  std::string sections(const Call& call, std::string_view, std::string_view) override {
    const std::string fault = fault_of(call);
    if (fault == "report_hangs") hang();
    if (fault == "report_crashes") std::abort();
    if (fault == "report_large") return json{{"sections", std::string(300'000, 'x')}}.dump();
    if (fault == "report_nonsense") return R"({"sections":[{"song":1}]})";
    json blocks = json::array();
    if (fault == "report_by_chance") {
      const auto number = std::to_string(std::random_device{}());
      blocks.push_back({{"t", "paragraph"}, {"text", number}});
    }
    const char* how =
        fault == "report_wordless" ? "canary-sound.report_gone" : "canary-sound.report_how";
    blocks.push_back({{"t", "paragraph"}, {"text", {{"words", how}}}});
    if (fault == "report_unfilled") {
      blocks.push_back({{"t", "paragraph"}, {"text", {{"words", "canary-sound.full"}}}});
    }
    if (fault == "report_counts") {
      blocks.push_back(
          {{"t", "paragraph"}, {"text", {{"words", "canary-sound.full"}, {"args", {{"n", 65}}}}}});
    }
    return json{
        {"sections", {{{"title", {{"words", "canary-sound.report_title"}}}, {"blocks", blocks}}}}}
        .dump();
  }
};

}  // namespace

CHORUS_ACTIVITY(Sound);
