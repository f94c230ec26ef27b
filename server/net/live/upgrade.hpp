#pragma once

#include "net/loop/accepted_socket.hpp"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>

#include <utility>

// For .cpp files only.
namespace chorus::net {

struct Upgrade {
  using Request = boost::beast::http::request<boost::beast::http::empty_body>;

  Upgrade(TcpSocket the_socket, Request the_request)
      : socket(std::move(the_socket)), request(std::move(the_request)) {}

  TcpSocket socket;
  Request request;
};

}  // namespace chorus::net
