#include "cli/template_file.hpp"

#include "host/catalogue.hpp"
#include "kernel/commands/inquiry_record.hpp"
#include "kernel/commands/kept_back.hpp"
#include "kernel/room/plan.hpp"
#include "kernel/values/json_reader.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/random_text.hpp"
#include "platform/path_text.hpp"
#include "protocol/schema.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace chorus::cli {
namespace {

using nlohmann::json;

// 200 parts with all their settings, and as many words in lists.
constexpr std::size_t k_template_members = 20'000;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("There is no template at " + platform::utf8(file) + ".");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void put(kernel::Space& inquiry, const kernel::Key& key, kernel::Audience audience,
         const json& body) {
  inquiry.records[key] = std::make_shared<const kernel::Record>(
      kernel::beginning_record(key, std::move(audience), kernel::Body(body.dump())));
}

// Members of the template that the plan calls the same, where they are there.
json members_of(const json& from, std::initializer_list<const char*> names) {
  json members = json::object();
  for (const char* name : names) {
    if (from.contains(name)) members[name] = from[name];
  }
  return members;
}

std::int64_t order_at(std::size_t place) {
  return kernel::k_plan_gap * (static_cast<std::int64_t>(place) + 1);
}

kernel::Key evening_key(const json& id) {
  return kernel::Key(std::string(kernel::k_evening_kind) + "/" + id.get<std::string>());
}

kernel::Space inquiry_space(const json& from, const std::string& title) {
  kernel::Space space;
  space.state.id = kernel::k_inquiry_space;
  space.state.title = title;
  json body{{"title", title},
            {"question", from.at("question")},
            {"session", from.at("sessions").at(0).at("id")},
            {"on_wall", nullptr},
            {"blank", false}};
  body.update(members_of(from, {"asked_by"}));
  put(space, kernel::k_inquiry_record, kernel::Audience({"room", "wall"}), body);
  std::size_t place = 0;
  for (const auto& session : from.at("sessions")) {
    json evening = members_of(session, {"title", "day", "time", "place", "minutes"});
    evening["order"] = order_at(place++);
    put(space, evening_key(session.at("id")), kernel::Audience({"facilitators"}), evening);
  }
  if (from.contains("kept_back")) {
    auto kept = kernel::kept_back(from["kept_back"].get<std::vector<std::string>>());
    kept.space = kernel::k_inquiry_space;
    kept.rev = 1;
    space.records[kept.key] = std::make_shared<const kernel::Record>(kept);
  }
  return space;
}

// As a template may call it: its own id, where that is a small word, else by its place.
std::string session_id(const kernel::Record& evening, std::size_t place) {
  const std::string id = evening.key.value().substr(kernel::k_evening_kind.size() + 1);
  const bool is_small = id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                        });
  return is_small ? id : "planned-" + std::to_string(place);
}

// The title of the first one; none: each part's session is there.
std::optional<std::string> part_without_evening(const json& from) {
  const auto& sessions = from.at("sessions");
  for (const auto& activity : from.at("activities")) {
    const bool is_there = std::any_of(sessions.begin(), sessions.end(), [&](const json& session) {
      return session.at("id") == activity.at("session");
    });
    if (!is_there) return activity.at("title").get<std::string>();
  }
  return std::nullopt;
}

// As they follow each other in the plan: by sessions, then as they stand.
std::vector<const json*> in_order_of_plan(const json& from) {
  std::map<std::string, std::size_t> evenings;
  for (const auto& session : from.at("sessions"))
    evenings.emplace(session.at("id"), evenings.size());
  std::vector<const json*> ordered;
  for (const auto& activity : from.at("activities")) ordered.push_back(&activity);
  std::stable_sort(ordered.begin(), ordered.end(), [&](const json* one, const json* other) {
    return evenings.at(one->at("session")) < evenings.at(other->at("session"));
  });
  return ordered;
}

