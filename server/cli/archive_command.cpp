// chorus archive: the whole inquiry as one file, for coming back or for others to read.
#include "archive/archive_file.hpp"
#include "archive/redacted.hpp"
#include "archive/refusal.hpp"
#include "archive/whole.hpp"
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/iso_time.hpp"
#include "cli/passphrase.hpp"
#include "cli/room_zone.hpp"
#include "cli/slow_progress.hpp"
#include "cli/sound_file.hpp"
#include "cli/system_ports.hpp"
#include "host/catalogue.hpp"
#include "kernel/commands/inquiry_record.hpp"
#include "platform/clock.hpp"
#include "platform/held_interruptions.hpp"
#include "platform/limits.hpp"
#include "platform/local_time.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "storage/check.hpp"
#include "storage/inquiry_source.hpp"
#include "storage/issued_list.hpp"
#include "storage/trouble.hpp"

#include <CLI/App.hpp>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace chorus::cli {
namespace {

constexpr const char* k_archive_purpose = "archive";

struct ArchiveWords {
  std::string file;
  std::string out;
  std::string passphrase_file;
  std::string now;
  bool redacted = false;
  bool confirm = false;
};

// Why it cannot be an archive that comes back: an archive is always sound.
std::optional<std::string> unsound(const std::string& file, const InstalledTree& tree,
                                   const host::Catalogue& catalogue) {
  auto faults = storage::check_inquiry(file).faults;
  if (faults.empty()) faults = faults_of_core_records(file, *core_records(tree, catalogue));
  if (faults.empty()) return std::nullopt;
  return faults.front() +
         " An archive is made of a sound inquiry alone. \"chorus backup\" copies this one.";
}

class Archiving {
 public:
  Archiving(const ArchiveWords& words, Streams streams, const host::Catalogue& catalogue)
      : words_(words),
        streams_(streams),
        catalogue_(catalogue),
        clock_(words.now.empty() ? SystemClock() : SystemClock::starting_at(instant_of(words.now))),
        source_(words.file) {}

  int run(const std::optional<std::string>& passphrase) {
    const platform::HeldInterruptions until_it_is_whole;
    SlowProgress progress(streams_.err, platform::monotonic_ms);
    archive::ArchiveOut out(words_.out, passphrase);
    archive::LinesOut lines([&](std::string_view bytes) {
      out.put(bytes);
      progress.told(out.written(), 0);
    });
    kernel::IssuedPaper paper{
        clock_.now(), k_archive_purpose, words_.redacted ? "redacted" : "full", {}};
    paper.things = words_.redacted ? write_redacted(lines) : write_whole(lines);
    lines.end();
    note(paper);
    out.publish();
    streams_.out << words_.out << '\n';
    return k_done;
  }

 private:
  std::string today() const { return platform::local_day(clock_.now()); }

  std::vector<kernel::Ref> write_whole(archive::LinesOut& lines) {
    use_zone();
    archive::write_whole(source_, today(), lines);
    std::vector<kernel::Ref> given;
    source_.each_record([&](const kernel::Record& record) {
      const bool is_there = record.record_class == kernel::RecordClass::contribution &&
                            record.gate != kernel::Gate::withdrawn;
      if (is_there) given.push_back({record.space, record.key});
    });
    return given;
  }

  std::vector<kernel::Ref> write_redacted(archive::LinesOut& lines) {
    const auto spaces = archive::spaces_in(source_);
    use_zone_of(spaces);
    const kernel::Consents consents(spaces, today());
    const report::RoomPicture room{spaces, catalogue_.kinds(), consents};
    archive::write_redacted({room, source_, today()}, lines);
    return archive::given_in_redacted(room);
  }

  // Its record alone says it, so that the others need not be in memory.
  void use_zone() {
    const kernel::Ref main{kernel::k_inquiry_space, kernel::k_inquiry_record};
    const auto body = source_.body(main);
    if (!body) return;
    kernel::Record record;
    record.space = main.space;
    record.key = main.key;
    record.type = "inquiry";
    record.body = *body;
    kernel::Space own;
    own.state.id = main.space;
    own.records[main.key] = std::make_shared<const kernel::Record>(std::move(record));
    use_zone_of(std::vector<kernel::Space>{own});
  }

  void note(const kernel::IssuedPaper& paper) {
    try {
      storage::IssuedList(words_.file, source_.id()).add(paper);
    } catch (const storage::StorageTrouble& trouble) {
      streams_.err << "chorus: The archive could not be noted beside the inquiry. Who takes words "
                      "back later will not be told that it may have them. Once the inquiry's "
                      "folder can be written, make it again, or delete it. ("
                   << trouble.what() << ")\n";
    }
  }

  const ArchiveWords& words_;
  Streams streams_;
  const host::Catalogue& catalogue_;
  SystemClock clock_;
  storage::InquirySource source_;
};

int make_archive(const ArchiveWords& words, Streams streams) {
  if (words.redacted && !words.confirm) {
    streams.err << "chorus: A redacted archive holds what people wrote, for anybody to read. Look "
                   "it over first (Take away, \"for whoever wants everything\", shows it), then "
                   "add --confirm.\n";
    return k_bad_words;
  }
  platform::set_private_umask();
  platform::no_core_dumps();
  platform::ignore_file_size_limits();
  const auto tree = InstalledTree::find();
  const host::Catalogue catalogue({tree.plugins}, false);
  if (const auto fault = unsound(words.file, tree, catalogue)) {
    streams.err << "chorus: " << *fault << '\n';
    return k_failed;
  }
  std::optional<std::string> passphrase;
  if (!words.redacted) passphrase = new_passphrase(words.passphrase_file);
  return Archiving(words, streams, catalogue).run(passphrase);
}

}  // namespace

void add_archive(CLI::App& app, Streams streams, int& status) {
  auto* command = app.add_subcommand(
      "archive",
      "The whole inquiry as one file, also while it is served; \"import\" is the way back");
  auto words = std::make_shared<ArchiveWords>();
  command->add_option("FILE", words->file, "The inquiry")->required();
  command->add_option("--out", words->out, "The archive")->required();
  auto* redacted = command->add_flag("--redacted", words->redacted,
                                     "What may leave by the permissions, readable by anybody; "
                                     "else all of it, under a passphrase");
  command
      ->add_option("--passphrase-file", words->passphrase_file,
                   "A file with the passphrase in its first line; else it is typed")
      ->excludes(redacted);
  command
      ->add_flag("--confirm", words->confirm,
                 "Somebody has looked over what people wrote: it may go as it stands")
      ->needs(redacted);
  command->add_option("--now", words->now, "The day it is made, as 2026-11-24; else today");
  command->callback([=, &status] { status = make_archive(*words, streams); });
}

}  // namespace chorus::cli
