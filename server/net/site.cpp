#include "net/site.hpp"

#include "net/http/plain_page.hpp"
#include "net/http/security_headers.hpp"
#include "net/loop/http_address.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace chorus::net {
namespace {

constexpr std::string_view k_reports = "/reports/";
constexpr std::string_view k_upload = "/media";
constexpr std::string_view k_media = "/media/";

bool is_json(std::string_view content_type) {
  const auto kind = content_type.substr(0, content_type.find_first_of("; \t"));
  return equal_ignoring_case(kind, "application/json");
}

bool takes_post(std::string_view path) {
  return path == "/seat" || path == "/poll" || path == k_upload;
}

bool takes_remove(std::string_view path) { return path == "/seat"; }

HttpResponse method_not_allowed(std::string_view path) {
  auto response = empty_response(405);
  response.fields.emplace_back("Allow", takes_remove(path) ? "POST, DELETE"
                                        : takes_post(path) ? "GET, POST"
                                                           : "GET, HEAD");
  return response;
}

// The name has two plain words with a dot between; what they mean is the reports' own affair.
std::optional<ReportWish> report_wish(const HttpRequest& request) {
  const std::string_view name = std::string_view(request.path).substr(k_reports.size());
  const auto dot = name.find('.');
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '.'; };
  if (dot == std::string_view::npos || !std::all_of(name.begin(), name.end(), is_plain)) {
    return std::nullopt;
  }
  return ReportWish{std::string(name.substr(0, dot)), std::string(name.substr(dot + 1)),
                    request.query == "confirm=1"};
}

// As the filename* of a header wants it (RFC 8187).
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                          (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_';
    if (is_plain) {
      encoded += letter;
    } else {
      encoded += '%';
      encoded += k_digits[byte >> 4U];
      encoded += k_digits[byte & 0xFU];
    }
  }
  return encoded;
}

HttpResponse report_response(const ReportFile& made, const std::string& name) {
  HttpResponse response;
  response.fields.emplace_back("Content-Type", made.content_type);
  response.fields.emplace_back("Cache-Control", "no-store");
  if (made.to_keep) {
    std::string kept = "attachment; filename=\"" + name + "\"";
    if (!made.name.empty()) kept += "; filename*=UTF-8''" + percent_encoded(made.name);
    response.fields.emplace_back("Content-Disposition", kept);
  }
  response.body = std::make_shared<const std::string>(made.bytes);
  const bool is_page = made.content_type.starts_with("text/html");
  response.html = is_page && made.to_keep;
  if (is_page && !made.to_keep) {
    response.fields.emplace_back("Content-Security-Policy", k_paper_policy);
  }
  return response;
}

}  // namespace

Site::Site(Places places, StaticFiles files, SiteParts parts, std::function<Time()> now,
           LongPoll::Defer defer)
    : origins_(std::move(places.names), places.port),
      files_(std::move(files)),
      health_facts_(std::move(parts.health)),
      converse_(std::move(parts.converse)),
      make_report_(std::move(parts.report)),
      port_(places.port),
      url_(std::move(places.url)),
      version_(std::move(places.version)),
      now_(std::move(now)),
      started_(now_()),
      proof_(parts.seats, places.port),
      guesses_(now_),
      seat_endpoint_(parts.seats, proof_, guesses_),
      media_(parts.media, proof_),
      has_inquiry_(parts.has_inquiry),
      polls_(proof_, converse_, now_, std::move(defer)) {
  guesses_.on_guessing = std::move(parts.on_guessing);
  if (parts.start) {
    start_.emplace(parts.start->seats, parts.start->desk, proof_, guesses_, port_);
  }
}

bool Site::is_for_start(std::string_view path) const {
  return start_.has_value() && StartEndpoint::is_path(path);
}

bool Site::is_upload(const HttpRequest& head) {
  return head.method == Method::post && head.path == k_upload;
}

void Site::allow_hosts(std::set<std::string> names, std::string url) {
  origins_.allow(std::move(names));
  url_ = std::move(url);
}

std::string Site::url_for(const HttpRequest& request) const {
  if (request.arrived_at.empty()) {
    return url_;
  }
  return http_address(request.arrived_at, port_);
}