// What is wrong with the names by which activities take in from others.
std::optional<std::string> fault_in_choices(const json& from) {
  std::set<std::string> before;
  for (const json* activity : in_order_of_plan(from)) {
    for (const auto& name : activity->value("takes_from", json::array())) {
      if (before.contains(name.get<std::string>())) continue;
      return "\"" + activity->at("title").get<std::string>() + "\" takes in from \"" +
             name.get<std::string>() + "\", and no activity before it is called that.";
    }
    const std::string id = activity->value("id", "");
    if (!id.empty() && !before.insert(id).second) {
      return "Two activities are called \"" + id + "\".";
    }
  }
  return std::nullopt;
}

// By its id in a template, the part that an activity becomes.
using PartNames = std::map<std::string, kernel::Key>;

json parts_called(const json& ids, const PartNames& names) {
  json parts = json::array();
  for (const auto& id : ids) parts.push_back(names.at(id.get<std::string>()).value());
  return parts;
}

// The space of one part, whose record goes to the inquiry's own.
kernel::Space activity_space(const json& from, const kernel::SpaceId& id, std::size_t place,
                             const PartNames& names, kernel::Space& inquiry) {
  kernel::Space space;
  space.state.id = id;
  json part = members_of(from, {"plugin", "title", "question", "round", "minutes"});
  part["evening"] = evening_key(from.at("session")).value();
  part["order"] = order_at(place);
  part["settings"] = from.value("settings", json::object());
  if (from.contains("script")) part.update(members_of(from["script"], {"lead", "people"}));
  if (from.contains("takes_from")) part["takes_from"] = parts_called(from["takes_from"], names);
  put(inquiry, kernel::part_of(space.state.id), kernel::Audience({"facilitators"}), part);
  return space;
}

// Of the parts that are done, in their order; those that others take in from have an id.
json activities_of(const kernel::PlanRecords& plan,
                   const std::map<std::string, std::string>& sessions) {
  json activities = json::array();
  std::map<kernel::Key, std::size_t> places;
  for (const auto& part : kernel::parts_in_order(plan)) {
    const json body = json::parse(part->body.text());
    const auto session = sessions.find(body.value("evening", ""));
    if (body.value("put_away", false) || session == sessions.end()) continue;
    json entry = members_of(body, {"plugin", "title", "question", "round", "minutes"});
    entry["session"] = session->second;
    const json script = members_of(body, {"lead", "people"});
    if (!script.empty()) entry["script"] = script;
    if (!body.at("settings").empty()) entry["settings"] = body["settings"];
    if (const auto chosen = kernel::chosen_in(part->body)) {
      entry["takes_from"] = json::array();
      for (const auto& key : *chosen) {
        const auto place = places.find(key);
        if (place == places.end()) continue;
        const std::string id = "part-" + std::to_string(place->second + 1);
        activities[place->second]["id"] = id;
        entry["takes_from"].push_back(id);
      }
    }
    places[part->key] = activities.size();
    activities.push_back(std::move(entry));
  }
  return activities;
}

}  // namespace

TemplateFile TemplateFile::from_text(std::string text, const std::string& where,
                                     const std::filesystem::path& schemas) {
  kernel::ReadLimits bounds;
  bounds.bytes = limits::k_body_bytes;
  bounds.members = k_template_members;
  const auto read = kernel::read_json(text, bounds);
  if (!read.ok()) throw std::runtime_error(where + " is not JSON.");
  const json& parsed = read.value();
  if (const auto fault = protocol::fault_against(schemas / "template.schema.json", parsed)) {
    throw std::runtime_error(where + " is not a template: " + *fault);
  }
  if (const auto lost = part_without_evening(parsed)) {
    throw std::runtime_error(where + ": \"" + *lost +
                             "\" stands in a session that the template does not have.");
  }
  if (const auto fault = fault_in_choices(parsed)) {
    throw std::runtime_error(where + ": " + *fault);
  }
  TemplateFile result;
  result.json_text = std::move(text);
  result.id = parsed.at("id");
  result.tab = parsed.at("tab");
  result.title = parsed.at("title");
  return result;
}

