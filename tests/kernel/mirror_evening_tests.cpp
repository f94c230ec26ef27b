#include "kernel/room/projection.hpp"
#include "kernel/values/permission.hpp"
#include "tests/kernel/evening.hpp"
#include "tests/kernel/may_see.hpp"
#include "tests/support/seed.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

// Whatever happens of an evening: a page that only hears what is published shows just what it would
// be given anew, and nobody is sent a word that is not for them at that moment.
BOOST_AUTO_TEST_SUITE(mirror_evening_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::Evening;
using chorus::test::may_see;
using kernel::Gate;
using kernel::Record;
using kernel::RecordClass;
using kernel::Role;

constexpr unsigned k_evenings = 60;
constexpr int k_acts = 80;

// One page: a snapshot when it comes, then what is published and nothing else.
class Page {
 public:
  Page(std::string name, kernel::Reader reader)
      : name_(std::move(name)), reader_(std::move(reader)) {}

  const std::string& name() const { return name_; }
  const kernel::Reader& reader() const { return reader_; }
  void leave() { seen_.clear(); }
  void come_as(const kernel::Reader& reader) {
    if (reader.reader_class != reader_.reader_class) leave();
    reader_ = reader;
  }

  void come(const kernel::Room& room) {
    for (const auto& space : Evening::spaces()) {
      const kernel::SpaceId id(space);
      if (!seen_.contains(id) && room.may_watch(id, reader_)) seen_[id] = anew(room, id);
    }
  }

  // The text of what it is sent.
  std::string hear(const kernel::Publication& publication) {
    const auto page = seen_.find(publication.space);
    if (page == seen_.end()) return {};
    const auto concerned = kernel::concerned_persons(publication);
    kernel::Reader as = reader_;
    const bool is_concerned =
        std::find(concerned.begin(), concerned.end(), as.person) != concerned.end();
    if (!is_concerned) as.person = kernel::PersonId();
    const auto difference = kernel::difference(publication, as);
    std::string sent;
    for (const auto& put : difference.puts) {
      page->second[put.record->key.value()] = text_of(put);
      sent += put.record->body.text() + "\n";
    }
    for (const auto& key : difference.removes) page->second.erase(key.value());
    return sent;
  }

  // They sit elsewhere: what that changes, and nothing else. The text of what it is sent.
  std::string move(const kernel::Room& room, const kernel::Reader& reader) {
    std::string sent;
    for (auto& [id, shown] : seen_) {
      const auto difference = room.moved(id, reader_, reader);
      for (const auto& put : difference.puts) {
        shown[put.record->key.value()] = text_of(put);
        sent += put.record->body.text() + "\n";
      }
      for (const auto& key : difference.removes) shown.erase(key.value());
    }
    reader_ = reader;
    return sent;
  }

  void check(const kernel::Room& room) const {
    for (const auto& [id, shown] : seen_) {
      const bool is_the_same = shown == anew(room, id);
      BOOST_TEST_REQUIRE(is_the_same, name_ << " shows something else of " << id.value());
    }
  }

 private:
  using Shown = std::map<std::string, std::string>;

  std::string text_of(const kernel::VisibleRecord& visible) const {
    std::string text = std::to_string(visible.record->rev) + (visible.mine ? " mine " : " ") +
                       visible.record->body.text();
    if (reader_.reader_class.role != Role::facilitator) return text;
    text += std::string(kernel::to_text(visible.record->gate));
    const kernel::Audience& audience = visible.record->audience;
    const auto may = kernel::permission_in(audience);
    text += audience.has("wall") ? " on the wall" : "";
    if (may) text += " " + std::string(kernel::to_text(*may));
    return text;
  }
  Shown anew(const kernel::Room& room, const kernel::SpaceId& id) const {
    Shown shown;
    for (const auto& visible : room.snapshot(id, reader_)) {
      shown[visible.record->key.value()] = text_of(visible);
    }
    return shown;
  }

  std::string name_;
  kernel::Reader reader_;
  std::map<kernel::SpaceId, Shown> seen_;
};

class WatchedEvening : public Evening {
 public:
  explicit WatchedEvening(unsigned seed) : Evening(seed), comings_(seed) {
    for (const auto& name : people()) pages_.emplace_back(name, reader(named(name)));
    for (const auto& name : leads()) pages_.emplace_back(name, reader(named(name)));
    pages_.emplace_back("wall", wall());
    publisher.on_moved = [this](const auto& persons) { move(persons); };
    hear();
  }

  void step() {
    if (comings_() % 12 == 0) pages_[comings_() % pages_.size()].leave();
    if (comings_() % 15 == 0) {
      if (comings_() % 4 == 0) {
        // Every page comes anew to a program that was started again.
        for (auto& page : pages_) page.leave();
        start_with_newer_types();
      } else {
        restart();
      }
      for (auto& page : pages_) {
        if (!page.reader().person.empty()) page.come_as(reader(named(page.name())));
      }
      hear();  // what was carried over as it started
    }
    const Act& done = act();
    hear();
    for (const auto& page : pages_) page.check(*room);
    check_answers(done);
  }

 private:
  void hear() {
    for (; heard_ < publisher.publications.size(); ++heard_) {
      for (auto& page : pages_) check_words(page.name(), page.hear(publisher.publications[heard_]));
    }
    for (auto& page : pages_) page.come(*room);
  }

  void move(const std::vector<kernel::PersonId>& persons) {
    if (!room) return;  // it is only just being read from its file
    hear();
    for (auto& page : pages_) {
      const bool has_moved =
          std::find(persons.begin(), persons.end(), page.reader().person) != persons.end();
      if (has_moved) check_words(page.name(), page.move(*room, reader(named(page.name()))));
    }
  }

  bool may_know(const std::string& name, const std::string& needle) const {
    const auto voter = voter_of().find(needle);
    if (voter != voter_of().end() && voter->second == name) return true;
    const auto page = std::find_if(pages_.begin(), pages_.end(),
                                   [&](const Page& known) { return known.name() == name; });
    for (const auto& space : spaces()) {
      for (const auto& [key, record] : room->space(kernel::SpaceId(space))->records) {
        const bool holds = record->body.text().find(needle) != std::string::npos;
        if (holds && may_see(*room, *record, page->reader())) return true;
      }
    }
    return false;
  }

  // Their own list names what they gave in any activity, hidden by a lead or in care as well: it is
  // theirs to take back.
  bool is_given_by(const std::string& name, const std::string& needle) {
    const auto& person = named(name).seat.person;
    const auto gave = [&](const auto& entry) {
      const Record& record = *entry.second;
      return record.owner == person && record.record_class == RecordClass::contribution &&
             record.gate != Gate::withdrawn && record.body.text().find(needle) != std::string::npos;
    };
    return std::any_of(spaces().begin(), spaces().end(), [&](const std::string& space) {
      const auto& records = room->space(kernel::SpaceId(space))->records;
      return space != "inquiry" && std::any_of(records.begin(), records.end(), gave);
    });
  }

  void check_words(const std::string& name, const std::string& sent) const {
    for (const auto& needle : needles()) {
      if (sent.find(needle) == std::string::npos) continue;
      BOOST_TEST_REQUIRE(may_know(name, needle), name << " was sent " << needle);
    }
  }

  void check_own_words(const std::string& name, const std::string& sent) {
    for (const auto& needle : needles()) {
      if (sent.find(needle) == std::string::npos) continue;
      BOOST_TEST_REQUIRE((is_given_by(name, needle) || may_know(name, needle)),
                         name << " was told " << needle);
    }
  }

  // What a lead puts away as needing care is printed once, for the safeguarding lead.
  void check_answers(const Act& done) {
    for (; answers_ < publisher.answers.size(); ++answers_) {
      const auto& answer = publisher.answers[answers_];
      if (done.name == "core.needs_care") continue;
      const auto* rejection = std::get_if<kernel::Rejection>(&answer.outcome);
      const auto& body = rejection ? rejection->args : std::get<kernel::Body>(answer.outcome);
      const auto name = answer.client.value().substr(std::string("client-of-").size());
      if (done.name == "core.mine") {
        check_own_words(name, body.text());
      } else {
        check_words(name, body.text());
      }
    }
    for (; notices_ < publisher.notices.size(); ++notices_) {
      check_words("wall", publisher.notices[notices_].args.text());
    }
  }

  std::mt19937 comings_;
  std::vector<Page> pages_;
  std::size_t heard_ = 0;
  std::size_t answers_ = 0;
  std::size_t notices_ = 0;
};

}  // namespace

BOOST_AUTO_TEST_CASE(pages_show_what_they_may_and_nobody_hears_a_word_that_is_not_for_them) {
  const unsigned first = chorus::test::first_seed();
  for (unsigned seed = first; seed < first + k_evenings; ++seed) {
    BOOST_TEST_CONTEXT("CHORUS_TEST_SEED=" << seed) {
      WatchedEvening evening(seed);
      for (int act = 0; act < k_acts; ++act) evening.step();
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
