// One activity type that keeps every promise, and what becomes of it when it breaks one: `plugin
// check` names that one, and first.
#include "conformance/check_plugin.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <ostream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(broken_types_tests)

namespace {

constexpr std::chrono::milliseconds k_patience{4000};

using Breaks = std::function<void(const fs::path& folder)>;

struct Broken {
  std::string what;
  Breaks breaks;
  std::string cause;  // stands in the first line that says "fault"
};
std::ostream& operator<<(std::ostream& out, const Broken& broken) { return out << broken.what; }

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }

Breaks edits(const std::string& file, const std::function<void(json&)>& edit) {
  return [=](const fs::path& folder) {
    json value = json::parse(text_of(folder / file));
    edit(value);
    write(folder / file, value.dump());
  };
}
Breaks manifest(const std::function<void(json&)>& edit) { return edits("manifest.json", edit); }
Breaks words(const std::string& key, const json& text) {
  return edits("words/en.json", [=](json& all) { all[key] = text; });
}
Breaks says(const std::string& file, const std::string& text) {
  return [=](const fs::path& folder) { write(folder / file, text); };
}
Breaks lacks(const std::string& file) {
  return [=](const fs::path& folder) { fs::remove(folder / file); };
}
Breaks asset(const std::string& name, const std::string& text) {
  return [=](const fs::path& folder) {
    fs::create_directories(folder / "assets");
    write(folder / "assets" / name, text);
  };
}
// The rules do it, where their setting says so.
Breaks rules(const std::string& fault) {
  return manifest([=](json& all) { all["settings"]["fault"]["default"] = fault; });
}
Breaks view(const std::string& more) {
  return [=](const fs::path& folder) {
    write(folder / "view.js", text_of(folder / "view.js") + more);
  };
}

// A copy of the sound one, and what is said of it.
struct Checked {
  explicit Checked(const Breaks& breaks) {
    const fs::path root =
        fs::temp_directory_path() / ("broken-types-" + std::to_string(::getpid()));
    const fs::path folder = root / "canary-sound";
    fs::create_directories(root);
    fs::copy(fs::path(CHORUS_CANARIES) / "canary-sound", folder, fs::copy_options::recursive);
    breaks(folder);
    std::ostringstream out;
    faults = chorus::conformance::check_plugin(
        folder, {CHORUS_PLUGIN_HOST, CHORUS_SCHEMAS, k_patience}, 1, out);
    lines = out.str();
    fs::remove_all(root);
  }
  std::string first_fault() const {
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("fault\t")) return line;
    }
    return {};
  }
  bool has(const std::string& text) const { return lines.find(text) != std::string::npos; }

  std::size_t faults = 0;
  std::string lines;
};

const std::vector<Broken>& of_the_manifest() {
  static const std::vector<Broken> k_all{
      {"it is no JSON", says("manifest.json", "{"), "the manifest is sound"},
      {"another id", manifest([](json& m) { m["id"] = "canary-other"; }), "the manifest is sound"},
      {"no records", manifest([](json& m) { m.erase("records"); }), "the manifest is sound"},
      {"a class that is none", manifest([](json& m) { m["records"]["word"]["class"] = "gossip"; }),
       "no such class"},
      {"an audience that is none",
       manifest([](json& m) { m["records"]["word"]["audience"] = {"everybody"}; }),
       "the manifest is sound"},
      {"a gate that is none", manifest([](json& m) { m["records"]["word"]["gate"] = "ajar"; }),
       "the manifest is sound"},
      {"a phase that is none",
       manifest([](json& m) { m["commands"]["say"]["phases"] = {"later"}; }),
       "the manifest is sound"},
      {"a role that is none", manifest([](json& m) { m["commands"]["say"]["roles"] = {"boss"}; }),
       "the manifest is sound"},
      {"an interface of another time", manifest([](json& m) { m["abi"] = "99.0"; }),
       "it is built for plugin interface"},
      {"a newer Chorus", manifest([](json& m) { m["min_core"] = "99.0.0"; }),
       "the manifest is sound"},
      {"it brings forth what does not exist",
       manifest([](json& m) { m["brings_forth"] = {"dream"}; }),
       "it brings forth \"dream\", and there is no such kind"},
      {"a default that its own field refuses",
       manifest([](json& m) { m["settings"]["fault"]["default"] = std::string(50, 'x'); }),
       "the manifest is sound"},
      {"it opens with what it does not know", manifest([](json& m) {
         m["opens_with"] = {{"record", "song"}, {"first", "canary-sound.title"}};
       }),
       "the manifest is sound"},
      {"it takes more people than it is made for", manifest([](json& m) {
         m["people"] = {{"least", 9}, {"most", 8}};
       }),
       "the manifest is sound"},
      {"a member that nothing reads", manifest([](json& m) { m["songs"] = 1; }),
       "the manifest is sound"},
  };
  return k_all;
}

