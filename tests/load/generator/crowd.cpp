#include "tests/load/generator/crowd.hpp"

#include <boost/asio/post.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <random>
#include <stdexcept>
#include <utility>

namespace chorus::load {
namespace {

using std::chrono::duration;
using std::chrono::steady_clock;

constexpr std::size_t k_scratch_bytes = 256 * 1024;
constexpr std::chrono::milliseconds k_settle{300};
constexpr std::chrono::seconds k_leave_within{1};
constexpr std::string_view k_snapshot = R"({"t":"snapshot")";
constexpr std::string_view k_answer = R"({"t":"answer")";
constexpr std::string_view k_answers = R"("answers":[)";

double in_seconds(steady_clock::duration span) { return duration<double>(span).count(); }

std::string letters_of_this_run() {
  constexpr std::string_view k_letters = "0123456789abcdef";
  std::random_device chance;
  std::string run;
  for (int at = 0; at < 8; ++at) run += k_letters[chance() % k_letters.size()];
  return run;
}

// The number at the front and the dot behind it go from the text; nothing: there is none.
std::optional<std::uint64_t> take_number(std::string_view& text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto size = static_cast<std::size_t>(read.ptr - text.data());
  if (read.ec != std::errc() || size == text.size() || text[size] != '.') return std::nullopt;
  text.remove_prefix(size + 1);
  return number;
}

}  // namespace

void StageResult::waited_for(Time due) { last_slow = std::max(last_slow, in_seconds(due - began)); }

Crowd::Crowd(const Plan& plan)
    : plan_(plan),
      deadline_(context_.get_executor()),
      due_(context_.get_executor()),
      pulse_(context_.get_executor()),
      scratch_(k_scratch_bytes, '\0'),
      settings_{{asio::ip::address_v4::loopback(), plan.port}, *this, scratch_},
      processes_(plan.processes),
      run_(letters_of_this_run()),
      mark_(mark_start(run_)),
      says_(plan, plan.says, run_),
      pulse_says_(plan, plan.pulse, run_) {
  for (std::size_t number = 0; number < plan.phones; ++number) {
    phones_.push_back(
        std::make_unique<Phone>(context_.get_executor(), settings_, number, way_of(number)));
  }
}

Crowd::~Crowd() = default;

Phone::Way Crowd::way_of(std::size_t number) const {
  const auto filled = [&](std::string_view text) {
    return Saying(plan_, text, run_).filled(number, 0);
  };
  Phone::Way way;
  way.path = filled(plan_.path);
  if (!plan_.protocol.empty()) way.head = "Sec-WebSocket-Protocol: " + plan_.protocol + "\r\n";
  for (const auto& header : plan_.headers) way.head += filled(header) + "\r\n";
  for (const auto& step : plan_.joins) way.steps.push_back({filled(step.say), step.until});
  way.stalls = number >= plan_.phones - plan_.stalled;
  return way;
}

Result Crowd::run() {
  come_in();
  if (!plan_.pulse.empty()) pulse(0);
  if (in_ > 0 && !plan_.stages.empty()) {
    ledger_.emplace(plan_.phones, plan_.speakers, plan_.answered);
    for (const auto& phone : phones_) {
      if (phone->is_in() && !phone->is_stalled()) ledger_->await(phone->number());
    }
    if (plan_.readers > 0) ledger_->expect(plan_.readers);
    result_.stages.resize(plan_.stages.size());
    for (std::size_t at = 0; at < plan_.stages.size(); ++at) go_through(at);
    stage_.reset();
    work_until(steady_clock::now() + plan_.drain, [this] { return ledger_->all_done(); });
    result_.counts = ledger_->counts();
  }
  leave();
  return std::move(result_);
}

void Crowd::come_in() {
  const double cpu = processes_.cpu_seconds();
  result_.join.resident_before_kb = processes_.resident_kb();
  const auto began = steady_clock::now();
  let_in_more();
  work_until(began + plan_.join_within, [this] { return coming_ == 0 && begun_ == plan_.phones; });
  result_.join.seconds = in_seconds(steady_clock::now() - began);
  for (const auto& phone : phones_) {
    if (!phone->is_in() && !phone->is_gone()) phone->drop("not in within the time");
  }
  result_.failed += plan_.phones - begun_;
  begun_ = plan_.phones;
  result_.join.server_cpu = processes_.cpu_seconds() - cpu;
  result_.join.joined = in_;
  work_until(steady_clock::now() + k_settle, [] { return false; });
  result_.join.resident_kb = processes_.resident_kb();
}

void Crowd::let_in_more() {
  while (coming_ < plan_.at_once && begun_ < plan_.phones) {
    ++coming_;
    // One that fails at once comes back here from within.
    phones_[begun_++]->come_in();
  }
}

void Crowd::joined(Phone& phone) {
  --coming_;
  ++in_;
  result_.join.bytes += static_cast<double>(phone.bytes_heard());
  result_.join.each.add(steady_clock::now() - phone.began());
  asio::post(context_, [this] { let_in_more(); });
}

void Crowd::lost(Phone&, bool was_in, int code, const std::string& why) {
  if (code != 0) ++result_.closes[code];
  ++result_.troubles[why];
  if (was_in) {
    ++result_.lost;
    --in_;
    return;
  }
  ++result_.failed;
  --coming_;
  asio::post(context_, [this] { let_in_more(); });
}

void Crowd::go_through(std::size_t at) {
  const Stage& stage = plan_.stages[at];
  StageResult& told = result_.stages[at];
  told.name = stage.name;
  stage_ = at;
  const Work before = work();
  told.began = before.at;
  stage_ends_ = told.began + stage.lasts;
  next_post_ = 0;
  if (stage.a_second > 0) speak_when_due(at);
  work_until(stage_ends_, [] { return false; });
  // What was due until now is said, or counted as held, however busy this program was.
  if (stage.a_second > 0) speak_when_due(at);
  due_.cancel();
  const Work after = work();
  told.seconds = in_seconds(after.at - before.at);
  told.server_cpu = after.server - before.server;
  told.own_cpu = after.own - before.own;
  told.machine_cpu = after.machine - before.machine;
  told.resident_kb = processes_.resident_kb();
}

// One phone after the other, so that each has its turn once in the time.
void Crowd::pulse(std::size_t number) {
  Phone& phone = *phones_[number];
  if (!phone.is_stalled()) phone.say(pulse_says_.filled(number, 0));
  pulse_.expires_after(plan_.pulse_every / plan_.phones);
  pulse_.async_wait([this, next = (number + 1) % plan_.phones](error_code cancelled) {
    if (!cancelled) pulse(next);
  });
}

void Crowd::speak_when_due(std::size_t stage) {
  const double a_second = plan_.stages[stage].a_second;
  const auto due_at = [&](std::uint64_t post) {
    const duration<double> after((static_cast<double>(post) + 0.5) / a_second);
    return result_.stages[stage].began + std::chrono::duration_cast<steady_clock::duration>(after);
  };
  while (due_at(next_post_) <= steady_clock::now()) {
    if (due_at(next_post_) >= stage_ends_) return;
    speak(stage, due_at(next_post_++));
  }
  due_.expires_at(due_at(next_post_));
  due_.async_wait([this, stage](error_code cancelled) {
    if (!cancelled && stage_ == stage) speak_when_due(stage);
  });
}

void Crowd::speak(std::size_t stage, Time due) {
  StageResult& told = result_.stages[stage];
  const auto speaker = next_speaker_++ % plan_.speakers;
  Phone& phone = *phones_[speaker];
  told.lag.add(steady_clock::now() - due);
  if (!phone.is_in() || ledger_->open(speaker) >= plan_.most_open ||
      !phone.say(says_.filled(speaker, ledger_->next(speaker)))) {
    ++told.held;
    told.waited_for(due);
    return;
  }
  ++told.said;
  ledger_->say(speaker, due, stage);
}

void Crowd::heard(Phone& phone, std::string_view message) {
  if (!ledger_) return;
  const auto now = steady_clock::now();
  if (stage_) ++result_.stages[*stage_].messages;
  hear_marks(phone, message, now);
  if (plan_.answered && phone.number() < plan_.speakers) hear_answers(phone, message, now);
}

void Crowd::hear_marks(Phone& phone, std::string_view message, Time now) {
  const bool anew = message.starts_with(k_snapshot);
  for (auto at = message.find(mark_); at != std::string_view::npos; at = message.find(mark_)) {
    message.remove_prefix(at + mark_.size());
    const auto speaker = take_number(message);
    const auto number = speaker ? take_number(message) : std::nullopt;
    if (!number) continue;
    const auto* post = anew ? ledger_->tell_anew(phone.number(), *speaker, *number)
                            : ledger_->reach(phone.number(), *speaker, *number);
    if (post == nullptr) continue;
    StageResult& told = result_.stages[post->stage];
    told.delivery.add(now - post->due);
    if (post->seen.empty()) told.last.add(now - post->due);
    if (stage_) ++result_.stages[*stage_].deliveries;
  }
}

void Crowd::hear_answers(Phone& phone, std::string_view message, Time now) {
  const bool one = message.starts_with(k_answer);
  if (!one && message.find(k_answers) == std::string_view::npos) return;
  const auto whole = nlohmann::json::parse(message, nullptr, false);
  const auto found = whole.is_object() ? whole.find(one ? "answer" : "answers") : whole.end();
  if (found == whole.end()) return;
  const auto take = [&](const nlohmann::json& answer) {
    const std::uint64_t k = answer.value("k", std::uint64_t{0});
    if (k < plan_.first_k) return;
    const bool refused = answer.contains("rejected");
    const auto* post = ledger_->answer(phone.number(), k - plan_.first_k, refused);
    if (post == nullptr) return;
    if (refused) ++result_.refusals[answer["rejected"].value("code", "")];
    if (stage_) ++result_.stages[*stage_].answers;
    StageResult& told = result_.stages[post->stage];
    told.answer.add(now - post->due);
    if (now - post->due > k_soon) told.waited_for(post->due);
  };
  if (one) return take(*found);
  for (const auto& answer : *found) take(answer);
}

void Crowd::leave() {
  pulse_.cancel();
  for (const auto& phone : phones_) phone->leave();
  const auto gone = [](const auto& phone) { return phone->is_gone() || phone->is_stalled(); };
  work_until(steady_clock::now() + k_leave_within,
             [&] { return std::all_of(phones_.begin(), phones_.end(), gone); });
}

// Asked after each thing that happened, so `done` must be quick.
void Crowd::work_until(Time deadline, const std::function<bool()>& done) {
  const auto late = std::make_shared<bool>(false);
  deadline_.expires_at(deadline);
  deadline_.async_wait([late](error_code) { *late = true; });
  while (!*late && !done()) context_.run_one();
  deadline_.cancel();
}

Crowd::Work Crowd::work() const {
  return {steady_clock::now(), processes_.cpu_seconds(), own_cpu_seconds(), machine_cpu_seconds()};
}

}  // namespace chorus::load
