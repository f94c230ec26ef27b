#include "tests/scenario/support/scripted_inquiry.hpp"

#include "rehearse/http_client.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <fstream>
#include <optional>
#include <regex>
#include <stdexcept>
#include <utility>

namespace chorus::test {
namespace {

using nlohmann::json;
using rehearse::CarrierKind;
using rehearse::WebAddress;

constexpr std::size_t k_line_lost_after = 29;  // things said
constexpr std::chrono::milliseconds k_back_after{20};

json json_in(const std::string& file) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error("there is no " + file);
  return json::parse(stream);
}

std::string template_of(const std::string& id) {
  return json_in(std::string(CHORUS_INQUIRIES) + "/" + id + "/script.json").at("template");
}

std::set<std::string> keys_in(Guest& guest, const std::string& space) {
  std::set<std::string> keys;
  for (const auto& [key, record] : guest.page(space)->records) keys.insert(key);
  return keys;
}

// What came to be by the last thing said: the answer names it, or it is new among one's own.
std::string brought_forth(Guest& guest, const std::string& space, const json& answer,
                          const std::set<std::string>& before) {
  if (answer.contains("key")) return answer.at("key");
  for (const auto& [key, record] : guest.page(space)->records) {
    if (record.mine && !before.contains(key)) return key;
  }
  return {};
}

// What is new, or named by the answer where it names several, and says just this in one of its
// members.
std::string new_thing_that_says(Guest& guest, const std::string& space, const json& words,
                                const json& answer, const std::set<std::string>& before) {
  const json keys = answer.contains("keys") ? answer.at("keys") : json::array();
  for (const auto& [key, record] : guest.page(space)->records) {
    const bool is_meant = keys.empty() ? !before.contains(key)
                                       : std::find(keys.begin(), keys.end(), key) != keys.end();
    if (!is_meant) continue;
    for (const auto& member : *record.body) {
      if (member == words) return key;
    }
  }
  throw std::runtime_error("nothing new in " + space + " says " + words.dump());
}

}  // namespace

ScriptedInquiry::ScriptedInquiry(const std::string& id)
    : LiveRoom({}, template_of(id)),
      folder_(std::string(CHORUS_INQUIRIES) + "/" + id + "/"),
      script_(read("script")),
      cast_(read("people")),
      drawings_(read("drawings")),
      chance_(script_.at("seed").get<std::uint64_t>()) {
  known_["inquiry"] = "inquiry";
}

json ScriptedInquiry::read(const std::string& name) const {
  return json_in(folder_ + name + ".json");
}

void ScriptedInquiry::stands_at(const std::string& now) {
  if (server.runs()) server.stop();
  server.set_clock(now);
  server.start();
}

void ScriptedInquiry::plays(const std::string& evening) {
  begins(evening);
  goes_on();
}

void ScriptedInquiry::comes_after(const std::string& evening) {
  static std::map<std::string, Stage> stages;  // by script and evening
  for (const auto& name : script_.at("evenings")) {
    const std::string key = folder_ + name.get<std::string>();
    const auto known = stages.find(key);
    if (known == stages.end()) {
      plays(name);
      server.stop();
      stages[key] = {bytes_of(inquiry.file()), known_, slips_};
    } else {
      stands_on(known->second);
    }
    if (name == evening) return;
  }
  throw std::runtime_error("the script has no evening " + evening);
}

void ScriptedInquiry::stands_on(const Stage& stage) {
  if (server.runs()) server.stop();
  std::ofstream(inquiry.file(), std::ios::binary | std::ios::trunc) << stage.bytes;
  known_ = stage.known;
  slips_ = stage.slips;
}

