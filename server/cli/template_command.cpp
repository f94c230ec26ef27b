// chorus template: a template from the plan of an inquiry.
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/template_file.hpp"
#include "host/manifest.hpp"
#include "platform/held_interruptions.hpp"
#include "platform/path_text.hpp"
#include "platform/replace_file.hpp"
#include "storage/inquiry_snapshot.hpp"

#include <CLI/App.hpp>
#include <filesystem>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>

namespace chorus::cli {
namespace {

int write_template(const std::string& inquiry, const std::string& named, Streams streams) {
  auto folder = std::filesystem::absolute(named).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  const auto file = folder / "template.json";
  const std::string id = platform::utf8(folder.filename());
  if (!host::is_plugin_id(id)) {
    throw std::runtime_error("A template's folder is called by small letters, digits and dashes.");
  }
  if (std::filesystem::exists(file)) {
    throw std::runtime_error(platform::utf8(file) + " is there already. Name another folder.");
  }
  const auto spaces = storage::read_snapshot(inquiry);
  const std::string text = template_from(spaces.at(kernel::k_inquiry_space).space, id);
  std::filesystem::create_directories(folder);
  const platform::HeldInterruptions until_it_is_whole;
  platform::replace_file(file, text);
  streams.out << platform::utf8(file) << '\n';
  return k_done;
}

}  // namespace

void add_template(CLI::App& app, Streams streams, int& status) {
  struct Words {
    std::string file;
    std::string folder;
  };
  auto* command = app.add_subcommand(
      "template", "A template from the plan of an inquiry, without anything that people gave");
  auto words = std::make_shared<Words>();
  command->add_option("FILE", words->file, "The inquiry")->required();
  command->add_option("FOLDER", words->folder, "The template's folder; its name is the id")
      ->required();
  command->callback([=, &status] { status = write_template(words->file, words->folder, streams); });
}

}  // namespace chorus::cli