const std::vector<Broken>& of_the_files() {
  const std::string commands = "schemas/commands.json";
  const std::string records = "schemas/records.json";
  static const std::vector<Broken> k_all{
      {"no schemas", lacks(commands), "schemas/commands.json is missing"},
      {"schemas that are no JSON", says(records, "{"), "the schemas compile"},
      {"a command without a schema",
       edits(commands, [](json& s) { s["definitions"].erase("say"); }),
       "there is none for the command say"},
      {"a record without a schema", edits(records, [](json& s) { s["definitions"].erase("word"); }),
       "there is none for the record word"},
      {"a pattern that is none",
       edits(commands,
             [](json& s) { s["definitions"]["say"]["properties"]["text"]["pattern"] = "(["; }),
       "not a regular expression: (["},
      {"an example that does not fit",
       edits(commands,
             [](json& s) {
               s["definitions"]["say"]["examples"] = json::array({json{{"song", 1}}});
             }),
       "the examples of the command say fit its schema"},
      {"a record's example that does not fit",
       edits(records,
             [](json& s) {
               s["definitions"]["word"]["examples"] = json::array({json{{"song", 1}}});
             }),
       "the examples of the record word fit its schema"},
      {"a record narrower than what is put",
       edits(records,
             [](json& s) {
               auto& word = s["definitions"]["word"];
               word["properties"]["text"]["maxLength"] = 3;
               word.erase("examples");
             }),
       "what it writes fits its schemas and is its own to write\tsay "},
      {"no words", lacks("words/en.json"), "every word is there\twords/en.json: it is missing"},
      {"words that are no text", words("canary-sound.title", 7), "canary-sound.title is not text"},
      {"a title that nothing stands for",
       edits("words/en.json", [](json& w) { w.erase("canary-sound.title"); }),
       "nothing stands for canary-sound.title"},
      {"a setting that nothing stands for",
       edits("words/en.json", [](json& w) { w.erase("canary-sound.settings.fault"); }),
       "nothing stands for canary-sound.settings.fault"},
      {"a word of the view that nothing stands for",
       view("\nconst more = (words) => words('canary-sound.gone');\n"),
       "nothing stands for canary-sound.gone"},
      {"another language with less in it",
       [](const fs::path& folder) {
         manifest([](json& m) { m["words"]["cy"] = "words/cy.json"; })(folder);
         write(folder / "words/cy.json", R"({"canary-sound.title":"Can yr adar"})");
       },
       "the words of cy are those of English"},
      {"a sentence nobody can hold",
       words("canary-sound.not_chosen",
             "Choose one of the two that you see here, or if you would rather not say, then pass, "
             "and "
             "nobody minds."),
       "no sentence has more than 15 words\tcanary-sound.not_chosen has one of"},
      {"an asset that no page shows", asset("gate.bmp", "BM"), "gate.bmp is no .svg"},
      {"assets in assets",
       [](const fs::path& folder) { fs::create_directories(folder / "assets/more"); },
       "more is no file"},
      {"a picture with a script in it", asset("gate.svg", "<svg><script>1</script></svg>"),
       "gate.svg holds a script"},
      {"a picture too large for a hall", asset("gate.png", std::string(1024 * 1024 + 1, 'x')),
       "gate.png is larger than 1 MiB"},
      {"more pictures than a hall carries",
       [](const fs::path& folder) {
         for (char each = 'a'; each < 'j'; ++each) {
           asset(std::string(1, each) + ".png", std::string(1024 * 1024, 'x'))(folder);
         }
       },
       "together they are larger than 8 MiB"},
      {"no view", lacks("view.js"), "view.js is missing"},
      {"a view that registers nothing", says("view.js", "export const other = 1;"),
       "view.js does not export register"},
      {"a view that imports",
       says("view.js", "import { html } from 'lit';\nexport const register = () => html``;"),
       "view.js imports"},
      {"a view that is cut off", view("\nfunction more() { return [1, 2;\n"),
       "everything the view opens is closed\tview.js: line"},
      {"a text of the view without end", view("\nconst more = 'never ends;\n"),
       "everything the view opens is closed\tview.js: line"},
      {"a view that fetches", view("\nconst more = () => fetch('/elsewhere');\n"),
       "the view has no way out of its own\tview.js: fetch("},
      {"a view that remembers by itself", view("\nlocalStorage.setItem('a', 'b');\n"),
       "the view has no way out of its own\tview.js: localStorage"},
  };
  return k_all;
}

