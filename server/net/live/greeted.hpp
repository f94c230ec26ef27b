#pragma once

#include "kernel/values/reader.hpp"
#include "kernel/values/strong_id.hpp"
#include "net/admission/holder.hpp"

#include <set>
#include <string>

namespace chorus::net {

// What is known of a session once it has said hello.
struct Greeted {
  Holder holder;
  kernel::Reader reader;
  kernel::ClientId client;
  std::string page_token;
  std::set<kernel::ClientId> spoken_for;  // dead tabs whose commands this one sends
  std::set<kernel::SpaceId> composing;

  // Who is here and who composes is told of participants alone: a lead's device says nothing of who
  // has been heard.
  bool is_participant() const { return reader.reader_class.role == kernel::Role::participant; }
  bool is_lead() const { return reader.reader_class.role == kernel::Role::facilitator; }
};

}  // namespace chorus::net
