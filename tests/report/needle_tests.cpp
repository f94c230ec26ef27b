// Random inquiries, hostile activities: no byte of any format holds what must not leave.
#include "kernel/commands/name_marks.hpp"
#include "kernel/commands/withdrawal.hpp"
#include "kernel/values/permission.hpp"
#include "report/head_counts.hpp"
#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kernel = chorus::kernel;
using chorus::test::holds;
using chorus::test::PaperFixture;
BOOST_AUTO_TEST_SUITE(needle_tests)

namespace {

using Json = nlohmann::json;

constexpr int k_inquiries = 500;

unsigned seed() {
  const char* wish = std::getenv("CHORUS_TEST_SEED");
  return wish ? static_cast<unsigned>(std::stoul(wish)) : 20261125U;
}

const std::vector<std::string> k_rungs{"",     "only_me", "facilitators", "table",
                                       "room", "gist",    "words",        "named"};
const std::vector<std::string> k_groups{"young_person", "parent_carer", "practitioner", "unsaid"};

// One inquiry made by chance, and what is known of each needle in it.
class RandomInquiry : public PaperFixture {
 public:
  explicit RandomInquiry(std::mt19937& chance) : chance_(chance) {
    const int people = 1 + draw(6);
    for (int i = 0; i < people; ++i) make_person(i);
    const int things = 1 + draw(12);
    for (int i = 0; i < things; ++i) make_thing();
    make_steps();
    names_go();
    make_hostile_sections();
  }

  std::vector<std::string> never;        // in no report
  std::vector<std::string> unconfirmed;  // in none that nobody has looked over
  std::vector<std::string> always;       // in every one that somebody has
  std::vector<std::string> labels;       // of numbers of people

 private:
  int draw(int below) { return static_cast<int>(chance_() % static_cast<unsigned>(below)); }
  std::string needle(const char* what) {
    return std::string(what) + std::to_string(++last_) + "x" + std::to_string(chance_());
  }

  // Some take another name, and some everything back: what stands in others' words is marked, as
  // the kernel does it.
  void names_go() {
    for (const auto& id : people_) {
      const std::string old = names_.at(id);
      const int what = draw(6);
      if (old.empty() || what > 1) continue;
      const auto why =
          what == 0 ? kernel::NameGoes::for_another : kernel::NameGoes::with_everything;
      const kernel::Ref person{kernel::k_inquiry_space, kernel::Key("person/" + id)};
      for (auto& mark : kernel::marks_of(spaces, at(person), why)) put("inquiry", std::move(mark));
      const bool may_stand = never_again(id, old);
      if (why == kernel::NameGoes::for_another) {
        is_called_anew(id, !may_stand && name_left_.at(id));
      } else {
        takes_all_back(id);
      }
    }
  }

  void is_called_anew(const std::string& id, bool leaves) {
    const std::string other = needle("Other");
    person(id, "unsaid", other);
    names_[id] = other;
    (name_left_.at(id) ? unconfirmed : never).push_back(other);
    if (leaves) always.push_back(other);
  }

  void takes_all_back(const std::string& id) {
    spaces.at(kernel::k_inquiry_space).remove(kernel::Key("person/" + id));
    names_[id] = "";
    for (const auto& [ref, word] : words_of_) {
      if (at(ref).owner.value() != id) continue;
      at(ref) = kernel::tombstone_of(at(ref));
      std::erase(always, word);
      never.push_back(word);
    }
  }

  // But in what its owner let go with it in it, which may stay behind as well: a step that was
  // nothing but the name is looked for everywhere.
  bool never_again(const std::string& id, const std::string& name) {
    bool may_stand = false;
    for (const auto& [ref, word] : words_of_) {
      const kernel::Record& record = at(ref);
      if (!holds(record.body.text(), name)) continue;
      const auto rung = kernel::permission_in(record.audience);
      if (record.owner.value() == id && rung == kernel::Permission::named) {
        may_stand = true;
      } else {
        never.push_back(word);
      }
      std::erase(always, word);
    }
    std::erase(always, name);
    if (!may_stand) never.push_back(name);
    return may_stand;
  }

  void make_person(int index) {
    const std::string id = "p" + std::to_string(index);
    const std::string name = draw(3) > 0 ? needle("Name") : "";
    person(id, k_groups[chance_() % k_groups.size()], name);
    people_.push_back(id);
    names_[id] = name;
    name_left_[id] = false;
  }

  void make_thing() {
    const std::string owner = people_[chance_() % people_.size()];
    const std::string rung = k_rungs[chance_() % k_rungs.size()];
    const std::string word = needle("needle");
    std::string text = "It was " + word + " there";
    const std::string named = draw(4) == 0 ? people_[chance_() % people_.size()] : "";
    const std::string name = named.empty() ? "" : names_.at(named);
    if (!name.empty()) text += ", said " + name + ".";
    const bool is_drawing = draw(5) == 0;
    const Json body =
        is_drawing
            ? Json{{"mode", "drawing"}, {"shows", text}, {"strokes", {{{"points", "1,1 2,2"}}}}}
            : Json{{"mode", "words"}, {"words", text}};
    const auto ref = given(owner, draw(3) == 0 ? "note" : "story", body, rung);
    things_.push_back(ref);
    words_of_[ref] = word;
    const bool is_open = put_away(ref);
    const bool may = is_open && (rung == "words" || rung == "named");
    const bool own_name = rung == "named" && names_.at(owner) == name;
    const bool leaves = may && (name.empty() || own_name);
    (leaves ? unconfirmed : never).push_back(word);
    if (leaves) always.push_back(word);
    if (leaves && rung == "named") name_left_[owner] = true;
  }

