#include "cli/live_inquiry.hpp"

#include "cli/announcements.hpp"
#include "cli/before_change.hpp"
#include "cli/file_guard.hpp"
#include "cli/leaving_notices.hpp"
#include "cli/paper_register.hpp"
#include "cli/qr_code.hpp"
#include "cli/report_desk.hpp"
#include "cli/room_zone.hpp"
#include "cli/serve_words.hpp"
#include "cli/served_types.hpp"
#include "cli/settings_look.hpp"
#include "cli/system_ports.hpp"
#include "host/catalogue.hpp"
#include "host/hosted_decider.hpp"
#include "kernel/room.hpp"
#include "kernel/values/limits.hpp"
#include "media/cleaner.hpp"
#include "net/admission/media_desk.hpp"
#include "net/admission/seat_desk.hpp"
#include "net/live/hub.hpp"
#include "net/live/session.hpp"
#include "net/loop/child_channel.hpp"
#include "net/loop/event_loop.hpp"
#include "net/loop/plugin_channel.hpp"
#include "net/server.hpp"
#include "platform/clock.hpp"
#include "platform/open_browser.hpp"
#include "platform/path_text.hpp"
#include "protocol/schema.hpp"
#include "storage/file_store.hpp"
#include "storage/trouble.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace chorus::cli {
namespace {

constexpr std::chrono::milliseconds k_wake_tick{250};
constexpr std::chrono::seconds k_session_tick{1};

storage::FileStore::Settings store_settings(const ServeSettings& settings) {
  storage::FileStore::Settings result;
  result.rescue_folders = {settings.workspace};
  return result;
}

kernel::Loaded with_zone(kernel::Loaded inquiry) {
  add_zone(inquiry.spaces);
  use_zone_of(inquiry.spaces);
  return inquiry;
}

std::string about_plugin(const std::string& id) { return "plugin " + id; }

}  // namespace

struct LiveInquiry::Parts final : OpenInquiry {
  Parts(const ServeSettings& the_settings, const InstalledTree& the_tree, Streams the_streams,
        const StartSide* the_start);
  ~Parts() override {
    if (start != nullptr) start->desk.closed();
  }

  std::string title() const override;
  std::size_t people_here() const override;
  std::string console_link() override;
  std::string wall_link() override;
  const RehearsalStanding* rehearsal() const override;
  void close() override;

  kernel::Loaded loaded();
  net::HubSettings hub_settings() const;
  net::ServerSettings server_settings() const;
  host::HostEvents host_events();
  net::SiteParts site_parts();
  std::unique_ptr<host::RunningProcess> start_cleaning(media::Program program,
                                                       host::ProcessEvents events);
  protocol::Door door();
  void announce();
  void begin_rehearsal();
  bool is_rehearsal() const { return start != nullptr && start->rehearsal.has_value(); }
  void tick();
  void begin_end();
  void rescue_from_memory();
  void plugin_noticed(const kernel::Notice& notice);
  void name_unread_settings();

  ServeSettings settings;
  InstalledTree tree;
  Streams streams;
  const StartSide* start;
  Announcements announcements;
  net::EventLoop loop;
  SystemClock clock;
  SystemEntropy entropy;
  SystemDigest digest;
  host::Catalogue catalogue;
  protocol::SchemaBook schemas;
  net::PluginProcesses runner;
  net::HostTimers timers;
  storage::FileStore store;
  AreaFile area;
  PaperRegister left;
  host::HostedDecider decider;
  net::Hub hub;
  FileGuard guard;
  LeavingNotices leaving;
  kernel::Room room;
  net::RoomSeatDesk desk;
  media::Cleaner cleaner;
  net::RoomMediaDesk media_desk;
  ReportDesk reports;
  net::Server server;
  net::Timer waking;
  net::Timer session_ticking;
  net::Timer looking_around;
  std::unique_ptr<RehearsalRun> rehearsing;
  bool ending = false;
};

