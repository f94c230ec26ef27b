// chorus export: the papers of an inquiry, also while it is being served.
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/iso_time.hpp"
#include "cli/office_file.hpp"
#include "cli/report_material.hpp"
#include "cli/room_zone.hpp"
#include "cli/system_ports.hpp"
#include "host/catalogue.hpp"
#include "net/loop/event_loop.hpp"
#include "net/loop/plugin_channel.hpp"
#include "platform/held_interruptions.hpp"
#include "platform/limits.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "platform/replace_file.hpp"
#include "protocol/schema.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "storage/issued_list.hpp"
#include "storage/trouble.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace chorus::cli {
namespace {

struct ExportWords {
  std::string file;
  std::string out;
  std::vector<std::string> formats;
  std::vector<std::string> purposes;
  std::vector<std::string> plugins;
  std::string now;
  std::string area;
  bool confirm = false;
};

struct Wishes {
  std::vector<report::Format> formats;
  std::vector<report::Purpose> purposes;
};

// What cannot be made, in words; nothing is written then.
std::optional<std::string> read_wishes(const ExportWords& words, Wishes& wishes) {
  for (const auto& name : words.formats) {
    const auto format = report::format_from(name);
    if (!format)
      return "There is no format \"" + name +
             "\". There are html, md, docx, pptx, xlsx, reply.xlsx, reply.docx, csv, ics and json.";
    wishes.formats.push_back(*format);
  }
  for (const auto& name : words.purposes) {
    const auto purpose = report::purpose_from(name);
    if (!purpose)
      return "There is no purpose \"" + name +
             "\". There are board, participants, easy, slips and whole.";
    wishes.purposes.push_back(*purpose);
  }
  return std::nullopt;
}

class Exporter {
 public:
  Exporter(const ExportWords& words, Streams streams)
      : words_(words),
        streams_(streams),
        catalogue_(plugin_roots(words, tree_), false),
        schemas_(tree_.schemas),
        clock_(words.now.empty() ? SystemClock() : SystemClock::starting_at(instant_of(words.now))),
        area_(words.area.empty() ? AreaFile() : AreaFile::read(words.area, tree_.schemas)) {}

  int run(const Wishes& wishes) {
    if (const auto trouble = office_trouble(wishes)) {
      streams_.err << "chorus: " << *trouble << '\n';
      return k_failed;
    }
    const auto spaces = storage::read_snapshot(words_.file);
    use_zone_of(spaces);
    find_list();
    std::filesystem::create_directories(words_.out);
    erase_interrupted();
    for (const auto purpose : wishes.purposes) {
      const auto material = gathered(spaces, purpose, wishes.formats);
      if (!material) return k_failed;
      for (const auto format : wishes.formats) write(*material, format);
    }
    if (!not_noted_.empty()) tell_the_price();
    return k_done;
  }

 private:
  static std::vector<std::filesystem::path> plugin_roots(const ExportWords& words,
                                                         const InstalledTree& tree) {
    std::vector<std::filesystem::path> roots{tree.plugins};
    roots.insert(roots.end(), words.plugins.begin(), words.plugins.end());
    return roots;
  }

  // Why what is wished for cannot all be made here; nothing is written then.
  std::optional<std::string> office_trouble(const Wishes& wishes) const {
    if (std::none_of(wishes.formats.begin(), wishes.formats.end(), report::is_finished_elsewhere)) {
      return std::nullopt;
    }
    return office_.trouble();
  }

  // None: somebody pressed Ctrl-C.
  std::shared_ptr<const ReportMaterial> gathered(
      const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, report::Purpose purpose,
      const std::vector<report::Format>& formats) {
    std::shared_ptr<const ReportMaterial> made;
    net::EventLoop loop;
    net::PluginProcesses runner(loop, tree_.executable);
    net::HostTimers timers(loop);
    ReportGathering gathering(
        {catalogue_, runner, timers, schemas_, tree_, streams_.err, inquiry_,
         [&](const auto& id, auto done) {
           loop.post([bytes = storage::read_medium(words_.file, id), done] { done(bytes); });
         },
         area_});
    loop.on_signal([&loop] { loop.stop(); });
    using Photos = ReportGathering::Photos;
    const bool has_photos = std::any_of(formats.begin(), formats.end(), report::holds_photos);
    gathering.begin(spaces, purpose, clock_.now(), has_photos ? Photos::read : Photos::left_out,
                    [&](auto material) {
                      made = std::move(material);
                      loop.stop();
                    });
    loop.run();
    return made;
  }