  // True if it stays where everybody may have it.
  bool put_away(const kernel::Ref& ref) {
    kernel::Record& record = at(ref);
    switch (draw(16)) {
      case 0: record.gate = kernel::Gate::held; return false;
      case 1: record.gate = kernel::Gate::hidden; return false;
      case 2: record.gate = kernel::Gate::until_reveal; return false;
      case 3: record.gate = kernel::Gate::withdrawn; return false;
      case 4: record.audience = record.audience.with("care"); return false;
      case 5: record.record_class = kernel::RecordClass::draft; return false;
      case 6: record.record_class = kernel::RecordClass::private_; return false;
      case 7:
        record.record_class = kernel::RecordClass::ballot;
        record.audience = kernel::Audience({"ballot"});
        return false;
      default: return true;
    }
  }

  void make_steps() {
    for (int number = 1; number <= 1 + draw(3); ++number) {
      std::vector<kernel::Ref> behind;
      for (const auto& ref : things_) {
        if (draw(2) == 0) behind.push_back(ref);
      }
      Json body{{"what", needle("step")}};
      const std::string who = names_.at(people_[chance_() % people_.size()]);
      if (!who.empty() && draw(2) == 0) body["who"] = who;
      if (!who.empty() && draw(3) == 0) body["hear_how"] = "From " + who + " herself";
      step(number, body, behind);
    }
    for (const auto& [id, name] : names_) {
      if (name.empty()) continue;
      if (name_left_.at(id)) {
        unconfirmed.push_back(name);
        always.push_back(name);
      } else {
        never.push_back(name);
      }
    }
  }

  // Names every thing there is, whether it was told of it or not, and says what it may read as
  // text.
  void make_hostile_sections() {
    if (draw(5) == 0) {
      is_silent("stories", chorus::report::Unsaid::failed);
      return;
    }
    Json blocks = Json::array();
    for (const auto& ref : things_) {
      blocks.push_back({{"t", "quote"}, {"key", ref.key.value()}});
      blocks.push_back({{"t", "thing"}, {"key", ref.key.value()}});
      blocks.push_back({{"t", "quote"}, {"key", ref.key.value() + "@stories"}});
    }
    for (const auto& [id, live] : spaces) {
      for (const auto& [key, record] : live.space.records) {
        blocks.push_back({{"t", "quote"}, {"key", key.value() + "@" + id.value()}});
        blocks.push_back({{"t", "thing"}, {"key", key.value() + "@" + id.value()}});
      }
    }
    for (const auto& [id, name] : names_) {
      if (!name.empty()) blocks.push_back({{"t", "paragraph"}, {"text", "As " + name + " says"}});
    }
    blocks.push_back(people_block());
    says("stories", blocks);
  }

  Json people_block() {
    Json rows = Json::array();
    int of = draw(4);
    for (int row = 0; row <= draw(3); ++row) {
      const int people = draw(12);
      of += people;
      labels.push_back(needle("label"));
      rows.push_back({{"label", labels.back()}, {"people", people}});
    }
    return {{"t", "people"}, {"of", of}, {"rows", rows}};
  }

  std::mt19937& chance_;
  int last_ = 0;
  std::vector<std::string> people_;
  std::map<std::string, std::string> names_;
  std::map<std::string, bool> name_left_;
  std::vector<kernel::Ref> things_;
  std::map<kernel::Ref, std::string> words_of_;
};

// A bare 1 to 4 behind the label of a number of people, wherever it stands.
bool tells_few(const std::string& text, const std::string& label) {
  constexpr std::size_t k_between = 40;
  for (auto at = text.find(label); at != std::string::npos; at = text.find(label, at + 1)) {
    const auto begin = at + label.size();
    const auto number = text.find_first_of("0123456789", begin);
    if (number == std::string::npos || number - begin > k_between) continue;
    // The number of another row.
    if (text.substr(begin, number - begin).find("label") != std::string::npos) continue;
    const auto end = text.find_first_not_of("0123456789", number);
    const auto people = std::stoul(text.substr(number, std::min<std::size_t>(end - number, 9)));
    if (people >= 1 && people < static_cast<unsigned>(chorus::report::k_least_people)) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_byte_of_a_report_holds_what_must_not_leave_and_none_lacks_what_may) {
  BOOST_TEST_MESSAGE("seed " << seed());
  std::mt19937 chance(seed());
  std::size_t left = 0;
  std::size_t stayed = 0;

  for (int round = 0; round < k_inquiries; ++round) {
    const RandomInquiry inquiry(chance);
    const std::string confirmed = inquiry.everywhere(true);
    const std::string unconfirmed = inquiry.everywhere(false);
    BOOST_TEST_CONTEXT("seed " << seed() << ", inquiry " << round) {
      for (const auto& needle : inquiry.never) {
        BOOST_TEST(!holds(confirmed, needle), needle);
        BOOST_TEST(!holds(unconfirmed, needle), needle);
      }
      for (const auto& needle : inquiry.unconfirmed)
        BOOST_TEST(!holds(unconfirmed, needle), needle);
      for (const auto& needle : inquiry.always) BOOST_TEST(holds(confirmed, needle), needle);
      for (const auto& label : inquiry.labels) {
        BOOST_TEST(holds(confirmed, label), label);
        BOOST_TEST(!tells_few(confirmed, label), label);
      }
    }
    left += inquiry.always.size();
    stayed += inquiry.never.size();
  }

  BOOST_TEST(left > std::size_t{k_inquiries / 2});
  BOOST_TEST(stayed > std::size_t{k_inquiries});
}

BOOST_AUTO_TEST_SUITE_END()
