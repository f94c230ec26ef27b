#pragma once

#include "net/http/shared_text.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chorus::net {

enum class Method { get, head, post, remove, other };

// One request as the routes see it, already within the limits of size and time. Beast's own type
// stays in http_session.cpp, so that routes compile in a second and are tested without a socket.
struct HttpRequest {
  Method method = Method::get;
  std::string path;                                         // without the query
  std::string query;                                        // without the question mark
  std::vector<std::pair<std::string, std::string>> fields;  // as sent
  std::string body;
  std::uint64_t connection = 0;  // which connection it came over, for the limit on guesses
  bool loopback = false;         // it came from this machine
  std::string arrived_at;        // our own address that it came to, "192.168.1.5" or "[fd00::1]"

  // The value of the field of that name in any case; empty if it is missing.
  std::string_view field(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  // The value of one cookie; empty if it is missing.
  std::string_view cookie(std::string_view name) const;
  // The secret of `Authorization: Bearer`; empty if there is none.
  std::string_view bearer() const;
};

struct HttpResponse {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> fields;  // content type, cookies, caching
  SharedText body;                                          // null: empty
  bool html = false;                                        // gets the content security policy
};

// Gives the answer; may be called at once or later, once, on the room thread.
using Respond = std::function<void(HttpResponse)>;

bool equal_ignoring_case(std::string_view a, std::string_view b);

HttpResponse empty_response(int status);
HttpResponse json_response(int status, std::string body);
// {"code":…,"text_key":…}: a refusal that the page puts in words.
HttpResponse refusal(int status, std::string_view code, std::string_view text_key);

}  // namespace chorus::net
