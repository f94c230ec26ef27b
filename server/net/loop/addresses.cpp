#include "net/loop/addresses.hpp"

#include "net/loop/http_address.hpp"

#include <boost/asio/ip/host_name.hpp>

#include <algorithm>
#include <utility>

namespace chorus::net {
namespace {

using platform::LocalAddress;

bool binds_all(const std::string& bind) {
  return bind.empty() || bind == "*" || bind == "0.0.0.0" || bind == "::";
}

bool binds_loopback(const std::string& bind) {
  return bind == "localhost" || bind == "::1" || bind.starts_with("127.");
}

std::string as_host(const std::string& address) {
  const bool is_ipv6 = address.find(':') != std::string::npos && !address.starts_with("[");
  return is_ipv6 ? "[" + address + "]" : address;
}

bool is_link_local_v6(const LocalAddress& address) {
  return !address.is_ipv4 &&
         (address.address.starts_with("fe8") || address.address.starts_with("fe9") ||
          address.address.starts_with("fea") || address.address.starts_with("feb"));
}

}  // namespace

std::string machine_name() {
  boost::system::error_code error;
  const auto name = boost::asio::ip::host_name(error);
  return error ? std::string() : name.substr(0, name.find('.'));
}

Addresses::Addresses(std::string bind, std::uint16_t port, std::vector<std::string> names,
                     std::string machine, Reader reader)
    : bind_(std::move(bind)),
      port_(port),
      names_(std::move(names)),
      machine_(std::move(machine)),
      reader_(std::move(reader)) {
  refresh();
}

std::string Addresses::url(const std::string& host) const { return http_address(host, port_); }

bool Addresses::reaches(const LocalAddress& address) const {
  if (binds_all(bind_)) {
    return true;
  }
  if (bind_ == "localhost") {
    return address.kind == LocalAddress::Kind::loopback;
  }
  return address.address == bind_;
}

bool Addresses::refresh() {
  auto read = reader_();
  if (!shown_.empty() && read == read_) {
    return false;
  }
  read_ = std::move(read);
  const auto was = std::exchange(shown_, {});
  std::vector<Shown> marked;
  hosts_ = {"localhost", "127.0.0.1", "[::1]"};
  for (const auto& address : read_) {
    if (!reaches(address)) {
      continue;
    }
    const auto host = as_host(address.address);
    hosts_.insert(host);
    // A browser cannot open a link-local IPv6 address: it would need our name for the network.
    if (is_link_local_v6(address)) {
      continue;
    }
    const bool is_marked = address.kind != LocalAddress::Kind::lan;
    (is_marked ? marked : shown_).push_back({url(host), address.interface_name, is_marked});
  }
  if (!machine_.empty()) {
    hosts_.insert(machine_ + ".local");
    if (!binds_loopback(bind_)) {
      shown_.push_back({url(machine_ + ".local"), {}, false});
    }
  }
  for (const auto& name : names_) {
    const auto host = as_host(name);
    hosts_.insert(host);
    shown_.push_back({url(host), {}, false});
  }
  // A .local name alone, without any network, leads nowhere: this machine's own address comes
  // first.
  const bool has_network =
      std::ranges::any_of(shown_, [](const Shown& each) { return !each.interface_name.empty(); });
  if (marked.empty()) {
    marked.push_back({url("127.0.0.1"), {}, true});
  }
  const bool named = !names_.empty();
  shown_.insert(has_network || named ? shown_.end() : shown_.begin(), marked.begin(), marked.end());
  return shown_ != was;
}

}  // namespace chorus::net
