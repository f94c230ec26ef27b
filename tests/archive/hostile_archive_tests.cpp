// Archives that somebody made or changed to do harm: each is refused whole, with words, and nothing
// lies there afterwards.
#include "kernel/values/limits.hpp"
#include "platform/base64.hpp"
#include "tests/archive/archive_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(hostile_archive_tests)

namespace {

using nlohmann::json;
using Lines = std::vector<json>;

json& first_of(Lines& lines, const std::string& t) {
  return *std::find_if(lines.begin(), lines.end(),
                       [&](const json& line) { return line["t"] == t; });
}

json& story_in(Lines& lines, const std::string& key) {
  return *std::find_if(lines.begin(), lines.end(),
                       [&](const json& line) { return line.value("key", "") == key; });
}

void put_behind(Lines& lines, const std::string& t, const json& more) {
  const auto at =
      std::find_if(lines.rbegin(), lines.rend(), [&](const json& line) { return line["t"] == t; });
  lines.insert(at.base(), more);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const auto at = text.find(what);
  BOOST_TEST_REQUIRE((at != std::string::npos), what);
  return text.replace(at, what.size(), with);
}

json nested(int depth) {
  json value = json::object();
  for (int level = 0; level < depth; ++level) value = json{{"in", value}};
  return value;
}

struct Hostile {
  std::string name;
  std::function<void(Lines&)> change;
};

const std::vector<Hostile> k_hostile{
    {"no head", [](Lines& l) { l.erase(l.begin()); }},
    {"two heads", [](Lines& l) { l.insert(l.begin() + 1, json(l[0])); }},
    {"a newer version",
     [](Lines& l) {
       l[0]["version"] = 2;
       l[0]["more"] = true;
     }},
    {"version nothing", [](Lines& l) { l[0]["version"] = 0; }},
    {"a form that is none", [](Lines& l) { l[0]["form"] = "open"; }},
    {"a path for the inquiry's name", [](Lines& l) { l[0]["inquiry"] = "../../../etc/x"; }},
    {"no name of the inquiry", [](Lines& l) { l[0].erase("inquiry"); }},
    {"a redacted head on a full archive", [](Lines& l) { l[0]["form"] = "redacted"; }},
    {"a kind of line that is none",
     [](Lines& l) {
       l.push_back({{"t", "plugin"}, {"code", "x"}});
     }},
    {"a line that says nothing", [](Lines& l) { l.push_back(json::array()); }},
    {"a member that is not known", [](Lines& l) { first_of(l, "space")["run"] = "sh"; }},
    {"a member that is missing", [](Lines& l) { story_in(l, "story/open").erase("owner"); }},
    {"lines in another order", [](Lines& l) { std::reverse(l.begin() + 1, l.end()); }},
    {"the same part twice", [](Lines& l) { put_behind(l, "space", json(l[4])); }},
    {"the same record twice",
     [](Lines& l) { put_behind(l, "record", json(story_in(l, "story/open"))); }},
    {"the same card twice", [](Lines& l) { put_behind(l, "card", json(first_of(l, "card"))); }},
    {"the same act twice", [](Lines& l) { put_behind(l, "act", json(first_of(l, "act"))); }},
    {"the same photo twice",
     [](Lines& l) {
       Lines photo;
       for (const auto& line : l) {
         if (line["t"] == "medium" || line["t"] == "bytes") photo.push_back(line);
       }
       l.insert(l.end(), photo.begin(), photo.end());
     }},
    {"a named value twice", [](Lines& l) { l.insert(l.begin() + 1, json(first_of(l, "value"))); }},
    {"another name of the inquiry among the values",
     [](Lines& l) {
       l.insert(l.begin() + 1, json{{"t", "value"}, {"name", "inquiry_id"}, {"value", "other"}});
     }},
    {"a record of no part", [](Lines& l) { story_in(l, "story/open")["space"] = "nowhere"; }},
    {"a link to nothing", [](Lines& l) { story_in(l, "link/l1")["body"]["to"] = "story/nothing"; }},
    {"a link to nothing elsewhere",
     [](Lines& l) { story_in(l, "link/l1")["body"]["to"] = "story/open@nowhere"; }},
    {"a wake of no part", [](Lines& l) { first_of(l, "wake")["space"] = "nowhere"; }},
    {"a ballot", [](Lines& l) { story_in(l, "story/open")["class"] = "ballot"; }},
    {"an audience of ballots",
     [](Lines& l) { story_in(l, "story/open")["audience"] = {"ballot"}; }},
    {"an audience that is none",
     [](Lines& l) { story_in(l, "story/open")["audience"] = {"everybody"}; }},
    {"a tombstone with words",
     [](Lines& l) {
       story_in(l, "story/gone")["body"] = {{"words", "back again"}};
     }},
    {"a gate that is none", [](Lines& l) { story_in(l, "story/open")["gate"] = "ajar"; }},
    {"a body of another kind",
     [](Lines& l) {
       story_in(l, "story/open")["body"] = {{"run", 1}};
     }},
    {"a body that is too large",
     [](Lines& l) {
       story_in(l, "prompt/one")["body"] = {{"text", std::string(limits::k_record_bytes, 'x')}};
     }},
    {"a body that nests too deep",
     [](Lines& l) { story_in(l, "prompt/one")["body"] = nested(40); }},
    {"a body of too many members",
     [](Lines& l) { story_in(l, "prompt/one")["body"]["list"] = std::vector<int>(30'000, 1); }},
    {"a revision nobody can count to",
     [](Lines& l) { story_in(l, "story/open")["rev"] = 18'000'000'000'000'000'000ULL; }},
    {"a path for a photo", [](Lines& l) { first_of(l, "medium")["id"] = "../../photo"; }},
    {"a photo that is a page", [](Lines& l) { first_of(l, "medium")["type"] = "text/html"; }},
    {"a photo that is none",
     [](Lines& l) {
       const std::string page = "<html>";
       l.back() = {{"t", "bytes"}, {"base64", platform::base64(page)}};
     }},
    {"a photo that says it is huge",
     [](Lines& l) { first_of(l, "medium")["size"] = 4'000'000'000ULL; }},
    {"a photo longer than it says", [](Lines& l) { first_of(l, "medium")["size"] = 10; }},
    {"a photo shorter than it says", [](Lines& l) { l.pop_back(); }},
    {"a photo with another sum",
     [](Lines& l) { first_of(l, "medium")["sha256"] = std::string(64, '0'); }},
    {"bytes of nothing",
     [](Lines& l) { std::erase_if(l, [](const json& one) { return one["t"] == "medium"; }); }},
    {"bytes that are none", [](Lines& l) { l.back()["base64"] = "!!!!"; }},
    {"a record whose photo is missing",
     [](Lines& l) {
       std::erase_if(l,
                     [](const json& one) { return one["t"] == "medium" || one["t"] == "bytes"; });
     }},
    {"no space of the inquiry's own", [](Lines& l) { first_of(l, "space")["id"] = "other"; }},
    {"an activity without a type",
     [](Lines& l) {
       put_behind(l, "space", [&] {
         auto s = json(first_of(l, "space"));
         s["id"] = "s9";
         return s;
       }());
     }},
    {"a wordy command in the journal",
     [](Lines& l) { first_of(l, "act")["command"] = "tell everybody"; }},
    {"things of no paper",
     [](Lines& l) { std::erase_if(l, [](const json& one) { return one["t"] == "paper"; }); }},
};

struct Refusing : ArchiveFixture {
  void refuses(const std::string& name, const std::string& text) {
    BOOST_TEST_CONTEXT(name) {
      const auto words = taken(text);
      BOOST_TEST(words != "");
      BOOST_TEST(words.find("needle") == std::string::npos);
      BOOST_TEST(names_in(back.parent_path()).empty());
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_archive_whose_lines_were_changed_is_refused_whole, Refusing) {
  const auto sound = full();
  BOOST_TEST_REQUIRE((changed_lines(sound, [](Lines&) {}) == sound));
  for (const auto& [name, change] : k_hostile) refuses(name, changed_lines(sound, change));
}

BOOST_FIXTURE_TEST_CASE(an_archive_that_was_cut_short_anywhere_is_refused_whole, Refusing) {
  const auto sound = full();
  for (std::size_t part = 0; part < 24; ++part) {
    refuses("part " + std::to_string(part), sound.substr(0, sound.size() * part / 24));
  }
  refuses("without its last byte", sound.substr(0, sound.size() - 1));
}

BOOST_FIXTURE_TEST_CASE(an_archive_of_other_bytes_is_refused_whole, Refusing) {
  const auto sound = full();
  refuses("a changed word", replaced(sound, "The bus came", "The bus left"));
  refuses("broken UTF-8", replaced(sound, "The bus", "The \xC3\x28s"));
  refuses("a lone surrogate", replaced(sound, "The bus", "The \\ud800"));
  refuses("a NUL", replaced(sound, "The bus", "The \\u0000"));
  refuses("a member twice", replaced(sound, "{\"audience\":", "{\"audience\":[],\"audience\":"));
  refuses("a byte order mark", "\xEF\xBB\xBF" + sound);
  refuses("more behind the end", sound + "{}\n");
  refuses("the whole once more", sound + sound);
  refuses("another file", "PK\x03\x04" + std::string(5'000, 'z'));
  refuses("an endless line", "{\"t\":\"" + std::string(3'000'000, 'a'));
  refuses("nothing", "");
  auto counted = lines_in_text(sound);
  counted.erase(counted.begin() + 6);
  std::string less;
  for (const auto& line : counted) less += line.dump() + "\n";
  refuses("a line less", less);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
