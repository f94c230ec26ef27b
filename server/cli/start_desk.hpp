#pragma once

#include "cli/archive_intake.hpp"
#include "cli/area_file.hpp"
#include "cli/rehearsal_run.hpp"
#include "cli/shelf_acts.hpp"
#include "kernel/values/ports.hpp"
#include "net/admission/start_endpoint.hpp"
#include "net/admission/start_seats.hpp"
#include "shelf/shelf.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace chorus::cli {

// The inquiry that is open, as the start page needs it.
class OpenInquiry {
 public:
  virtual ~OpenInquiry() = default;
  virtual std::string title() const = 0;
  virtual std::size_t people_here() const = 0;
  virtual std::string console_link() = 0;  // path and one-time secret
  virtual std::string wall_link() = 0;
  // Null: it is no rehearsal.
  virtual const RehearsalStanding* rehearsal() const = 0;
  virtual void close() = 0;  // begins to; its pages are told
};

// What the start page shows and does. While an inquiry is open the shelf stands as it was read
// last, and nothing is done but to go to its console and to close it: the room's thread must not
// wait for other files, and no two inquiries are open at once.
class ShelfDesk final : public net::StartDesk {
 public:
  struct Parts {
    shelf::Shelf& shelf;
    ShelfActs& acts;
    const host::Catalogue& types;
    net::StartSeats& seats;
    kernel::Clock& clock;
    const LaptopArea& area;
    ArchiveIntake& intake;
  };
  explicit ShelfDesk(Parts parts);

  std::string told() override;
  void act(const std::string& body, const net::Respond& respond) override;

  // Somebody wants this one opened, as it is; the answer is on its way.
  std::function<void(std::filesystem::path file, bool with_faults)> on_open;
  // Somebody wants a copy of this one rehearsed; likewise.
  std::function<void(std::filesystem::path file, RehearsalWish wish)> on_rehearse;

  // Where other devices reach this program.
  void reached_at(const std::string& url) { url_ = url; }
  void opened(OpenInquiry& inquiry, const std::filesystem::path& file);
  void closed();
  // What is open was a rehearsal, and is over.
  void rehearsed(const RehearsalStanding& standing, bool was_stopped);
  void failed_to_open(const std::filesystem::path& file, const std::string& why);

 private:
  nlohmann::json done(const nlohmann::json& asked);
  nlohmann::json of_an_arrival(const std::string& name, const nlohmann::json& asked) const;
  nlohmann::json of_the_area(const std::string& name, const nlohmann::json& asked) const;
  nlohmann::json on_the_shelf(const std::string& name, const nlohmann::json& asked);
  nlohmann::json open(const shelf::Card& card, bool with_faults);
  nlohmann::json rehearse(const shelf::Card& card, const nlohmann::json& asked);
  nlohmann::json told_of_open() const;
  nlohmann::json made(const std::filesystem::path& file) const;
  nlohmann::json end(const shelf::Card& card, const std::string& typed);
  shelf::Card card_of(const nlohmann::json& asked) const;
  std::string today() const;
  void look();

  Parts parts_;
  shelf::Cards cards_;
  OpenInquiry* open_ = nullptr;
  std::string open_id_;
  std::string url_;
  std::function<void()> afterwards_;  // once the answer has been given
  struct Failure {
    std::string id;
    std::string why;
  };
  std::optional<Failure> failure_;
  struct Rehearsed {
    std::string id;
    std::string title;
    std::size_t people = 0;  // that were wanted
    RehearsalStanding standing;
    bool was_stopped = false;
  };
  std::optional<Rehearsed> rehearsing_;
  std::optional<Rehearsed> rehearsed_;  // the last one, until the next act
};

}  // namespace chorus::cli
