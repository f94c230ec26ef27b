#include "cli/area_file.hpp"

#include "kernel/values/json_reader.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "platform/replace_file.hpp"
#include "protocol/schema.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <fstream>
#include <ostream>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

namespace chorus::cli {
namespace {

using nlohmann::json;

constexpr const char* k_file = "area.json";
constexpr std::size_t k_area_bytes = std::size_t{32} * 1024;
constexpr std::array<std::string_view, 5> k_states{"open", "in_hand", "done", "changed",
                                                   "not_done"};

std::string bounded_text(const std::filesystem::path& file) {
  const auto name = platform::utf8(file);
  std::error_code fault;
  if (!std::filesystem::is_regular_file(file, fault)) {
    throw std::runtime_error("There is no area profile at " + name + ".");
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(name + " cannot be read. Look whether you may open it.");
  std::string text(k_area_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

// None where none lies there.
AreaFile in_folder(const std::filesystem::path& folder, const std::filesystem::path& schemas) {
  std::error_code none;
  if (!std::filesystem::exists(std::filesystem::symlink_status(folder / k_file, none))) return {};
  return AreaFile::read(folder / k_file, schemas);
}

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

// Everything of the usual words that a profile can say otherwise.
json usual_of(const report::Words& words) {
  json usual{{"headings", json::array()}, {"columns", json::array()}, {"states", json::array()}};
  const auto add = [](json& list, std::string_view name, const std::string& title) {
    list.push_back({{"name", name}, {"title", title}});
  };
  for (const auto part : report::k_board_parts) {
    add(usual["headings"], part, words.text("front." + std::string(part)));
  }
  for (const auto column : report::k_plan_columns) {
    add(usual["columns"], column,
        trimmed(words.text("plan." + std::string(column), {{"month", ""}})));
  }
  for (const auto state : k_states) {
    add(usual["states"], state, words.text("status." + std::string(state)));
  }
  usual["said"] = words.text("front.said");
  usual["done"] = words.text("front.happens");
  return usual;
}

}  // namespace

AreaFile AreaFile::from_text(std::string text, const std::string& where,
                             const std::filesystem::path& schemas) {
  if (text.size() > k_area_bytes) {
    throw std::runtime_error(where + " is too large for an area profile.");
  }
  kernel::ReadLimits bounds;
  bounds.bytes = k_area_bytes;
  const auto read = kernel::read_json(text, bounds);
  if (!read.ok()) throw std::runtime_error(where + " is not JSON.");
  if (const auto fault = protocol::fault_against(schemas / "area.schema.json", read.value())) {
    throw std::runtime_error(where + " is not an area profile: " + *fault);
  }
  try {
    return {report::AreaProfile::from_json(read.value()), std::move(text)};
  } catch (const std::runtime_error& fault) {
    throw std::runtime_error(where + " is not an area profile: " + fault.what());
  }
}

AreaFile AreaFile::read(const std::filesystem::path& file, const std::filesystem::path& schemas) {
  return from_text(bounded_text(file), platform::utf8(file), schemas);
}

AreaFile area_or_none(const std::filesystem::path& folder, const std::filesystem::path& schemas,
                      std::ostream& err) {
  try {
    return in_folder(folder, schemas);
  } catch (const std::runtime_error& fault) {
    err << "chorus: " << fault.what() << " Papers are written without an area profile.\n";
    return {};
  }
}

LaptopArea::LaptopArea(std::filesystem::path folder, std::filesystem::path schemas,
                       report::Words usual)
    : folder_(std::move(folder)), schemas_(std::move(schemas)), usual_(std::move(usual)) {}

AreaFile LaptopArea::read() const { return in_folder(folder_, schemas_); }

json LaptopArea::in_short() const {
  try {
    const auto area = read();
    return area.text.empty() ? json::object() : json{{"name", area.profile.name}};
  } catch (const std::runtime_error& fault) {
    return {{"fault", fault.what()}};
  }
}

json LaptopArea::told() const {
  json told{{"usual", usual_of(usual_)}};
  try {
    const auto area = read();
    if (!area.text.empty()) told["profile"] = json::parse(area.text);
  } catch (const std::runtime_error& fault) {
    told["fault"] = fault.what();
  }
  return told;
}

void LaptopArea::keep(const std::string& text) const {
  const auto area = AreaFile::from_text(text, "This", schemas_);
  platform::make_private_folder(folder_);
  platform::replace_file(folder_ / k_file, area.text);
}

void LaptopArea::drop() const { std::filesystem::remove(folder_ / k_file); }

}  // namespace chorus::cli