LiveInquiry::Parts::Parts(const ServeSettings& the_settings, const InstalledTree& the_tree,
                          Streams the_streams, const StartSide* the_start)
    : settings(the_settings),
      tree(the_tree),
      streams(the_streams),
      start(the_start),
      announcements(the_streams.out, the_settings.json),
      clock(the_settings.now ? SystemClock::starting_at(*the_settings.now) : SystemClock()),
      catalogue(plugin_roots(the_settings, tree), the_settings.safe_mode),
      schemas(tree.schemas),
      runner(loop, tree.executable),
      timers(loop),
      store(
          the_settings.file, [this](std::function<void()> work) { loop.post(std::move(work)); },
          store_settings(the_settings)),
      area(area_or_none(the_settings.workspace, tree.schemas, streams.err)),
      left(loop, the_settings.file, store.inquiry_id(),
           {[this](const auto& copies) { leaving.copies_behind(copies); },
            [this](std::size_t count) { leaving.papers_owed(count); }}),
      decider(catalogue, runner, timers, host_events()),
      hub({clock, entropy, schemas, platform::monotonic_ms}, hub_settings()),
      guard(hub, announcements, the_settings.file),
      leaving(hub, announcements, the_streams.err),
      room((register_types(catalogue, schemas, streams.err),
            kernel::Ports{clock, entropy, digest, decider, store, hub, catalogue, schemas, &left}),
           loaded(), the_settings.people_limit),
      desk(room),
      cleaner([this](media::Program program,
                     auto events) { return start_cleaning(program, std::move(events)); },
              timers, [this](std::string_view line) { streams.err << "media: " << line << '\n'; }),
      media_desk(room, [this](std::string file,
                              auto done) { cleaner.clean(std::move(file), std::move(done)); }),
      reports(loop, room, clock, left,
              {catalogue, runner, timers, schemas, tree, streams.err, store.inquiry_id(),
               [this](const auto& id, auto done) { room.read_medium(id, std::move(done)); }, area}),
      server(loop, server_settings(), site_parts()) {
  hub.attach(room);
  hub.set_door(door());
  room.on_join_changed = [this] {
    hub.set_door(door());
    announcements.new_address(door());
  };
  room.on_fault = [this](std::string_view line) {
    streams.err << "chorus: inside the room: " << line << '\n';
  };
  loop.on_handler_failed([this](std::string_view why) { room.failed_outside(why); });
  for (const auto& warning : store.warnings()) streams.err << "chorus: " << warning.words << '\n';
  guard.begin(store.warnings(), settings.has_faults);
  name_unread_settings();
  if (start != nullptr) start->desk.opened(*this, settings.file);
}

std::string LiveInquiry::Parts::title() const {
  return room.sheet(kernel::Role::facilitator).title;
}

std::size_t LiveInquiry::Parts::people_here() const {
  std::size_t here = 0;
  for (const auto& group : room.presence().groups) here += group.here;
  return here;
}

std::string LiveInquiry::Parts::console_link() {
  return "/facilitate#l=" + room.identity().new_launch(kernel::Role::facilitator);
}

std::string LiveInquiry::Parts::wall_link() {
  return "/wall#l=" + room.identity().new_launch(kernel::Role::wall);
}

const RehearsalStanding* LiveInquiry::Parts::rehearsal() const {
  static const RehearsalStanding none;
  if (!is_rehearsal()) return nullptr;
  return rehearsing == nullptr ? &none : &rehearsing->standing();
}

void LiveInquiry::Parts::close() {
  if (rehearsing != nullptr && !ending) start->desk.rehearsed(rehearsing->standing(), true);
  begin_end();
}

// The pretend people come by the door that is nearest to them.
void LiveInquiry::Parts::begin_rehearsal() {
  if (!is_rehearsal()) return;
  const std::string host = settings.bind.empty() ? "127.0.0.1"
                           : settings.bind.find(':') != std::string::npos
                               ? '[' + settings.bind + ']'
                               : settings.bind;
  const RehearsalRun::Room to{"http://" + host + ":" + std::to_string(server.port()),
                              room.identity().join_code(), console_link(), settings.plugin_folders};
  rehearsing =
      std::make_unique<RehearsalRun>(loop, tree, to, *start->rehearsal, streams.err, [this] {
        if (!ending) start->desk.rehearsed(rehearsing->standing(), false);
        begin_end();
      });
}

kernel::Loaded LiveInquiry::Parts::loaded() {
  auto inquiry = with_zone(store.load());
  copy_before_new_states(settings.file, inquiry, catalogue, streams.err);
  return inquiry;
}

// Parts to come that would open otherwise than somebody set them.
void LiveInquiry::Parts::name_unread_settings() {
  std::string titles;
  for (const auto& [title, fault] : unread_settings(room.records(), catalogue)) {
    titles += (titles.empty() ? "" : ", ") + title;
    streams.err << "chorus: \"" << title << "\" was set for another version of its type. " << fault
                << " What does not fit counts as its default; look it over before it opens.\n";
  }
  if (titles.empty()) return;
  const nlohmann::json args{{"titles", titles}};
  const auto safe = nlohmann::json::error_handler_t::replace;
  hub.set_standing("settings", {{"settings_unread", "notice.settings_unread",
                                 kernel::Body(args.dump(-1, ' ', false, safe)), true}});
}

net::HubSettings LiveInquiry::Parts::hub_settings() const {
  return told_of(catalogue, is_rehearsal(), area.profile);
}

net::ServerSettings LiveInquiry::Parts::server_settings() const {
  net::ServerSettings result = server_settings_of(settings, tree);
  result.kept_port = start == nullptr ? nullptr : &start->port;
  result.plugin_roots = roots_of_types(catalogue);
  return result;
}

host::HostEvents LiveInquiry::Parts::host_events() {
  host::HostEvents events;
  events.on_notice = [this](const kernel::Notice& notice) { plugin_noticed(notice); };
  events.on_reattach = [this](const std::string& plugin_id) {
    hub.set_standing(about_plugin(plugin_id), {});
    room.reattach(plugin_id);
  };
  events.on_log = [this](std::string_view plugin_id, std::string_view line) {
    streams.err << "plugin " << plugin_id << ": " << line << '\n';
  };
  return events;
}