void ScriptedInquiry::begins(const std::string& evening) {
  for (const auto& [id, device] : devices_) device->line().stop();
  devices_.clear();
  evening_ = read(evening);
  next_act_ = 0;
  stands_at(evening_.at("now"));
  const auto launch = WebAddress::from(server.at().facilitator_url)->fragment;
  const auto& leads = cast_.at("leads");
  for (const auto& lead : leads) {
    const bool is_first = devices_.empty();
    const std::string how = is_first ? launch
                                     : devices_.begin()
                                           ->second->does("inquiry", "core.let_in")
                                           .at("code")
                                           .get<std::string>();
    devices_[lead.at("id")] = &comes_by(is_first ? "launch" : "pair", how, "facilitator");
  }
  const auto& sheet = of(leads.front().at("id")).line().talk().sheet();
  for (std::size_t at = 0; at < sheet.size(); ++at) {
    known_[script_.at("activities").at(at)] = sheet[at].space;
  }
  here_.clear();
  const json away = evening_.value("away", json::array());
  for (const auto& person : cast_.at("people")) {
    const json& id = person.at("id");
    const bool is_here = evening_.contains("here")
                             ? std::count(evening_["here"].begin(), evening_["here"].end(), id) > 0
                             : std::count(away.begin(), away.end(), id) == 0;
    if (!is_here) continue;
    here_.push_back(id);
    person_comes(person);
  }
}

void ScriptedInquiry::person_comes(const json& person) {
  const std::string id = person.at("id");
  if (slips_.contains(id)) {
    comes_back(id);
    return;
  }
  const bool by_code = ++arrivals_ % 2 == 0;
  rehearse::LiveClient::Options options;
  options.claim =
      by_code ? rehearse::Claim{"join_code", server.at().join_code}
              : rehearse::Claim{"join_token", WebAddress::from(server.at().join_url)->fragment};
  options.retry_from = options.retry_to = k_back_after;
  options.carrier = arrivals_ % 3 == 0 ? CarrierKind::poll : CarrierKind::socket;
  Guest& guest = come(std::move(options));
  devices_[id] = &guest;
  json introduction{{"picture", person.at("picture")}, {"role_group", person.at("role_group")}};
  if (person.contains("name")) introduction["name"] = person["name"];
  guest.sees("inquiry");
  const auto before = keys_in(guest, "inquiry");
  const json answer = guest.does("inquiry", "core.introduce", introduction);
  known_[id] = brought_forth(guest, "inquiry", answer, before);
  if (person.contains("settings")) {
    guest.does("inquiry", "core.settle", {{"settings", person["settings"]}});
  }
  guest.does("inquiry", "core.arrive");
  slips_[id] = guest.does("inquiry", "core.new_slip").at("code");
}

Guest& ScriptedInquiry::comes_back(const std::string& id) {
  rehearse::LiveClient::Options options;
  options.claim = {"slip", slips_.at(id)};
  options.retry_from = options.retry_to = k_back_after;
  options.carrier = ++arrivals_ % 3 == 0 ? CarrierKind::poll : CarrierKind::socket;
  devices_[id] = &come(std::move(options));
  return *devices_[id];
}

void ScriptedInquiry::goes_on(const std::string& until_activity, const std::string& until_command) {
  const auto& acts = evening_.at("acts");
  for (; next_act_ < acts.size(); ++next_act_) {
    const auto& act = acts[next_act_];
    if (act.at("in") == until_activity && act.at("does") == until_command) return;
    play(act);
  }
}

void ScriptedInquiry::plays_next() { play(evening_.at("acts").at(next_act_++)); }

void ScriptedInquiry::play(const json& act) {
  const auto people = actors(act.at("who"));
  const auto cards = pack(act, people.size());
  for (std::size_t at = 0; at < people.size(); ++at) {
    json args = filled(cards[at]);
    if (act.contains("draws")) args["strokes"] = drawings_.at(act["draws"].get<std::string>());
    if (act.contains("photo")) args["medium"] = handed_in(of(people[at]), act["photo"]);
    one_says(people[at], act, std::move(args));
  }
}

