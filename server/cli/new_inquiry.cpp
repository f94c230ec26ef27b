// chorus new: an inquiry from a template.
#include "cli/new_inquiry.hpp"

#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/room_zone.hpp"
#include "cli/system_ports.hpp"
#include "host/catalogue.hpp"
#include "kernel/values/random_text.hpp"
#include "platform/held_interruptions.hpp"
#include "storage/inquiry_file.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <ostream>
#include <stdexcept>

namespace chorus::cli {
namespace {

int list(Streams streams) {
  const auto tree = InstalledTree::find();
  std::vector<std::string> faults;
  for (const auto& known : all_templates(tree.templates, tree.schemas, faults)) {
    streams.out << known.id << '\t' << known.tab << '\t' << known.title << '\n';
  }
  for (const auto& fault : faults) streams.err << "chorus: " << fault << '\n';
  return faults.empty() ? k_done : k_failed;
}

// A name is one of the installed; anything with a slash in it is a folder of one's own.
std::filesystem::path template_folder(const InstalledTree& tree, const std::string& named) {
  if (named.find('/') == std::string::npos) return tree.templates / named;
  const auto folder = std::filesystem::absolute(named).lexically_normal();
  return folder.has_filename() ? folder : folder.parent_path();
}

}  // namespace

void make_inquiry(const std::filesystem::path& file, const std::string& template_id,
                  const std::string& title) {
  const auto tree = InstalledTree::find();
  const auto chosen = TemplateFile::read(template_folder(tree, template_id), tree.schemas);
  make_inquiry(file, named(chosen, {title, "", ""}), host::Catalogue({tree.plugins}, false));
}

void make_inquiry(const std::filesystem::path& file, const TemplateFile& chosen,
                  const host::Catalogue& types) {
  if (const auto fault = settings_fault(chosen, types)) throw std::runtime_error(*fault);
  SystemEntropy entropy;
  storage::NewInquiry inquiry;
  inquiry.spaces = spaces_of(chosen, "", entropy);
  add_zone(inquiry.spaces);
  inquiry.meta = {{"join_code", kernel::random_code(entropy)},
                  {"join_token", kernel::random_secret(entropy)},
                  {"inquiry_id", kernel::random_id(entropy)},
                  {"template", chosen.id}};
  const platform::HeldInterruptions until_it_is_whole;
  storage::create_inquiry(file, inquiry);
}

void add_new(CLI::App& app, Streams streams, int& status) {
  struct Words {
    std::string file;
    std::string template_id;
    std::string title;
    bool list = false;
  };
  auto* command = app.add_subcommand("new", "A new inquiry from a template");
  auto words = std::make_shared<Words>();
  auto* listing = command->add_flag("--list", words->list, "The templates: id, tab, title");
  command->add_option("FILE", words->file, "Where it shall lie")->excludes(listing);
  command->add_option("--template", words->template_id, "Which template, or the folder of one")
      ->excludes(listing);
  command->add_option("--title", words->title, "Its title; else the template's")->excludes(listing);
  command->callback([=, &status] {
    if (words->list) {
      status = list(streams);
      return;
    }
    if (words->file.empty() || words->template_id.empty()) {
      throw CLI::RequiredError("chorus new --template ID FILE.inquiry");
    }
    make_inquiry(words->file, words->template_id, words->title);
    streams.out << words->file << '\n';
    status = k_done;
  });
}

}  // namespace chorus::cli
