#pragma once

#include "net/http/http_message.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::test {

// Requests and answers without a socket, for what is decided above one.
class RequestMaker {
 public:
  RequestMaker(net::Method method, const std::string& target) {
    const auto question = target.find('?');
    request_.method = method;
    request_.path = target.substr(0, question);
    request_.query = question == std::string::npos ? "" : target.substr(question + 1);
  }
  RequestMaker& with(std::string name, std::string value) {
    request_.fields.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  RequestMaker& body(std::string text) {
    request_.body = std::move(text);
    return *this;
  }
  RequestMaker& over(std::uint64_t connection) {
    request_.connection = connection;
    return *this;
  }
  RequestMaker& at(std::string address) {
    request_.arrived_at = std::move(address);
    return *this;
  }
  RequestMaker& from_this_machine() {
    request_.loopback = true;
    return *this;
  }
  operator net::HttpRequest() const { return request_; }  // NOLINT(google-explicit-constructor)

 private:
  net::HttpRequest request_;
};

// Waits for an answer that may come later.
class Reply {
 public:
  net::Respond respond() {
    return [this](net::HttpResponse response) {
      ++times_;
      response_ = std::move(response);
    };
  }
  bool here() const { return response_.has_value(); }
  int times() const { return times_; }
  int status() const { return response_ ? response_->status : 0; }
  std::string body() const {
    return response_ && response_->body ? *response_->body : std::string();
  }
  std::vector<std::string> fields(const std::string& name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : response_->fields) {
      if (net::equal_ignoring_case(key, name)) values.push_back(value);
    }
    return values;
  }
  std::string field(const std::string& name) const {
    for (const auto& [key, value] : response_->fields) {
      if (net::equal_ignoring_case(key, name)) {
        return value;
      }
    }
    return {};
  }

 private:
  std::optional<net::HttpResponse> response_;
  int times_ = 0;
};

}  // namespace chorus::test