const char* const k_process = "nothing ends its process\t";
const char* const k_writes = "what it writes fits its schemas and is its own to write\tsay ";
const char* const k_limits = "what it wants keeps to the limits\t";
const char* const k_leaks = "what is private is told to nobody else\t";
const char* const k_worded = "what it says to people has words\t";
const char* const k_report = "what it says for a report fits\tfor board: ";

const std::vector<Broken>& of_the_rules() {
  static const std::vector<Broken> k_all{
      {"a crash", rules("crash"), std::string(k_process) + "say "},
      {"an endless decision", rules("hang"), std::string(k_process) + "say "},
      {"an exception", rules("throws"), std::string(k_process) + "say "},
      {"a type nobody named", rules("unknown_type"), "a record type the manifest does not name"},
      {"a key that is none", rules("bad_key"), "a key that is not kind/name"},
      {"a body that is no object", rules("no_object"), "a body that is not an object"},
      {"an audience nobody may give", rules("audience"), "an audience an activity may not give"},
      {"a kind it does not bring forth", rules("foreign_kind"),
       "a kind this activity does not bring forth"},
      {"a refusal without a code", rules("bad_code"), "not a name for a refusal"},
      {"an exception in a wake", rules("fails_awake"), std::string(k_process) + "a wake-up"},
      {"a body beside its schema", rules("garbled"), k_writes},
      {"another person's record", rules("takes_over"), "belongs to somebody else"},
      {"another person's ballot", rules("foreign_ballot"),
       "is not the ballot of the one who cast it"},
      {"a ballot after the vote", rules("late_ballot"), "is a ballot outside an open vote"},
      {"a link to nothing", rules("loose_link"), "is linked to something that is not here"},
      {"too many changes", rules("flood"), std::string(k_limits) + "say "},
      {"too large a body", rules("swell"), std::string(k_limits) + "say "},
      {"too much at once", rules("bulk"), std::string(k_limits) + "say "},
      {"too many wakes", rules("many_wakes"), std::string(k_limits) + "say "},
      {"a wake without end", rules("rings_forever"),
       "it asks to be woken at once, again and again"},
      {"a memory", rules("memory"), "decisions, made again, is the same\tsay "},
      {"the world's clock", rules("second"), "decisions, made again, is the same\tsay "},
      {"a refusal without words", rules("wordless"), "nothing stands for canary-sound.tired"},
      {"words with an empty place", rules("unfilled"), "nothing fills {n} of canary-sound.full"},
      {"refusals of everything", rules("refuses"), "the examples of the command say are taken"},
      {"it does not open", rules("fails_to_open"), "it opens on default settings"},
      {"it opens on nonsense", rules("opens_garbled"),
       "it opens on default settings\tcore.prepare"},
      {"a pause that is refused", rules("refuses_pause"), "no phase is refused\tcore.pause"},
      {"a close that fails", rules("fails_to_close"), std::string(k_process) + "core.close"},
      {"a close of few alone", rules("crowded"), "65 people at one close\twith"},
      {"an aside told to all", rules("tells_aside"), std::string(k_leaks) + "whisper"},
      {"an aside told in an answer", rules("tells_aside_in_answer"),
       std::string(k_leaks) + "whisper"},
      {"a held word told to all", rules("tells_word"), std::string(k_leaks) + "say"},
      {"a word that stays when it is taken back", rules("keeps_word"),
       "what was taken back still stands in board"},
      {"an open vote told", rules("tells_ballot"), std::string(k_leaks) + "choose"},
      {"a report without end", rules("report_hangs"), k_report},
      {"a report that crashes", rules("report_crashes"), k_report},
      {"a report too large", rules("report_large"), k_report},
      {"a report of another shape", rules("report_nonsense"), k_report},
      {"a report by chance", rules("report_by_chance"), k_report},
      {"a report's word that nothing stands for", rules("report_wordless"),
       "nothing stands for canary-sound.report_gone"},
      {"a report's word with an empty place", rules("report_unfilled"),
       "nothing fills {n} of canary-sound.full"},
      {"heads counted in a report", rules("report_counts"),
       "its report says how many chose, outside a people block"},
  };
  return k_all;
}

