#include "cli/template_file.hpp"

#include "host/catalogue.hpp"
#include "kernel/commands/kept_back.hpp"
#include "kernel/values/random_text.hpp"
#include "platform/path_text.hpp"
#include "protocol/schema.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace chorus::cli {
namespace {

using nlohmann::json;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("There is no template at " + platform::utf8(file) + ".");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

kernel::Space inquiry_space(const json& from, const std::string& title) {
  kernel::Space space;
  space.state.id = kernel::k_inquiry_space;
  space.state.title = title;
  kernel::Record record;
  record.space = kernel::k_inquiry_space;
  record.key = kernel::Key("inquiry/main");
  record.type = "inquiry";
  record.rev = 1;
  record.audience = kernel::Audience({"room", "wall"});
  const json body{{"title", title},
                  {"question", from.at("question")},
                  {"session", from.at("sessions").at(0).at("id")},
                  {"on_wall", nullptr},
                  {"blank", false}};
  record.body = kernel::Body(body.dump());
  space.records[record.key] = std::make_shared<const kernel::Record>(record);
  if (from.contains("kept_back")) {
    auto kept = kernel::kept_back(from["kept_back"].get<std::vector<std::string>>());
    kept.space = kernel::k_inquiry_space;
    kept.rev = 1;
    space.records[kept.key] = std::make_shared<const kernel::Record>(kept);
  }
  return space;
}

kernel::Space activity_space(const json& from, std::uint32_t position, kernel::Entropy& entropy) {
  kernel::Space space;
  auto& state = space.state;
  // The letter first: on the wire a space's id begins with a letter or a digit, chance with
  // neither.
  state.id = kernel::SpaceId("s" + kernel::random_id(entropy));
  state.plugin_id = from.at("plugin");
  state.title = from.at("title");
  state.round = from.at("round");
  state.session = from.at("session");
  state.position = position;
  state.minutes = from.at("minutes");
  state.script = kernel::Body(from.value("script", json::object()).dump());
  state.settings = kernel::Body(from.value("settings", json::object()).dump());
  return space;
}

}  // namespace

TemplateFile TemplateFile::read(const std::filesystem::path& folder,
                                const std::filesystem::path& schemas) {
  TemplateFile result;
  const auto file = folder / "template.json";
  result.json_text = text_of(file);
  const json parsed = json::parse(result.json_text, nullptr, false);
  if (parsed.is_discarded()) throw std::runtime_error(platform::utf8(file) + " is not JSON.");
  if (const auto fault = protocol::fault_against(schemas / "template.schema.json", parsed)) {
    throw std::runtime_error(platform::utf8(file) + " is not a template: " + *fault);
  }
  result.id = parsed.at("id");
  result.tab = parsed.at("tab");
  result.title = parsed.at("title");
  if (result.id != platform::utf8(folder.filename())) {
    throw std::runtime_error(platform::utf8(file) + ": the id is not the folder's name.");
  }
  return result;
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
  std::uint32_t position = 0;
  for (const auto& activity : parsed.at("activities")) {
    spaces.push_back(activity_space(activity, position++, entropy));
  }
  return spaces;
}

}  // namespace chorus::cli
