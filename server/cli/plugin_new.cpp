// chorus plugin new: a folder to begin an activity type from, which builds and tests at once.
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/plugin_commands.hpp"
#include "host/manifest.hpp"
#include "platform/path_text.hpp"

#include <CLI/App.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace chorus::cli {
namespace {

namespace fs = std::filesystem;

// The template is an activity type of this name; its own name takes the place of it everywhere.
constexpr std::string_view k_id = "my-activity";
constexpr std::string_view k_id_in_code = "my_activity";
constexpr std::string_view k_title = "My activity";

struct NewPluginWords {
  std::string id;
  std::string out;
};

std::string title_from(std::string id) {
  for (char& c : id) {
    if (c == '-') c = ' ';
  }
  if (!id.empty() && id[0] >= 'a' && id[0] <= 'z') id[0] = static_cast<char>(id[0] - 'a' + 'A');
  return id;
}

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void copy_template(const fs::path& from, const fs::path& to, const std::string& id) {
  std::string in_code = id;
  std::replace(in_code.begin(), in_code.end(), '-', '_');
  for (const auto& item : fs::recursive_directory_iterator(from)) {
    const auto target = to / item.path().lexically_relative(from);
    if (item.is_directory()) {
      fs::create_directories(target);
      continue;
    }
    std::string text = text_of(item.path());
    replace_all(text, k_id, id);
    replace_all(text, k_id_in_code, in_code);
    replace_all(text, k_title, title_from(id));
    std::ofstream out(target, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("Cannot write " + platform::utf8(target) + ".");
  }
}

// Whole or not at all: it is made beside its place and moved there.
int make(const NewPluginWords& words, Streams streams) {
  if (!host::is_plugin_id(words.id)) {
    streams.err << "chorus: " << words.id
                << " cannot be an id: small letters, digits and dashes, a letter first\n";
    return k_bad_words;
  }
  const fs::path folder = fs::path(words.out.empty() ? "." : words.out) / words.id;
  if (fs::exists(folder)) {
    streams.err << "chorus: " << platform::utf8(folder) << " is there already\n";
    return k_failed;
  }
  const auto sdk_template = InstalledTree::find().sdk / "template";
  if (!fs::is_directory(sdk_template)) {
    throw std::runtime_error("The SDK is missing: " + platform::utf8(sdk_template) + ".");
  }
  const fs::path unfinished = platform::beside(folder, ".unfinished");
  if (fs::exists(unfinished)) {
    throw std::runtime_error(platform::utf8(unfinished) + " is in the way; put it away.");
  }
  try {
    fs::create_directories(unfinished);
    copy_template(sdk_template, unfinished, words.id);
    fs::rename(unfinished, folder);
  } catch (...) {
    std::error_code none;
    fs::remove_all(unfinished, none);
    throw;
  }
  streams.out << platform::utf8(folder) << '\n';
  return k_done;
}

}  // namespace

void add_plugin_new(CLI::App& plugin, Streams streams, int& status) {
  auto* command =
      plugin.add_subcommand("new", "A scaffold of an activity type that builds at once");
  auto words = std::make_shared<NewPluginWords>();
  command->add_option("ID", words->id, "Its id, as in one-word")->required();
  command->add_option("--out", words->out, "In which folder; else this one");
  command->callback([=, &status] { status = make(*words, streams); });
}

}  // namespace chorus::cli
