#include "media/cleaner.hpp"

#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

namespace chorus::media {
BOOST_AUTO_TEST_SUITE(cleaner_tests)

namespace {

using std::string_literals::operator""s;
using std::chrono::milliseconds;

const std::string k_jpeg = "\xFF\xD8\xFF\xE0 and so on for a while";

class FakeTimers final : public host::Timers {
 public:
  std::unique_ptr<host::Timer> after(milliseconds delay, std::function<void()> then) override {
    const auto number = ++last_;
    due_[number] = {now_ + delay, std::move(then)};
    return std::make_unique<Held>(*this, number);
  }
  milliseconds now() const override { return now_; }

  void pass(milliseconds time) {
    now_ += time;
    for (bool more = true; more;) {
      const auto next = std::find_if(due_.begin(), due_.end(),
                                     [&](const auto& one) { return one.second.first <= now_; });
      more = next != due_.end();
      if (!more) break;
      const auto then = std::move(next->second.second);
      due_.erase(next);
      then();
    }
  }

 private:
  class Held final : public host::Timer {
   public:
    Held(FakeTimers& timers, int number) : timers_(timers), number_(number) {}
    ~Held() override { timers_.due_.erase(number_); }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

   private:
    FakeTimers& timers_;
    int number_;
  };

  milliseconds now_{0};
  int last_ = 0;
  std::map<int, std::pair<milliseconds, std::function<void()>>> due_;
};

struct Children {
  struct Child {
    Program program;
    host::ProcessEvents events;
    std::string heard;
    bool is_alive = true;
  };
  class Process final : public host::RunningProcess {
   public:
    explicit Process(std::shared_ptr<Child> child) : child_(std::move(child)) {}
    ~Process() override { child_->is_alive = false; }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    void write(std::string bytes) override { child_->heard += bytes; }

   private:
    std::shared_ptr<Child> child_;
  };

  FakeTimers timers;
  std::vector<std::shared_ptr<Child>> started;
  std::vector<std::string> log;
  bool can_start = true;
  Cleaner cleaner{
      [this](Program program, host::ProcessEvents events) {
        if (!can_start) throw std::runtime_error("no more processes");
        started.push_back(std::make_shared<Child>(Child{program, std::move(events), {}, true}));
        return std::make_unique<Process>(started.back());
      },
      timers, [this](std::string_view line) { log.emplace_back(line); }};

  // What becomes of it, once something has.
  std::shared_ptr<std::string> clean(const std::string& file) {
    auto outcome = std::make_shared<std::string>();
    cleaner.clean(file, [outcome](const CleaningResult& result) {
      const auto* refusal = std::get_if<MediaRefusal>(&result);
      *outcome = refusal ? std::string(to_text(*refusal)) : std::get<Cleaned>(result).bytes;
    });
    timers.pass(milliseconds(0));
    return outcome;
  }
  void answer(std::size_t which, const std::string& text) {
    const auto child = started.at(which);
    child->events.on_bytes(text);
    if (child->is_alive) child->events.on_closed();
    timers.pass(milliseconds(0));
  }
};

BOOST_FIXTURE_TEST_CASE(each_file_goes_to_a_child_of_its_own_and_comes_back_made_anew, Children) {
  const auto photo = clean(k_jpeg);
  const auto sound = clean("ID3 and so on for a while");

  BOOST_TEST_REQUIRE(started.size() == 2U);
  BOOST_TEST((started[0]->program == Program::picture));
  BOOST_TEST((started[1]->program == Program::sound));
  BOOST_TEST(started[0]->heard ==
             "\x1A\0\0\0\0\0\0\0"s.replace(0, 1, 1, static_cast<char>(k_jpeg.size())) + k_jpeg);
  answer(0, "picture image/jpeg 10 10\nclean");

  BOOST_TEST(*photo == "clean");
  BOOST_TEST(sound->empty());
  BOOST_TEST(!started[0]->is_alive);
}

BOOST_FIXTURE_TEST_CASE(what_nobody_here_reads_starts_no_child, Children) {
  const auto page = clean("<svg onload=alert(1)>            ");

  BOOST_TEST(*page == "kind");
  BOOST_TEST(started.empty());
}

BOOST_FIXTURE_TEST_CASE(two_children_at_a_time_and_the_others_in_their_order, Children) {
  const auto first = clean(k_jpeg);
  const auto second = clean(k_jpeg);
  const auto third = clean(k_jpeg);

  BOOST_TEST(started.size() == limits::k_media_cleaned_at_once);
  answer(1, "no too_large\n");

  BOOST_TEST(*second == "too_large");
  BOOST_TEST_REQUIRE(started.size() == 3U);
  answer(2, "picture image/jpeg 10 10\nthird");
  BOOST_TEST(*third == "third");
  BOOST_TEST(first->empty());
}

BOOST_FIXTURE_TEST_CASE(a_child_that_dies_lies_hangs_or_floods_costs_its_own_file_alone, Children) {
  const auto died = clean(k_jpeg);
  answer(0, "");
  const auto lied = clean(k_jpeg);
  answer(1, "picture text/html 10 10\n<script>");
  const auto hung = clean(k_jpeg);
  timers.pass(limits::k_media_cleaned_within);
  const auto flooded = clean(k_jpeg);
  started[3]->events.on_bytes(std::string(limits::k_media_bytes + 2 * limits::k_kib, 'x'));
  const auto sound = clean(k_jpeg);
  answer(4, "picture image/jpeg 10 10\nsound");

  for (const auto& outcome : {died, lied, hung, flooded}) BOOST_TEST(*outcome == "unreadable");
  BOOST_TEST(*sound == "sound");
  BOOST_TEST(log.size() == 4U);
  for (const auto& child : started) BOOST_TEST(!child->is_alive);
}

BOOST_FIXTURE_TEST_CASE(where_no_child_can_be_started_it_is_to_be_tried_again, Children) {
  can_start = false;

  BOOST_TEST(*clean(k_jpeg) == "busy");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::media
