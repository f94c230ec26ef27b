#pragma once

#include "cli/archive_taking.hpp"
#include "cli/start_desk.hpp"
#include "tests/cli/acts_fixture.hpp"
#include "tests/support/fake_ports.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace chorus::test {

struct FakeOpenInquiry final : cli::OpenInquiry {
  std::string title() const override {
    return is_rehearsal ? "Rehearsal: Good moves" : "Good moves";
  }
  std::size_t people_here() const override { return 3; }
  std::string console_link() override { return "/facilitate#l=once"; }
  std::string wall_link() override { return "/wall#l=once"; }
  const cli::RehearsalStanding* rehearsal() const override {
    return is_rehearsal ? &standing : nullptr;
  }
  void close() override { closed = true; }
  cli::RehearsalStanding standing;
  bool is_rehearsal = false;
  bool closed = false;
};

// What the start page asks of, with one inquiry on its shelf.
struct DeskFixture : ActsFixture {
  DeskFixture() {
    make(in_shelf("moves.inquiry"), "Good moves");
    desk.on_open = [this](const std::filesystem::path& file, bool with_faults) {
      opened = file;
      was_answered_first = answers > 0;
      had_faults = with_faults;
    };
  }
  nlohmann::json act(const nlohmann::json& asked) { return answer_to(asked.dump()); }
  nlohmann::json answer_to(const std::string& body) {
    nlohmann::json answer;
    desk.act(body, [&](const net::HttpResponse& response) {
      ++answers;
      answer = nlohmann::json::parse(*response.body);
    });
    return answer;
  }
  nlohmann::json told() { return nlohmann::json::parse(desk.told()); }
  std::string id() const { return shelf::id_of(in_shelf("moves.inquiry")); }

  FakeClock clock;
  SeededEntropy entropy{5};
  FakeDigest digest;
  net::StartSeats seats{clock, entropy, digest};
  cli::LaptopArea area{shelf.folder(), tree.schemas, report::Words()};
  // Called whenever some of an archive was read, on the thread that makes an inquiry of it.
  std::function<void(const std::function<void()>& look_up)> on_read;
  cli::ArchiveIntake intake{
      shelf.folder(), [this](auto& archive, const auto& wish, const auto& progress) {
        return cli::taken_in(archive, wish, shelf.folder(), tree, [&](std::uint64_t bytes) {
          progress(bytes);
          if (on_read) on_read([&] { progress(bytes); });
        });
      }};
  cli::ShelfDesk desk{{shelf, acts, types, seats, clock, area, intake}};
  std::filesystem::path opened;
  int answers = 0;
  bool was_answered_first = false;
  bool had_faults = false;
};

}  // namespace chorus::test
