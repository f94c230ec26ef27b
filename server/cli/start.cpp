// chorus start, and chorus alone: the start page, and one inquiry after another from it.
#include "cli/announcements.hpp"
#include "cli/archive_taking.hpp"
#include "cli/before_change.hpp"
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/live_inquiry.hpp"
#include "cli/report_material.hpp"
#include "cli/serve_words.hpp"
#include "cli/start_desk.hpp"
#include "cli/system_ports.hpp"
#include "kernel/values/random_text.hpp"
#include "net/server.hpp"
#include "platform/local_time.hpp"
#include "platform/open_browser.hpp"
#include "platform/path_text.hpp"
#include "shelf/ending.hpp"
#include "shelf/rehearsal_copy.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <exception>
#include <memory>
#include <optional>
#include <ostream>
#include <utility>

namespace chorus::cli {
namespace {

// While no inquiry is open nobody has a seat.
class NobodysDesk final : public net::SeatDesk {
 public:
  void seat(const kernel::Identity::Claim& /*claim*/, std::function<void(Seated)> done) override {
    done(kernel::Identity::Refusal::not_saved);
  }
  void end(const kernel::SeatId& /*seat*/, std::function<void(bool)> done) override { done(false); }
  const kernel::Seat* seat_by_secret(std::string_view /*secret*/) const override { return nullptr; }
  const kernel::Seat* seat_by_page_token(std::string_view /*token*/) const override {
    return nullptr;
  }
  std::string new_page_token(const kernel::SeatId& /*seat*/) override { return {}; }
};

// One process: the shelf with its page, or one inquiry, in turn on one port. Each has an event loop
// of its own, so nothing of an inquiry that was closed can still be run; what outlives them is the
// shelf, who may use its page, and the port's sockets.
class StartProgram {
 public:
  StartProgram(ServeSettings settings, Streams streams)
      : settings_(std::move(settings)),
        streams_(streams),
        announcements_(streams.out, settings_.json),
        clock_(settings_.now ? SystemClock::starting_at(*settings_.now) : SystemClock()),
        zone_(platform::machine_zone()),
        types_(plugin_roots(settings_, tree_), settings_.safe_mode),
        shelf_(settings_.workspace, platform::monotonic_ms),
        acts_(shelf_, tree_, types_, streams.err),
        seats_(clock_, entropy_, digest_),
        intake_(settings_.workspace,
                [this](auto& archive, const auto& wish, const auto& progress) {
                  return taken_in(archive, wish, settings_.workspace, tree_, progress);
                }),
        area_(settings_.workspace, tree_.schemas, report_words(tree_)),
        desk_({shelf_, acts_, types_, seats_, clock_, area_, intake_}) {}

  shelf::Shelf& shelf() { return shelf_; }

  // False: of some inquiry that was open, not everything is saved in its place.
  bool run() {
    finish_endings();
    if (!shelf::clear_rehearsals(shelf_.folder())) {
      streams_.err << "chorus: A rehearsal goes on in another window, or its copy could not be "
                      "erased. It is tried again at the next start.\n";
    }
    while (!is_over_) {
      if (wanted_) {
        serve_wanted();
      } else {
        keep_the_shelf();
      }
    }
    return all_saved_;
  }

 private:
  struct Wanted {
    std::filesystem::path file;
    bool has_faults = false;
    std::optional<RehearsalWish> rehearsal = {};
  };

  void finish_endings() {
    for (const auto& left : shelf::finish_endings(shelf_)) {
      streams_.err << "chorus: \"" << left.title << "\" is to be ended, and "
                   << platform::utf8(left.file)
                   << " could not be erased yet. It is tried again at the next start.\n";
    }
  }

  net::ServerSettings server_settings() {
    net::ServerSettings result = server_settings_of(settings_, tree_);
    result.kept_port = &port_;
    return result;
  }

  net::SiteParts site_parts() {
    net::SiteParts parts{nobody_, [](const auto&) { return nullptr; }, {}, {}};
    parts.start.emplace(net::StartParts{seats_, desk_});
    parts.has_inquiry = false;
    return parts;
  }

