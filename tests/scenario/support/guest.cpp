#include "tests/scenario/support/guest.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace chorus::test {
namespace {

using nlohmann::json;
using rehearse::CarrierKind;
using rehearse::LiveClient;
using rehearse::Outcome;
using rehearse::Said;
using rehearse::SeenSpace;
using rehearse::WebAddress;

constexpr std::chrono::seconds k_patience{20};
constexpr std::chrono::milliseconds k_retry_to{500};

}  // namespace

Guest::Guest(rehearse::ClientLoop& loop, LiveClient::Options options)
    : loop_(loop), line_(loop, std::move(options)) {
  line_.on_heard = [this](std::string_view text) {
    heard_ += text;
    heard_ += '\n';
  };
  line_.talk().on_answer = [this](const Said& said, const Outcome& outcome) {
    answered_k_ = said.k;
    last_ = outcome;
  };
}

void Guest::comes() {
  line_.start();
  waits_for("a welcome", [this] { return line_.is_live() || line_.is_over(); });
  if (line_.is_over()) throw std::runtime_error("not let in: " + line_.trouble());
}

Outcome Guest::asks(const std::string& space, const std::string& name, json args) {
  const auto k = line_.talk().command(space, name, std::move(args));
  waits_for("an answer to " + name, [&] { return answered_k_ == k || line_.is_over(); });
  if (answered_k_ != k) throw std::runtime_error("over before " + name + ": " + line_.trouble());
  return last_;
}

json Guest::does(const std::string& space, const std::string& name, json args) {
  const auto outcome = asks(space, name, std::move(args));
  if (!outcome.accepted) throw std::runtime_error(name + " was refused: " + outcome.code);
  return *outcome.answer;
}

std::string Guest::is_refused(const std::string& space, const std::string& name, json args) {
  return asks(space, name, std::move(args)).code;
}

void Guest::says(const std::string& space, const std::string& name, json args) {
  line_.talk().command(space, name, std::move(args));
}

void Guest::watches(const std::string& space) { line_.talk().watch(space); }

const SeenSpace& Guest::sees(const std::string& space) {
  line_.talk().watch(space);
  waits_for("a snapshot of " + space, [&] { return page(space) != nullptr; });
  return *page(space);
}

const SeenSpace* Guest::page(const std::string& space) const {
  return line_.talk().mirror().find(space);
}

void Guest::waits_for(const std::string& what, const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + k_patience;
  if (!loop_.run_until(condition, deadline)) {
    throw std::runtime_error(
        "waited in vain for " + what + "; last heard: " +
        heard_.substr(heard_.size() - std::min<std::size_t>(heard_.size(), 600)));
  }
}

std::string Guest::space_of(std::string_view plugin) const {
  for (const auto& line : line_.talk().sheet()) {
    if (line.plugin == plugin) return line.space;
  }
  return {};
}

std::string Guest::phase_of(const std::string& space) const {
  const auto* line = line_.talk().sheet_line(space);
  return line == nullptr ? std::string() : line->phase;
}

LiveRoom::LiveRoom(std::vector<std::string> more_words, const std::string& template_id,
                   const Prepare& prepare)
    : inquiry(template_id), server(inquiry.file(), std::move(more_words)) {
  if (prepare) prepare(inquiry.file());
  server.start();
}

Guest& LiveRoom::come(LiveClient::Options options) {
  options.where = *WebAddress::from(server.at().origin);
  options.seed = guests.size() + 1;
  options.retry_from = std::min(options.retry_from, k_retry_to);
  options.retry_to = k_retry_to;
  guests.push_back(std::make_unique<Guest>(loop, std::move(options)));
  guests.back()->comes();
  return *guests.back();
}

Guest& LiveRoom::lead() {
  if (lead_ == nullptr) {
    const auto link = WebAddress::from(server.at().facilitator_url);
    lead_ = &comes_by("launch", link->fragment, "facilitator");
  }
  return *lead_;
}

Guest& LiveRoom::wall() {
  if (wall_ == nullptr) {
    const auto link = WebAddress::from(server.at().wall_url);
    wall_ = &comes_by("launch", link->fragment, "wall");
  }
  return *wall_;
}

Guest& LiveRoom::person(CarrierKind carrier) {
  LiveClient::Options options;
  options.claim = {"join_code", server.at().join_code};
  options.carrier = carrier;
  return come(std::move(options));
}

Guest& LiveRoom::comes_by(const std::string& member, const std::string& value,
                          const std::string& seat) {
  LiveClient::Options options;
  options.claim = {member, value};
  options.seat = seat;
  return come(std::move(options));
}

std::string LiveRoom::promise() { return lead().space_of("promise"); }

std::string LiveRoom::vote() { return lead().space_of("energy-vote"); }

void LiveRoom::promise_is_kept() {
  lead().does(promise(), "core.prepare");
  lead().does(promise(), "edit",
              {{"why", "To hear what made a move good"},
               {"easy_read", "Tell us what made a move good."},
               {"can_change", {"The first week"}},
               {"cannot_change", {"The number of places"}},
               {"deciders", {"The board"}},
               {"report_backs", {{{"date", "2099-12-01"}, {"how", "A letter"}}}}});
  lead().does(promise(), "approve", {{"with", {"young_person"}}});
}

}  // namespace chorus::test
