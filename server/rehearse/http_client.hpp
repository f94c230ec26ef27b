#pragma once

#include "rehearse/client_loop.hpp"
#include "rehearse/web_address.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace chorus::rehearse {

struct HttpAsk {
  std::string method = "GET";
  std::string target = "/";
  std::string body;  // JSON, if any
  std::vector<std::pair<std::string, std::string>> fields;
  std::chrono::milliseconds within{10'000};
  bool keep = false;  // the line stays open for the next request
};

struct HttpReply {
  unsigned status = 0;  // 0: no answer came
  std::string body;
  std::string cookie;  // Set-Cookie, whole
};

// One line for plain requests, one request at a time. `done` comes on the loop, never from inside
// `ask`, exactly once, unless the client was dropped or is gone before: then never.
// A kept line that the server closed meanwhile is opened anew without a word and the request is
// sent again, as browsers do: only for requests that may come twice, which messages of a session
// may (they carry their k) and taking a seat may not.
class HttpClient {
 public:
  HttpClient(ClientLoop& loop, WebAddress where);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  void ask(HttpAsk request, std::function<void(HttpReply)> done);
  bool busy() const;
  void drop();

 private:
  class Line;
  ClientLoop& loop_;
  WebAddress where_;
  std::shared_ptr<Line> line_;
};

}  // namespace chorus::rehearse
