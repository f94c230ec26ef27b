#pragma once

#include "net/admission/guess_limit.hpp"
#include "net/admission/holder.hpp"
#include "net/admission/media_endpoint.hpp"
#include "net/admission/origin_rules.hpp"
#include "net/admission/seat_desk.hpp"
#include "net/admission/seat_endpoint.hpp"
#include "net/admission/seat_proof.hpp"
#include "net/admission/start_endpoint.hpp"
#include "net/http/http_message.hpp"
#include "net/http/static_files.hpp"
#include "net/live/conversation.hpp"
#include "net/live/long_poll.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace chorus::net {

// What GET /health tells a facilitator beyond that the program is up.
struct HealthFacts {
  std::string inquiry;
  std::size_t people = 0;
};

// A report that a lead asks for: GET /reports/<purpose>.<format>, with ?confirm=1 once somebody has
// looked over what people wrote.
struct ReportWish {
  std::string purpose;
  std::string format;
  bool confirmed = false;
};
struct ReportFile {
  std::string content_type;
  std::string bytes;
  bool to_keep = true;  // a file to take away; else something the page shows
  std::string name;     // what it is called where it goes, UTF-8; empty: as it was asked for
};
// Answers once, at once or later, on the room thread; none: there is no such report.
using MakeReport =
    std::function<void(const ReportWish&, std::function<void(std::optional<ReportFile>)>)>;

// The start page of this program.
struct StartParts {
  StartSeats& seats;
  StartDesk& desk;
};

// What the wiring gives the site; all referred to outlives it.
struct SiteParts {
  SeatDesk& seats;
  MakeConversation converse;
  std::function<HealthFacts()> health;   // may be empty
  std::function<void()> on_guessing;     // somebody is guessing codes; may be empty
  MakeReport report = {};                // may be empty: there are none
  MediaDesk* media = nullptr;            // none: no photos and sounds are taken
  std::optional<StartParts> start = {};  // none: one inquiry is served and there is no start page
  bool has_inquiry = true;  // false: nobody is let in, and pages are told to come back later
};

// All that happens between a whole request and its answer: who may ask (Host, Origin, page token),
// which route, which headers. Knows no socket, so every rule is tested without one.
class Site {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Places {
    std::uint16_t port = 0;
    std::set<std::string> names;  // hosts we answer to
    std::string url;              // the best address to be reached at
    std::string version;
  };

  Site(Places places, StaticFiles files, SiteParts parts, std::function<Time()> now,
       LongPoll::Defer defer);
  ~Site() = default;
  Site(const Site&) = delete;  // its parts refer to each other
  Site& operator=(const Site&) = delete;

  // From the head alone, before a body is read: a refusal, or nothing. Who asks for a host that is
  // not ours is told an address that works: the one this request came to, where a browser can open
  // it.
  std::optional<HttpResponse> turn_away(const HttpRequest& head, bool upgrade) const;
  // A request that was not turned away. Answers carry every header they need.
  void answer(const HttpRequest& request, const Respond& respond);
  // A photo or a sound comes by POST /media: its rules are asked while its body is read.
  static bool is_upload(const HttpRequest& head);
  MediaEndpoint& media() noexcept { return media_; }
  // An upgrade to /live that was not turned away. Null: no seat is proven, close with 4401.
  std::shared_ptr<Conversation> open_line(const HttpRequest& head);

  // Whose request it is; of several seats on one device the one that may do most.
  std::optional<Holder> holder(const HttpRequest& head) const { return proof_.holder(head); }
  void connection_closed(std::uint64_t connection) { guesses_.closed(connection); }
  // `url`: the best address to be reached at.
  void allow_hosts(std::set<std::string> names, std::string url);
  LongPoll& polls() noexcept { return polls_; }

  // Adds to a refusal made outside what every response carries.
  static HttpResponse finished(HttpResponse response);

 private:
  std::string url_for(const HttpRequest& request) const;
  HttpResponse health(const HttpRequest& request) const;
  void report(const HttpRequest& request, const Respond& respond) const;
  HttpResponse file(const HttpRequest& request) const;
  void posted(const HttpRequest& request, const Respond& respond);
  bool is_for_start(std::string_view path) const;

  OriginRules origins_;
  StaticFiles files_;
  std::function<HealthFacts()> health_facts_;
  MakeConversation converse_;
  MakeReport make_report_;
  std::uint16_t port_;
  std::string url_;
  std::string version_;
  std::function<Time()> now_;
  Time started_;
  SeatProof proof_;
  GuessLimit guesses_;
  SeatEndpoint seat_endpoint_;
  MediaEndpoint media_;
  std::optional<StartEndpoint> start_;
  bool has_inquiry_;
  LongPoll polls_;
};

}  // namespace chorus::net