void names_its_cause_first(const Broken& broken) {
  const Checked checked(broken.breaks);

  BOOST_TEST(checked.faults > 0U, checked.lines);
  BOOST_TEST(checked.first_fault().find(broken.cause) != std::string::npos,
             "wanted " << broken.cause << " first in\n"
                       << checked.lines);
  BOOST_TEST(!checked.has("card\tkind\tyes"), checked.lines);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_sound_one_is_kind) {
  const Checked sound([](const fs::path&) {});

  BOOST_TEST(sound.faults == 0U, sound.lines);
  for (const char* tier : {"works", "safe", "kind"}) {
    BOOST_TEST(sound.has("card\t" + std::string(tier) + "\tyes"), sound.lines);
  }
  BOOST_TEST(!sound.has("next\t"), sound.lines);
}

BOOST_DATA_TEST_CASE(a_fault_of_the_manifest_is_named_first,
                     boost::unit_test::data::make(of_the_manifest()), broken) {
  names_its_cause_first(broken);
}

BOOST_DATA_TEST_CASE(a_fault_of_a_file_is_named_first, boost::unit_test::data::make(of_the_files()),
                     broken) {
  names_its_cause_first(broken);
}

BOOST_DATA_TEST_CASE(a_fault_of_the_rules_is_named_first,
                     boost::unit_test::data::make(of_the_rules()), broken) {
  names_its_cause_first(broken);
}

BOOST_AUTO_TEST_CASE(what_is_no_fault_is_told_as_missing_on_the_card) {
  const Checked dragging(view("\naddEventListener('pointermove', () => {});\n"));
  const Checked by_finger(
      view("\nconst more = (html) => html`<div @click=${() => {}}>Go</div>`;\n"));
  const Checked silent(says("view.js", "export function register() {}"));
  const Checked urging(edits("schemas/commands.json",
                             [](json& s) { s["definitions"]["choose"]["examples"].erase(1); }));
  const Checked voting_by_another_name([](const fs::path& folder) {
    manifest([](json& m) { m["moves"] = {"build"}; })(folder);
    edits("schemas/commands.json",
          [](json& s) { s["definitions"]["choose"]["examples"].erase(1); })(folder);
  });

  BOOST_TEST(dragging.faults == 0U, dragging.lines);
  BOOST_TEST(dragging.has("card\tsafe\tyes"), dragging.lines);
  BOOST_TEST(dragging.has("next\tkind\tnothing is dragged\t"), dragging.lines);
  BOOST_TEST(by_finger.has("next\tkind\tall by keyboard\t"), by_finger.lines);
  BOOST_TEST(silent.has("next\tkind\tread aloud\t"), silent.lines);
  BOOST_TEST(urging.has("next\tkind\tto pass is an answer\t"), urging.lines);
  BOOST_TEST(voting_by_another_name.has("next\tkind\tto pass is an answer\t"),
             voting_by_another_name.lines);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_told_of_the_next_tier_alone) {
  const Checked leaking(rules("tells_aside"));

  BOOST_TEST(leaking.has("card\tworks\tyes"), leaking.lines);
  BOOST_TEST(leaking.has("card\tsafe\tno"), leaking.lines);
  BOOST_TEST(leaking.has("next\tsafe\twhat is private stays so\t"), leaking.lines);
  BOOST_TEST(!leaking.has("next\tkind"), leaking.lines);
}

BOOST_AUTO_TEST_SUITE_END()