void ScriptedInquiry::one_says(const std::string& id, const json& act, json args) {
  const std::string space = named(act.at("in"));
  const std::string name = act.at("does");
  const std::string expected = act.value("refused", "");
  Guest& guest = of(id);
  if (guest.page(space) == nullptr) guest.sees(space);
  if (!expected.empty()) {
    const auto code = guest.is_refused(space, name, std::move(args));
    if (code != expected) throw std::runtime_error(name + " was refused with \"" + code + "\"");
    return;
  }
  const auto before = keys_in(guest, space);
  const json answer = guest.does(space, name, std::move(args));
  const json as = act.value("as", json());
  if (as.is_string()) known_[as] = brought_forth(guest, space, answer, before);
  if (as.is_object()) {
    for (const auto& [called, words] : as.items()) {
      known_[called] = new_thing_that_says(guest, space, words, answer, before);
    }
  }
  if (++said_ % k_line_lost_after == 0) guest.line().lose_line();
}

json ScriptedInquiry::handed_in(Guest& guest, const std::string& photo) {
  rehearse::HttpClient client(loop, *WebAddress::from(server.at().origin));
  rehearse::HttpAsk ask;
  ask.method = "POST";
  ask.target = "/media";
  ask.body = bytes_of(folder_ + "photos/" + photo + ".jpg");
  ask.fields = {{"Authorization", "Bearer " + guest.line().secret()},
                {"X-Chorus-Page", guest.line().page_token()},
                {"X-Chorus-Seat", "person"}};
  std::optional<rehearse::HttpReply> reply;
  client.ask(ask, [&](rehearse::HttpReply answer) { reply = std::move(answer); });
  guest.waits_for("the photo to be taken", [&] { return reply.has_value(); });
  if (reply->status != 200) throw std::runtime_error(photo + " was refused: " + reply->body);
  const json taken = json::parse(reply->body);
  return {{"id", taken.at("id")}, {"width", taken.at("width")}, {"height", taken.at("height")}};
}

std::vector<std::string> ScriptedInquiry::actors(const json& who) const {
  if (who.is_array()) return who.get<std::vector<std::string>>();
  if (who == "people") return here_;
  if (who == "voters") return voters();
  return {who.get<std::string>()};
}

std::vector<std::string> ScriptedInquiry::voters() const {
  std::vector<std::string> ids;
  for (const auto& person : cast_.at("people")) {
    const std::string id = person.at("id");
    const bool is_here = std::count(here_.begin(), here_.end(), id) > 0;
    if (is_here && person.at("role_group") != "supporter" &&
        person.value("device", "") != "paper") {
      ids.push_back(id);
    }
  }
  return ids;
}

std::vector<json> ScriptedInquiry::pack(const json& act, std::size_t people) {
  if (!act.contains("cards")) {
    return std::vector<json>(people, act.value("args", json::object()));
  }
  std::vector<json> cards;
  for (const auto& card : act["cards"]) {
    cards.insert(cards.end(), card.at("times").get<std::size_t>(), card.at("args"));
  }
  if (cards.size() != people) throw std::runtime_error("the cards do not fit the people");
  for (std::size_t at = cards.size(); at > 1; --at) {
    std::swap(cards[at - 1], cards[chance_.below(at)]);
  }
  return cards;
}

json ScriptedInquiry::filled(const json& value) const {
  static const std::regex mention(R"(\{([\w-]+)(?:@([\w-]+))?\})");
  if (value.is_string()) {
    const auto text = value.get<std::string>();
    std::smatch found;
    if (!std::regex_match(text, found, mention)) return value;
    return found[2].matched ? ref(found[1], found[2]) : named(found[1]);
  }
  if (value.is_object()) {
    json members = json::object();
    for (const auto& [name, inner] : value.items()) {
      members[filled(name).get<std::string>()] = filled(inner);
    }
    return members;
  }
  if (!value.is_array()) return value;
  json items = json::array();
  for (const auto& inner : value) items.push_back(filled(inner));
  return items;
}

std::string ScriptedInquiry::named(const std::string& name) const {
  const auto found = known_.find(name);
  if (found == known_.end()) throw std::runtime_error("nothing is called " + name + " yet");
  return found->second;
}

std::string ScriptedInquiry::ref(const std::string& name, const std::string& activity) const {
  return named(name) + "@" + named(activity);
}

Guest& ScriptedInquiry::of(const std::string& id) {
  const auto found = devices_.find(id);
  if (found == devices_.end()) throw std::runtime_error(id + " is not in the room");
  return *found->second;
}

}  // namespace chorus::test