// That it rests or was refused holds until its process runs again.
void LiveInquiry::Parts::plugin_noticed(const kernel::Notice& notice) {
  announcements.event(notice.kind, notice.args.text());
  room.plugin_noticed(notice);
  if (notice.kind == "plugin_restarted") return;
  const std::string id = nlohmann::json::parse(notice.args.text()).at("plugin");
  hub.set_standing(about_plugin(id), {notice});
}

net::SiteParts LiveInquiry::Parts::site_parts() {
  std::optional<net::StartParts> start_parts;
  if (start != nullptr) start_parts.emplace(net::StartParts{start->seats, start->desk});
  return {
      desk,
      [this](std::vector<kernel::SeatId> seats) -> std::shared_ptr<net::Conversation> {
        return std::make_shared<net::Session>(hub, std::move(seats));
      },
      [this] {
        return net::HealthFacts{room.sheet(kernel::Role::facilitator).title,
                                room.identity().person_count()};
      },
      [this] {
        hub.noticed({"guessing", "notice.guessing", kernel::Body(), true});
      },
      [this](const net::ReportWish& wish, auto respond) { reports.make(wish, std::move(respond)); },
      &media_desk,
      start_parts};
}

std::unique_ptr<host::RunningProcess> LiveInquiry::Parts::start_cleaning(
    media::Program program, host::ProcessEvents events) {
  const auto& executable =
      program == media::Program::picture ? tree.picture_program : tree.sound_program;
  return net::start_child(loop, {executable, {}}, std::move(events));
}

protocol::Door LiveInquiry::Parts::door() {
  protocol::Door door;
  door.url = server.addresses().best_url();
  if (start != nullptr) start->desk.reached_at(door.url);
  door.join_url = door.url + "/#j=" + room.identity().join_token();
  door.code = room.identity().join_code();
  door.qr = qr_code(door.join_url);
  for (const auto& shown : server.addresses().shown()) door.addresses.push_back(shown.url);
  return door;
}

void LiveInquiry::Parts::announce() {
  const std::string here = "http://localhost:" + std::to_string(server.port());
  Announcements::Listening listening;
  listening.port = server.port();
  listening.title = title();
  listening.door = door();
  listening.facilitator_url = here + console_link();
  listening.wall_url = here + wall_link();
  listening.rehearsal = settings.now.has_value();
  announcements.listening(listening);
  if (settings.browser) platform::open_browser(listening.facilitator_url);
}

void LiveInquiry::Parts::tick() {
  const auto standing = store.standing();
  if (!standing.trouble.empty() && !room.in_trouble()) room.storage_failed();
  guard.tell(standing);
  if (standing.is_lost && standing.rescued.empty()) rescue_from_memory();
  room.tick();
}

// What is open could not be read any more: what this program knows is written anew.
void LiveInquiry::Parts::rescue_from_memory() {
  std::vector<kernel::Space> spaces;
  for (auto& [id, live] : room.records()) spaces.push_back(live.space);
  try {
    store.rescue(std::move(spaces));
  } catch (const storage::StorageTrouble&) {
    return;  // no folder takes it yet; the next tick tries again
  }
}

void LiveInquiry::Parts::begin_end() {
  if (ending) return;
  ending = true;
  server.stop([this] { loop.stop(); });
}

LiveInquiry::LiveInquiry(const ServeSettings& settings, const InstalledTree& tree, Streams streams,
                         const StartSide* start)
    : parts_(std::make_unique<Parts>(settings, tree, streams, start)) {}

LiveInquiry::~LiveInquiry() = default;

bool LiveInquiry::run() {
  parts_->loop.on_signal([this] {
    was_interrupted_ = true;
    parts_->begin_end();
  });
  parts_->waking = parts_->loop.every(k_wake_tick, [this] { parts_->tick(); });
  parts_->session_ticking = parts_->loop.every(k_session_tick, [this] {
    parts_->hub.tick();
    parts_->store.look();
  });
  parts_->looking_around = parts_->loop.every(net::Server::k_refresh_addresses, [this] {
    if (!parts_->server.refresh_addresses()) return;
    parts_->hub.set_door(parts_->door());
    parts_->announcements.new_address(parts_->door());
  });
  parts_->announce();
  parts_->begin_rehearsal();
  parts_->left.look_at_copies();
  parts_->loop.run();
  std::string trouble = parts_->store.close();  // writes what still waits
  const auto standing = parts_->store.standing();
  if (standing.is_lost && standing.rescued.empty()) {
    parts_->rescue_from_memory();
    const auto place = parts_->store.standing().rescued;
    if (!place.empty()) trouble += " All that was saved lies in " + platform::utf8(place) + " now.";
  }
  parts_->guard.tell(parts_->store.standing());
  parts_->leaving.papers_lost(parts_->left.end());
  const std::string last_words = parts_->guard.last_words(trouble);
  Announcements announcements = parts_->announcements;
  parts_.reset();
  announcements.event("stopped", last_words);
  return trouble.empty();
}

}  // namespace chorus::cli