  void find_list() {
    try {
      inquiry_ = storage::inquiry_id(words_.file);
      left_.emplace(words_.file, inquiry_);
    } catch (const storage::StorageTrouble& trouble) {
      not_noted_ = trouble.what();
    }
  }

  std::filesystem::path place_of(report::Purpose purpose, report::Format format) const {
    return std::filesystem::path(words_.out) /
           (std::string(to_text(purpose)) + "." + std::string(to_text(format)));
  }

  // Of an export into this folder that was killed, whatever it wrote.
  void erase_interrupted() const {
    for (const auto purpose : report::k_purposes) {
      for (const auto format : report::k_formats) {
        platform::erase_interrupted(place_of(purpose, format));
      }
    }
  }

  // What leaves is on the list before it does. Where the list takes nothing, as on a full disk, it
  // leaves all the same: it may be all that can be saved.
  void write(const ReportMaterial& material, report::Format format) {
    const platform::HeldInterruptions until_it_is_whole;
    const auto path = place_of(material.purpose, format);
    const auto file =
        material.file(format, words_.confirm, noted(material.issued(format, words_.confirm)));
    platform::replace_file(path,
                           report::is_finished_elsewhere(format) ? office_.made_from(file) : file);
    streams_.out << platform::utf8(path) << '\n';
  }

  kernel::Issue noted(const kernel::IssuedPaper& paper) {
    if (!left_) return {};
    try {
      return left_->add(paper);
    } catch (const storage::StorageTrouble& trouble) {
      not_noted_ = trouble.what();
    }
    return kernel::issue_after(left_->papers(), paper);
  }

  void tell_the_price() {
    streams_.err
        << "chorus: Written, but not all of it could be noted beside the inquiry. Who takes "
           "words back later will not be told that these papers may have them. Once the "
           "inquiry's folder can be written, export again, or delete them. ("
        << not_noted_ << ")\n";
  }

  const ExportWords& words_;
  Streams streams_;
  InstalledTree tree_ = InstalledTree::find();
  OfficeFiles office_{tree_};
  host::Catalogue catalogue_;
  protocol::SchemaBook schemas_;
  SystemClock clock_;
  AreaFile area_;
  std::string inquiry_;  // its id; empty: it could not be read
  std::optional<storage::IssuedList> left_;
  std::string not_noted_;  // why, in words; empty: all of it was
};

int export_reports(const ExportWords& words, Streams streams) {
  Wishes wishes;
  if (const auto fault = read_wishes(words, wishes)) {
    streams.err << "chorus: " << *fault << '\n';
    return k_bad_words;
  }
  platform::set_private_umask();
  platform::no_core_dumps();
  platform::ignore_broken_pipes();
  platform::ignore_file_size_limits();
  return Exporter(words, streams).run(wishes);
}

}  // namespace

void add_export(CLI::App& app, Streams streams, int& status) {
  auto* command = app.add_subcommand("export", "Write reports, also while an inquiry is served");
  auto words = std::make_shared<ExportWords>();
  words->purposes = {"board"};
  command->add_option("FILE", words->file, "The inquiry")->required();
  command
      ->add_option(
          "--format", words->formats,
          "html, md, docx, pptx, xlsx, reply.xlsx, reply.docx, csv, ics, json; commas between")
      ->required()
      ->delimiter(',');
  command->add_option("--out", words->out, "The folder they go to")->required();
  command
      ->add_option("--purpose", words->purposes,
                   "board, participants, easy, slips, whole; commas between")
      ->delimiter(',');
  command->add_option("--plugins", words->plugins, "A further folder of activity types")
      ->take_all();
  command->add_option("--now", words->now, "The day they are written, as 2026-11-24; else today");
  command->add_option("--area", words->area,
                      "A file that says how papers are worded and ordered in your area");
  command->add_flag("--confirm", words->confirm,
                    "Somebody has looked over what people wrote: it may go as it stands");
  command->callback([=, &status] { status = export_reports(*words, streams); });
}

}  // namespace chorus::cli
