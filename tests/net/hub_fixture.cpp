#include "tests/net/hub_fixture.hpp"

#include <utility>
#include <variant>

namespace chorus::test {
namespace {

using nlohmann::json;

std::string text_of(kernel::Role role) {
  return role == kernel::Role::participant ? "person" : std::string(kernel::to_text(role));
}

net::HubSettings settings() {
  net::HubSettings settings;
  settings.plugins = {{"test-activity",
                       "1.0.0",
                       "/plugins/test-activity/1/view.js",
                       "/plugins/test-activity/1/en.json",
                       {"say"},
                       {}}};
  return settings;
}

}  // namespace

FakePage::FakePage(net::Hub& hub, const kernel::Seat& seat, std::string page_token,
                   std::string client)
    : seat_(seat),
      page_token_(std::move(page_token)),
      client_(std::move(client)),
      session_(std::make_shared<net::Session>(hub, std::vector<kernel::SeatId>{seat.id})) {
  session_->on_close = [this](protocol::CloseCode code) { closed = code; };
}

FakePage::~FakePage() {
  session_->on_close = nullptr;
  session_->lost();
}

void FakePage::hello() {
  say({{"t", "hello"},
       {"proto", {1, 1}},
       {"seat", text_of(seat_.role)},
       {"page_token", page_token_},
       {"client", client_}});
}

void FakePage::say(const json& message) {
  unread.push_back(message.dump());
  hand_over();
  if (!stalled) read_all();
}

void FakePage::hand_over() {
  while (!unread.empty() && session_->ready()) {
    const auto text = std::move(unread.front());
    unread.pop_front();
    session_->received(text);
  }
}

void FakePage::watch(const std::string& space) { say({{"t", "watch"}, {"space", space}}); }

std::uint64_t FakePage::command(const std::string& name, const json& args,
                                const std::string& space) {
  say({{"t", "command"}, {"k", ++k_}, {"space", space}, {"name", name}, {"args", args}});
  return k_;
}

void FakePage::read_all() {
  while (!session_->outbox().empty()) {
    const auto message = session_->outbox().pop();
    texts.push_back(message);
    heard += message->text();
    messages.push_back(json::parse(message->text()));
    take(messages.back());
  }
}

std::vector<json> FakePage::all(const std::string& t) const {
  std::vector<json> found;
  for (const auto& message : messages) {
    if (message.at("t") == t) found.push_back(message);
  }
  return found;
}

json FakePage::last(const std::string& t) const {
  const auto found = all(t);
  return found.empty() ? json() : found.back();
}

const json* FakePage::answer_to(std::uint64_t k) const {
  const auto found = answers.find(k);
  return found == answers.end() ? nullptr : &found->second;
}

void FakePage::take(const json& message) {
  const auto t = message.at("t").get<std::string>();
  if (t == "snapshot") take_snapshot(message);
  if (t == "changes") take_changes(message);
  if (t == "answer") answers[message.at("answer").at("k")] = message.at("answer");
}

void FakePage::take_snapshot(const json& part) {
  const auto space = part.at("space").get<std::string>();
  auto& parts = parts_[space];
  if (part.at("part") == 1) parts.clear();
  parts.push_back(part);
  if (parts.size() != part.at("parts").get<std::size_t>()) return;
  Mirror mirror{part.at("cursor"), part.at("phase"), {}};
  for (const auto& each : parts) {
    for (const auto& put : each.at("puts")) mirror.records[put.at("key")] = put;
  }
  mirrors[space] = mirror;
  parts.clear();
}

void FakePage::take_changes(const json& message) {
  for (const auto& answer : message.value("answers", json::array()))
    answers[answer.at("k")] = answer;
  auto& mirror = mirrors[message.at("space")];
  if (mirror.cursor != message.at("from")) ++broken_chains;
  mirror.cursor = message.at("to");
  if (message.contains("phase")) mirror.phase = message.at("phase");
  for (const auto& put : message.at("puts")) mirror.records[put.at("key")] = put;
  for (const auto& key : message.at("removes")) mirror.records.erase(key.get<std::string>());
}

HubFixture::HubFixture()
    : schemas(CHORUS_SCHEMAS),
      hub({world.clock, world.entropy, schemas, [this] { return steady; }}, settings()) {
  world.room.reset();
  kernel::Ports ports{world.clock, world.entropy, world.digest, world.decider,
                      world.store, hub,           world.types,  world.schemas};
  room = std::make_unique<kernel::Room>(ports, world.store.load(), 400);
  hub.attach(*room);
}

std::string HubFixture::client_of(const std::string& name) {
  return "client-of-the-tab-of-" + name;
}

const kernel::Seat& HubFixture::seat(const std::string& name, kernel::Role role) {
  const auto known = seats_.find(name);
  if (known != seats_.end()) return known->second;
  kernel::Identity::Claim claim;
  if (role == kernel::Role::participant) {
    claim.join_code = room->identity().join_code();
  } else {
    claim.launch = room->identity().new_launch(role);
  }
  room->seat(claim, [&](const kernel::Room::Seated& seated) {
    const auto& admission = std::get<kernel::Identity::Admission>(seated);
    seats_[name] = admission.seat;
    secrets_[name] = admission.secret;
  });
  return seats_.at(name);
}

std::unique_ptr<FakePage> HubFixture::page(const std::string& name, kernel::Role role,
                                           bool greets) {
  const kernel::Seat& known = seat(name, role);
  auto page = std::make_unique<FakePage>(hub, known, page_token(known), client_of(name));
  if (greets) page->hello();
  return page;
}

std::unique_ptr<FakePage> HubFixture::another_page(const std::string& name,
                                                   const std::string& client) {
  const kernel::Seat& known = seats_.at(name);
  auto page = std::make_unique<FakePage>(hub, known, page_token(known), client);
  page->hello();
  return page;
}

void HubFixture::open_room(FakePage& lead) {
  lead.command("core.prepare");
  lead.command("core.open");
}

}  // namespace chorus::test
