#include "protocol/decode.hpp"

#include "kernel/values/json_reader.hpp"
#include "protocol/clean_name.hpp"
#include "protocol/schema.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <utility>

namespace chorus::protocol {
namespace {

using nlohmann::json;

kernel::Fault fault(std::string code, std::string detail) {
  return {std::move(code), "refused.bad_message", std::move(detail)};
}

std::string text_of(const json& message, const char* member) {
  return message.at(member).get<std::string>();
}

kernel::SpaceId space_of(const json& message) { return kernel::SpaceId(text_of(message, "space")); }

kernel::Role role_of_seat(const std::string& seat) {
  if (seat == "facilitator") return kernel::Role::facilitator;
  return seat == "wall" ? kernel::Role::wall : kernel::Role::participant;
}

ClientMessage hello(json& message) {
  Hello result;
  result.oldest_proto = message.at("proto").at(0).get<std::uint32_t>();
  result.newest_proto = message.at("proto").at(1).get<std::uint32_t>();
  result.seat = role_of_seat(text_of(message, "seat"));
  result.page_token = text_of(message, "page_token");
  result.client = kernel::ClientId(text_of(message, "client"));
  return result;
}

// Names are cleaned where they come in, so that no reader, page or export has to.
void clean_own_name(json& args) {
  const auto name = args.find("name");
  if (name == args.end() || !name->is_string()) return;
  std::string cleaned = clean_name(name->get_ref<const std::string&>());
  if (cleaned.empty()) {
    args.erase(name);
  } else {
    *name = std::move(cleaned);
  }
}

ClientMessage command(json& message) {
  CommandMessage result;
  result.k = message.at("k").get<std::uint64_t>();
  if (message.contains("client")) result.client = kernel::ClientId(text_of(message, "client"));
  result.space = space_of(message);
  result.name = text_of(message, "name");
  if (message.contains("if_rev")) result.if_rev = message.at("if_rev").get<std::uint64_t>();
  json& args = message.at("args");
  if (result.name == "core.introduce" || result.name == "core.ask_back") clean_own_name(args);
  std::string text = args.dump();
  result.args = kernel::Body(std::move(text), std::move(args));
  return result;
}

ClientMessage watch(json& message) { return Watch{space_of(message)}; }
ClientMessage unwatch(json& message) { return Unwatch{space_of(message)}; }
ClientMessage presence(json& message) {
  return Presence{space_of(message), text_of(message, "state") == "composing"};
}
ClientMessage ping(json& message) { return Ping{message.at("at").get<std::uint64_t>()}; }

using Maker = ClientMessage (*)(json&);
constexpr std::array<std::pair<std::string_view, Maker>, 6> k_makers{{
    {"command", command},
    {"presence", presence},
    {"ping", ping},
    {"watch", watch},
    {"unwatch", unwatch},
    {"hello", hello},
}};

Maker maker_of(const json& message) {
  if (!message.is_object()) return nullptr;
  const auto t = message.find("t");
  if (t == message.end() || !t->is_string()) return nullptr;
  for (const auto& [name, maker] : k_makers) {
    if (name == t->get_ref<const std::string&>()) return maker;
  }
  return nullptr;
}

}  // namespace

kernel::Result<ClientMessage> decode(std::string_view text, const SchemaBook& schemas) {
  auto read = kernel::read_json(text);
  if (!read.ok()) return read.fault();
  json& message = read.value();
  const Maker maker = maker_of(message);
  if (!maker) return fault("unknown_message", "t names no message");
  const auto wrong = schemas.message_fault(message.at("t").get_ref<const std::string&>(), message);
  if (wrong) return fault("wrong_shape", *wrong);
  return maker(message);
}

}  // namespace chorus::protocol