  // Until somebody opens an inquiry, or ends the program.
  void keep_the_shelf() {
    platform::use_zone(zone_);
    net::EventLoop loop;
    net::Server server(loop, server_settings(), site_parts());
    const auto leave = [&] { server.stop([&loop] { loop.stop(); }); };
    loop.on_signal([&] {
      is_over_ = true;
      leave();
    });
    desk_.on_open = [&](std::filesystem::path file, bool has_faults) {
      wanted_ = Wanted{std::move(file), has_faults};
      leave();
    };
    desk_.on_rehearse = [&](std::filesystem::path file, RehearsalWish wish) {
      wanted_ = Wanted{std::move(file), false, wish};
      leave();
    };
    const auto looking_around =
        loop.every(net::Server::k_refresh_addresses, [&server] { server.refresh_addresses(); });
    announce_once(server.port());
    loop.run();
    desk_.on_open = nullptr;
    desk_.on_rehearse = nullptr;
  }

  void announce_once(std::uint16_t port) {
    if (std::exchange(is_announced_, true)) return;
    const auto url = "http://localhost:" + std::to_string(port) + "/start#l=" + seats_.new_launch();
    announcements_.start_page(port, url);
    if (settings_.browser) platform::open_browser(url);
  }

  void serve_wanted() {
    const Wanted wanted = *std::exchange(wanted_, std::nullopt);
    ServeSettings settings = settings_;
    settings.file = wanted.file;
    settings.has_faults = wanted.has_faults;
    settings.browser = false;
    const StartSide side{seats_, desk_, port_, wanted.rehearsal};
    try {
      std::optional<shelf::RehearsalCopy> copy;
      if (wanted.rehearsal) {
        copy.emplace(shelf_.folder(), wanted.file, own_door());
        settings.file = copy->file();
        call_it_a_rehearsal(settings.file);
      }
      copy_before_new_tables(settings.file, streams_.err);
      LiveInquiry live(settings, tree_, streams_, &side);
      if (!live.run()) all_saved_ = false;
      is_over_ = live.was_interrupted();
    } catch (const std::exception& fault) {
      streams_.err << "chorus: " << fault.what() << '\n';
      desk_.failed_to_open(wanted.file, fault.what());
    }
  }

  storage::OwnDoor own_door() {
    return {kernel::random_id(entropy_), kernel::random_code(entropy_),
            kernel::random_secret(entropy_)};
  }

  ServeSettings settings_;
  Streams streams_;
  InstalledTree tree_ = InstalledTree::find();
  Announcements announcements_;
  SystemClock clock_;
  SystemEntropy entropy_;
  SystemDigest digest_;
  std::string zone_;
  host::Catalogue types_;
  shelf::Shelf shelf_;
  ShelfActs acts_;
  net::StartSeats seats_;
  ArchiveIntake intake_;
  LaptopArea area_;
  ShelfDesk desk_;
  NobodysDesk nobody_;
  net::KeptPort port_;
  std::optional<Wanted> wanted_;
  bool is_announced_ = false;
  bool is_over_ = false;
  bool all_saved_ = true;
};

struct StartWords : ServeWords {
  std::vector<std::string> files;
};

int start(StartWords words, Streams streams) {
  if (!ready_to_serve(words, streams)) return k_failed;
  StartProgram program(words.settings, streams);
  for (const auto& file : words.files) program.shelf().add(file);
  return program.run() ? k_done : k_failed;
}

}  // namespace

void add_start(CLI::App& app, Streams streams, int& status) {
  auto* command =
      app.add_subcommand("start", "The page with your inquiries; also what chorus alone does");
  auto words = std::make_shared<StartWords>();
  command->add_option("FILE", words->files, "Inquiries of other folders, to stand there too");
  add_serve_options(*command, *words);
  command->callback([=, &status] { status = start(*words, streams); });
}

}  // namespace chorus::cli