TemplateFile TemplateFile::read(const std::filesystem::path& folder,
                                const std::filesystem::path& schemas) {
  const auto file = folder / "template.json";
  auto result = from_text(text_of(file), platform::utf8(file), schemas);
  if (result.id != platform::utf8(folder.filename())) {
    throw std::runtime_error(platform::utf8(file) + ": the id is not the folder's name.");
  }
  return result;
}

TemplateFile named(TemplateFile from, const InquiryNames& names) {
  json parsed = json::parse(from.json_text);
  if (!names.title.empty()) parsed["title"] = names.title;
  if (!names.question.empty()) parsed["question"] = names.question;
  if (!names.asked_by.empty()) parsed["asked_by"] = names.asked_by;
  from.title = parsed.at("title");
  from.json_text = parsed.dump();
  return from;
}

std::vector<TemplateFile> all_templates(const std::filesystem::path& templates,
                                        const std::filesystem::path& schemas,
                                        std::vector<std::string>& faults) {
  std::vector<TemplateFile> found;
  if (!std::filesystem::is_directory(templates)) return found;
  for (const auto& entry : std::filesystem::directory_iterator(templates)) {
    if (!entry.is_directory()) continue;
    try {
      found.push_back(TemplateFile::read(entry.path(), schemas));
    } catch (const std::runtime_error& fault) {
      faults.emplace_back(fault.what());
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return found;
}

std::optional<std::string> settings_fault(const TemplateFile& from,
                                          const host::Catalogue& catalogue) {
  const json parsed = json::parse(from.json_text);
  for (const auto& activity : parsed.at("activities")) {
    const auto* entry = catalogue.entry(activity.at("plugin").get<std::string>());
    if (!entry || entry->state != host::CatalogueEntry::State::ready) continue;
    const auto fault =
        entry->manifest.settings.fault_in(activity.value("settings", json::object()));
    if (fault) {
      return "\"" + activity.at("title").get<std::string>() + "\" (" + entry->id +
             ") cannot be set like this. " + *fault;
    }
  }
  return std::nullopt;
}

std::vector<kernel::Space> spaces_of(const TemplateFile& from, const std::string& title,
                                     kernel::Entropy& entropy) {
  const json parsed = json::parse(from.json_text);
  std::vector<kernel::Space> spaces{inquiry_space(parsed, title.empty() ? from.title : title)};
  std::vector<kernel::SpaceId> ids;
  PartNames names;
  for (const auto& activity : parsed.at("activities")) {
    // The letter first: on the wire a space's id begins with a letter or a digit, chance with
    // neither.
    ids.emplace_back("s" + kernel::random_id(entropy));
    if (activity.contains("id")) names[activity["id"]] = kernel::part_of(ids.back());
  }
  std::size_t place = 0;
  for (const auto& activity : parsed.at("activities")) {
    spaces.push_back(activity_space(activity, ids[place], place, names, spaces.front()));
    ++place;
  }
  kernel::take_plan(spaces);
  return spaces;
}

std::string template_from(const kernel::Space& inquiry, const std::string& id) {
  const auto plan = kernel::plan_of(inquiry);
  const json main = json::parse(inquiry.records.at(kernel::k_inquiry_record)->body.text());
  json made{{"id", id}, {"tab", "Your own"}, {"about", ""}};
  made.update(members_of(main, {"title", "question", "asked_by"}));
  if (made.value("question", "").empty()) made["question"] = made.at("title");
  std::map<std::string, std::string> sessions;
  made["sessions"] = json::array();
  for (const auto& evening : kernel::evenings_in_order(plan)) {
    const std::string session = session_id(*evening, sessions.size() + 1);
    sessions[evening->key.value()] = session;
    json entry =
        members_of(json::parse(evening->body.text()), {"title", "day", "time", "place", "minutes"});
    entry["id"] = session;
    made["sessions"].push_back(std::move(entry));
  }
  made["activities"] = activities_of(plan, sessions);
  return made.dump(2) + "\n";
}

}  // namespace chorus::cli
