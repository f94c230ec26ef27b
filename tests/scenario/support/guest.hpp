#pragma once

#include "rehearse/client_loop.hpp"
#include "rehearse/live_client.hpp"
#include "tests/scenario/support/server_process.hpp"
#include "tests/scenario/support/temporary_inquiry.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::test {

// A device in the test's hands: says one thing and waits for its answer, looks at a space as a page
// would, and keeps every byte that came. Every wait has a deadline and fails with words.
class Guest {
 public:
  Guest(rehearse::ClientLoop& loop, rehearse::LiveClient::Options options);

  void comes();  // starts and waits until it is live

  // An accepted answer; throws std::runtime_error with the code where it was refused.
  nlohmann::json does(const std::string& space, const std::string& name,
                      nlohmann::json args = nlohmann::json::object());
  // The code of the refusal; empty where it was accepted.
  std::string is_refused(const std::string& space, const std::string& name,
                         nlohmann::json args = nlohmann::json::object());
  void says(const std::string& space, const std::string& name,
            nlohmann::json args);  // does not wait

  void watches(const std::string& space);
  // Watches anew and waits for the snapshot.
  const rehearse::SeenSpace& sees(const std::string& space);
  // What the page has put together so far; null: nothing whole.
  const rehearse::SeenSpace* page(const std::string& space) const;
  void waits_for(const std::string& what, const std::function<bool()>& condition);
  std::string space_of(std::string_view plugin) const;  // on this one's run sheet; empty: not there
  std::string phase_of(const std::string& space) const;

  const std::string& heard() const { return heard_; }
  std::size_t heard_bytes() const { return heard_.size(); }
  rehearse::LiveClient& line() { return line_; }

 private:
  rehearse::Outcome asks(const std::string& space, const std::string& name, nlohmann::json args);

  rehearse::ClientLoop& loop_;
  rehearse::LiveClient line_;
  std::string heard_;
  std::uint64_t answered_k_ = 0;
  rehearse::Outcome last_;
};

// One real server with one new inquiry, and devices that come to it.
struct LiveRoom {
  // What a test does to the file before it is served.
  using Prepare = std::function<void(const std::filesystem::path& file)>;

  explicit LiveRoom(std::vector<std::string> more_words = {},
                    const std::string& template_id = "short-inquiry", const Prepare& prepare = {});

  Guest& lead();  // the first call brings the first lead in by the launch link
  Guest& wall();
  Guest& person(rehearse::CarrierKind carrier = rehearse::CarrierKind::socket);
  Guest& comes_by(const std::string& member, const std::string& value,
                  const std::string& seat = "person");
  // The promise approved, so that a vote may be opened. The spaces' ids.
  void promise_is_kept();
  std::string promise();
  std::string vote();

  TemporaryInquiry inquiry;
  ServerProcess server;
  rehearse::ClientLoop loop;
  std::vector<std::unique_ptr<Guest>> guests;

 protected:
  Guest& come(rehearse::LiveClient::Options options);

 private:
  Guest* lead_ = nullptr;
  Guest* wall_ = nullptr;
};

}  // namespace chorus::test
