#include "cli/start_desk.hpp"

#include "cli/start_told.hpp"
#include "kernel/values/json_reader.hpp"
#include "kernel/values/limits.hpp"
#include "platform/base64.hpp"
#include "platform/local_time.hpp"
#include "platform/path_text.hpp"
#include "shelf/ending.hpp"
#include "storage/check.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <system_error>
#include <utility>

namespace chorus::cli {
namespace {

using nlohmann::json;
using State = storage::InquiryLook::State;

constexpr std::size_t k_faults_told_a_page = 3;
constexpr std::size_t k_act_code_points = limits::k_body_bytes;  // a whole template is one text

// Of one inquiry, by its id.
std::string text_at(const json& asked, const char* member) {
  const auto found = asked.find(member);
  if (found == asked.end()) return {};
  if (!found->is_string()) throw ActRefused("bad_message");
  return found->get<std::string>();
}

bool flag_at(const json& asked, const char* member) {
  const auto found = asked.find(member);
  if (found == asked.end()) return false;
  if (!found->is_boolean()) throw ActRefused("bad_message");
  return found->get<bool>();
}

std::size_t number_at(const json& asked, const char* member, std::size_t most,
                      std::size_t least = 1) {
  const auto found = asked.find(member);
  if (found == asked.end() || !found->is_number_unsigned()) throw ActRefused("bad_message");
  const auto number = found->get<std::size_t>();
  if (number < least || number > most) throw ActRefused("bad_message");
  return number;
}

// Why this one cannot be opened or written to; none: it can.
std::optional<std::string> hindrance(const shelf::Card& card) {
  switch (card.look.state) {
    case State::fine: return std::nullopt;
    case State::in_use: return "in_use";
    case State::missing: return "missing";
    case State::not_an_inquiry: return "not_an_inquiry";
    case State::newer: return "newer";
    case State::damaged: return "damaged";
    case State::unreadable: return "unreadable";
  }
  return "unreadable";
}

// What a lead types to end it: its title, or the name of a file in which none can be read.
std::string name_of(const shelf::Card& card) {
  return card.look.summary ? card.look.summary->title : platform::utf8(card.file.filename());
}

json names_of_paths(const std::vector<std::filesystem::path>& paths) {
  json names = json::array();
  for (const auto& path : paths) names.push_back(platform::utf8(path));
  return names;
}

// An act that is refused is an answer like any other: {"code", "why"} instead of {"done"}.
net::HttpResponse answer_of(const json& answer) {
  return net::json_response(200, answer.dump(-1, ' ', false, json::error_handler_t::replace));
}

json refusal_of(const std::string& code, const std::string& why) {
  return {{"code", code}, {"why", why}};
}

}  // namespace

ShelfDesk::ShelfDesk(Parts parts) : parts_(parts) { look(); }

void ShelfDesk::look() { cards_ = parts_.shelf.read(); }

std::string ShelfDesk::today() const { return platform::local_day(parts_.clock.now()); }

std::string ShelfDesk::told() {
  if (open_ == nullptr) look();
  json told{{"today", today()},
            {"folder", platform::utf8(parts_.shelf.folder())},
            {"url", url_},
            {"code", parts_.seats.code()},
            {"inquiries", told_of(cards_)},
            {"not_looked_at", cards_.not_looked_at},
            {"most_pretend_people", RehearsalWish::k_people_most},
            {"templates", told_of_templates(parts_.acts, parts_.types)},
            {"area", parts_.area.in_short()}};
  if (open_ != nullptr) told["open"] = told_of_open();
  if (rehearsed_) {
    told["rehearsed"] = told_of(rehearsed_->standing);
    told["rehearsed"].update({{"id", rehearsed_->id},
                              {"title", rehearsed_->title},
                              {"people", rehearsed_->people},
                              {"stopped", rehearsed_->was_stopped}});
  }
  if (failure_) told["failed"] = {{"id", failure_->id}, {"why", failure_->why}};
  return told.dump(-1, ' ', false, json::error_handler_t::replace);
}

// A rehearsal is told of by what it was made from.
json ShelfDesk::told_of_open() const {
  json told{{"id", open_id_}, {"title", open_->title()}, {"people", open_->people_here()}};
  if (const auto* standing = open_->rehearsal()) {
    told["id"] = rehearsing_->id;
    told["title"] = rehearsing_->title;
    told["rehearsal"] = told_of(*standing);
  }
  return told;
}

void ShelfDesk::act(const std::string& body, const net::Respond& respond) {
  afterwards_ = nullptr;
  try {
    kernel::ReadLimits bounds;
    bounds.bytes = limits::k_body_bytes;
    bounds.depth = 1;
    bounds.code_points = k_act_code_points;
    const auto read = kernel::read_json(body, bounds);
    if (!read.ok() || !read.value().is_object()) throw ActRefused("bad_message");
    failure_.reset();
    rehearsed_.reset();
    respond(answer_of({{"done", done(read.value())}}));
  } catch (const ActRefused& refused) {
    respond(answer_of(refusal_of(refused.code, refused.what())));
  } catch (const std::exception& trouble) {
    respond(answer_of(refusal_of("not_done", trouble.what())));
  }
  if (const auto work = std::exchange(afterwards_, nullptr)) work();
}

json ShelfDesk::done(const json& asked) {
  const auto name = text_at(asked, "act");
  if (open_ != nullptr) {
    if (name == "console") return {{"console", open_->console_link()}};
    if (name == "wall") return {{"wall", open_->wall_link()}};
    if (name != "close") throw ActRefused("is_open", open_->title());
    afterwards_ = [inquiry = open_] { inquiry->close(); };
    return json::object();
  }
  if (name == "close" || name == "console" || name == "wall") throw ActRefused("none_is_open");
  if (name == "new") {
    return made(parts_.acts.make_new(
        text_at(asked, "template"),
        {text_at(asked, "title"), text_at(asked, "question"), text_at(asked, "asked_by")}));
  }
  if (name == "template") return {{"template", parts_.acts.take_template(text_at(asked, "text"))}};
  if (name.ends_with("area")) return of_the_area(name, asked);
  if (name.ends_with("arrival")) return of_an_arrival(name, asked);
  return on_the_shelf(name, asked);
}

json ShelfDesk::of_an_arrival(const std::string& name, const json& asked) const {
  auto& intake = parts_.intake;
  if (name == "begin_arrival") {
    intake.begin(number_at(asked, "size", ArchiveIntake::k_most_bytes + 1));
  } else if (name == "piece_of_arrival") {
    const auto bytes = platform::from_base64(text_at(asked, "bytes"));
    if (!bytes) throw ActRefused("bad_message");
    intake.piece(number_at(asked, "at", ArchiveIntake::k_most_bytes, 0), *bytes);
  } else if (name == "take_in_arrival") {
    const auto whose = text_at(asked, "whose");
    intake.take_in({parts_.acts.place_for(text_at(asked, "name")),
                    whose.empty() ? whose : checked_whose(whose)},
                   text_at(asked, "passphrase"));
  } else if (name == "stop_arrival") {
    return intake.stop();
  } else if (name != "arrival") {
    throw ActRefused("bad_message");
  }
  return intake.told();
}

json ShelfDesk::of_the_area(const std::string& name, const json& asked) const {
  if (name == "area") return parts_.area.told();
  if (name == "drop_area") {
    parts_.area.drop();
  } else if (name == "keep_area") {
    const auto text = text_at(asked, "profile");
    try {
      parts_.area.keep(text);
    } catch (const std::system_error& trouble) {
      throw ActRefused("not_saved", trouble.what());
    } catch (const std::runtime_error& fault) {
      throw ActRefused("area_refused", fault.what());
    }
  } else {
    throw ActRefused("bad_message");
  }
  return json::object();
}

json ShelfDesk::on_the_shelf(const std::string& name, const json& asked) {
  const auto card = card_of(asked);
  if (name == "put_away") {
    parts_.shelf.put_away(card);
    return json::object();
  }
  if (name == "put_back") {
    parts_.shelf.put_back(card);
    return json::object();
  }
  const bool may_be_damaged = name == "what_goes" || name == "end";
  const auto why = hindrance(card);
  if (why && !(may_be_damaged && card.look.state == State::damaged)) throw ActRefused(*why);
  if (name == "open") return open(card, flag_at(asked, "with_faults"));
  if (name == "rehearse") return rehearse(card, asked);
  if (name == "rename") {
    parts_.acts.rename(card, text_at(asked, "title"));
    return json::object();
  }
  if (name == "copy_plan") return made(parts_.acts.copy_plan(card, text_at(asked, "title")));
  if (name == "copy_whole") {
    const auto copied = parts_.acts.copy_whole(card);
    json answer = made(copied.file);
    if (copied.not_noted) answer["not_noted"] = *copied.not_noted;
    return answer;
  }
  if (name == "what_goes") {
    const auto ending = shelf::ending_of(card, today());
    return {{"copies", names_of_paths(ending.copies)},
            {"papers", ending.papers},
            {"read", card.look.summary.has_value()}};
  }
  if (name == "end") return end(card, text_at(asked, "title"));
  throw ActRefused("bad_message");
}

json ShelfDesk::rehearse(const shelf::Card& card, const json& asked) {
  const RehearsalWish wish{number_at(asked, "people", RehearsalWish::k_people_most),
                           number_at(asked, "evening", limits::k_evenings)};
  rehearsing_ = Rehearsed{card.id, card.look.summary->title, wish.people, {}, false};
  afterwards_ = [this, file = card.file, wish] { on_rehearse(file, wish); };
  return json::object();
}

json ShelfDesk::made(const std::filesystem::path& file) const {
  return {{"id", shelf::id_of(file)}, {"file", platform::utf8(file.filename())}};
}

// Looked at whole before anybody comes, as `chorus serve` does.
json ShelfDesk::open(const shelf::Card& card, bool with_faults) {
  const auto faults = storage::check_inquiry(card.file).faults;
  if (!faults.empty() && !with_faults) {
    std::string why;
    for (std::size_t at = 0; at < std::min(faults.size(), k_faults_told_a_page); ++at) {
      why += (at == 0 ? "" : " ") + faults[at];
    }
    throw ActRefused("has_faults", why);
  }
  afterwards_ = [this, file = card.file, has_faults = !faults.empty()] {
    if (on_open) on_open(file, has_faults);
  };
  return json::object();
}

json ShelfDesk::end(const shelf::Card& card, const std::string& typed) {
  if (one_line(typed) != one_line(name_of(card))) throw ActRefused("title_differs");
  const auto receipt = shelf::end_for_good(parts_.shelf, shelf::ending_of(card, today()));
  return {{"receipt", platform::utf8(receipt.paper)},
          {"out_of_reach", names_of_paths(receipt.out_of_reach)}};
}

shelf::Card ShelfDesk::card_of(const json& asked) const {
  auto card = parts_.shelf.look_at(text_at(asked, "id"));
  if (!card) throw ActRefused("no_such_inquiry");
  return std::move(*card);
}

void ShelfDesk::opened(OpenInquiry& inquiry, const std::filesystem::path& file) {
  open_ = &inquiry;
  open_id_ = shelf::id_of(file);
}

void ShelfDesk::closed() { open_ = nullptr; }

void ShelfDesk::rehearsed(const RehearsalStanding& standing, bool was_stopped) {
  rehearsed_ = std::exchange(rehearsing_, std::nullopt);
  if (!rehearsed_) return;
  rehearsed_->standing = standing;
  rehearsed_->was_stopped = was_stopped;
}

void ShelfDesk::failed_to_open(const std::filesystem::path& file, const std::string& why) {
  failure_ = Failure{shelf::id_of(file), why};
}

}  // namespace chorus::cli
