// chorus plugin check, over activity types that keep their promises and over canaries that do not.
#include "conformance/check_plugin.hpp"
#include "conformance/garbage.hpp"
#include "conformance/view_text.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <sstream>
#include <string>

namespace conformance = chorus::conformance;
using conformance::ViewText;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(conformance_tests)

namespace {

constexpr std::chrono::milliseconds k_patience{4000};

struct Checked {
  explicit Checked(const std::string& id) {
    std::ostringstream out;
    faults = conformance::check_plugin(std::string(CHORUS_CANARIES) + "/" + id,
                                       {CHORUS_PLUGIN_HOST, CHORUS_SCHEMAS, k_patience}, 1, out);
    lines = out.str();
  }
  bool says(const std::string& line) const { return lines.find(line) != std::string::npos; }

  std::size_t faults = 0;
  std::string lines;
};

const char* const k_exporting[] = {
    "export function register(kit) {}",
    "const a=1;export const register=(kit)=>{}",
    "export async function register(kit) {}",
    "function r(){}export{r as register};",
    "function register(){}\nexport { other, register };",
};
const char* const k_not_exporting[] = {
    "function register(kit) {}",     "export function registers(kit) {}",
    "export { register as other };", "export default function register(kit) {}",
    "// they export a register",     "",
};
const char* const k_importing[] = {
    "import { html } from 'lit';",
    "import lit from \"lit\"; export const register = 1;",
    "import 'lit';",
    "const a = await import(\"lit\");",
};
const char* const k_not_importing[] = {
    "export const register = () => {};",
    "// an important thing; nothing is imported, nothing to import.",
    "kit.import('x')",
    "kit.leads(() => import('./leads.js'));",
};

}  // namespace

BOOST_DATA_TEST_CASE(a_view_that_exports_register_is_seen,
                     boost::unit_test::data::make(k_exporting), text) {
  BOOST_TEST(ViewText(text).exports_register());
}

BOOST_DATA_TEST_CASE(a_view_that_does_not_is_seen, boost::unit_test::data::make(k_not_exporting),
                     text) {
  BOOST_TEST(!ViewText(text).exports_register());
}

BOOST_DATA_TEST_CASE(an_import_is_seen, boost::unit_test::data::make(k_importing), text) {
  BOOST_TEST(ViewText(text).imports());
}

BOOST_DATA_TEST_CASE(what_only_looks_like_an_import_is_none,
                     boost::unit_test::data::make(k_not_importing), text) {
  BOOST_TEST(!ViewText(text).imports());
}

BOOST_AUTO_TEST_CASE(words_written_out_are_gathered_and_those_put_together_are_not) {
  const ViewText view(
      "words('bird.title'); words(\"bird.two-words\"); words(`bird.${tune}`); "
      "words('other.title'); 'bird.'; my.bird.title");

  const std::set<std::string> expected{"bird.title", "bird.two-words"};

  BOOST_TEST((view.word_keys("bird") == expected));
}

BOOST_AUTO_TEST_CASE(words_that_a_page_of_the_kit_asks_for_are_gathered_without_the_id) {
  const std::string drawn =
      "t('two_words'); page.titled(\"prompt\", 1); set('x'); t(name); t('a' + b)";

  const std::set<std::string> expected{"bird.two_words", "bird.prompt"};

  BOOST_TEST((ViewText("kit.participant(bird, {}); " + drawn).word_keys("bird") == expected));
  BOOST_TEST(ViewText(drawn).word_keys("bird").empty());
}

BOOST_AUTO_TEST_CASE(garbage_is_the_same_from_the_same_seed) {
  const json example{{"text", "la"}, {"on", {1, 2}}};
  conformance::Chance once(7);
  conformance::Chance again(7);
  conformance::Chance other(8);

  const auto first = conformance::garbage_from(example, 50, once);

  BOOST_TEST((first == conformance::garbage_from(example, 50, again)));
  BOOST_TEST((first != conformance::garbage_from(example, 50, other)));
}

BOOST_AUTO_TEST_CASE(an_activity_type_in_plain_c_keeps_its_promises) {
  const Checked bird("canary-plain-c");

  BOOST_TEST(bird.faults == 0U, bird.lines);
  BOOST_TEST(bird.says("ok\tthe examples of the command hush are taken"), bird.lines);
}

BOOST_AUTO_TEST_CASE(rules_with_a_memory_and_refusals_without_words_are_found_out) {
  const Checked bird("canary-forgetful");

  BOOST_TEST(bird.says("decisions, made again, is the same\tremember {}"), bird.lines);
  BOOST_TEST(bird.says("fault\twhat it says to people has words\ttired: nothing stands for "
                       "canary-forgetful.tired"),
             bird.lines);
}

BOOST_AUTO_TEST_CASE(one_that_crashes_is_named_with_the_command_and_left_in_peace) {
  const Checked bird("canary");

  BOOST_TEST(bird.says("fault\tnothing ends its process\tcrash {}"), bird.lines);
  BOOST_TEST(bird.says("left\tthe rest of the trial\tit crashed too often"), bird.lines);
}

BOOST_AUTO_TEST_CASE(one_built_for_another_interface_is_never_run) {
  const Checked bird("canary-next-abi");

  BOOST_TEST(bird.says("fault\tthe manifest is sound\tit is built for plugin interface"),
             bird.lines);
  BOOST_TEST(bird.says("left\tits rules"), bird.lines);
}

BOOST_AUTO_TEST_CASE(one_whose_library_is_not_what_its_manifest_says_is_found_out) {
  const Checked bird("canary-liar");

  BOOST_TEST(bird.says("fault\tits library loads in a process of its own, as what the manifest "
                       "says\tit is built for plugin interface 99"),
             bird.lines);
}

BOOST_AUTO_TEST_SUITE_END()