HttpResponse Site::finished(HttpResponse response) {
  add_security_headers(response);
  return response;
}

std::optional<HttpResponse> Site::turn_away(const HttpRequest& head, bool upgrade) const {
  switch (origins_.judge(head, upgrade)) {
    case OriginRules::Verdict::wrong_host: return finished(wrong_host(head, url_for(head)));
    case OriginRules::Verdict::wrong_origin:
      return finished(refusal(403, "wrong_origin", "line.wrong_origin"));
    case OriginRules::Verdict::no_page_token:
      return finished(refusal(403, "no_page_token", "line.no_page_token"));
    case OriginRules::Verdict::fine: break;
  }
  if (upgrade) {
    return head.path == "/live" ? std::nullopt : std::optional(finished(no_such_page(head)));
  }
  const bool is_unknown =
      head.method == Method::other || (head.method == Method::remove && !takes_remove(head.path));
  if (is_unknown) {
    return finished(method_not_allowed(head.path));
  }
  if (head.method == Method::post) {
    const bool is_taken =
        takes_post(head.path) || (start_.has_value() && StartEndpoint::takes_post(head.path));
    if (!is_taken) {
      return finished(files_.find(head.path, false) != nullptr ? method_not_allowed(head.path)
                                                               : no_such_page(head));
    }
    if (!is_upload(head) && !is_json(head.field("Content-Type"))) {
      return finished(refusal(415, "not_json", "line.bad_message"));
    }
  }
  return std::nullopt;
}

void Site::answer(const HttpRequest& request, const Respond& respond) {
  const auto finish = [respond](HttpResponse response) { respond(finished(std::move(response))); };
  if (is_for_start(request.path)) {
    return start_->answer(request, finish);
  }
  if (request.method == Method::post) {
    return posted(request, finish);
  }
  if (request.method == Method::remove) {
    return seat_endpoint_.leave(request, finish);
  }
  if (request.path == "/health") {
    return finish(health(request));
  }
  if (request.path == "/poll") {
    return polls_.get(request, finish);
  }
  if (request.path.starts_with(k_reports)) {
    return report(request, finish);
  }
  if (request.path.starts_with(k_media)) {
    return media_.get(request, finish);
  }
  finish(file(request));
}

// Whoever is no lead learns nothing of which reports there are.
void Site::report(const HttpRequest& request, const Respond& respond) const {
  if (!proof_.of_role(request, kernel::Role::facilitator)) {
    return respond(empty_response(403));
  }
  const auto wish = report_wish(request);
  if (!wish || !make_report_) {
    return respond(no_such_page(request));
  }
  make_report_(*wish,
               [respond, nothing = no_such_page(request),
                name = wish->purpose + "." + wish->format](const std::optional<ReportFile>& made) {
                 respond(made ? report_response(*made, name) : nothing);
               });
}

void Site::posted(const HttpRequest& request, const Respond& respond) {
  if (request.path == "/seat" && !has_inquiry_) {
    return respond(refusal(503, "no_inquiry", "join.no_inquiry"));
  }
  if (request.path == "/seat") {
    return seat_endpoint_.post(request, respond);
  }
  polls_.post(request, respond);
}

HttpResponse Site::file(const HttpRequest& request) const {
  if (request.path == "/start" && !start_) {
    return no_such_page(request);
  }
  const auto* found = files_.find(request.path, accepts_gzip(request.field("Accept-Encoding")));
  return found == nullptr ? no_such_page(request) : *found;
}

HttpResponse Site::health(const HttpRequest& request) const {
  const auto uptime = std::chrono::duration_cast<std::chrono::seconds>(now_() - started_);
  nlohmann::json body = {{"status", "ok"}, {"version", version_}, {"uptime_s", uptime.count()}};
  if (health_facts_ && proof_.of_role(request, kernel::Role::facilitator)) {
    const auto facts = health_facts_();
    body["inquiry"] = facts.inquiry;
    body["people"] = facts.people;
  }
  return json_response(200, body.dump());
}

std::shared_ptr<Conversation> Site::open_line(const HttpRequest& head) {
  auto seats = proof_.all(head);
  return seats.empty() ? nullptr : converse_(std::move(seats));
}

}  // namespace chorus::net
