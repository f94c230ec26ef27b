#pragma once

#include "kernel/values/strong_id.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace chorus::net {

class Session;

// Every session that lives, and how it is found: by the client it speaks for, and by its page. A
// session is here from its birth until it ends. Room thread only.
class Sessions {
 public:
  void born(Session& session);
  // It has said hello: from now on it is found by what it said.
  void greeted(Session& session);
  void left(Session& session);
  // What is sent to this client goes through that session from now on.
  void speaks_for(const kernel::ClientId& client, Session& session);

  Session* of_client(const kernel::ClientId& client) const;  // null: none
  Session* of_page(const std::string& page_token) const;     // null: none
  const std::vector<Session*>& of_person(const kernel::PersonId& person) const;
  const std::unordered_set<Session*>& greeted() const noexcept { return greeted_; }
  // Those who have said no hello yet, kept alive while they are gone through.
  std::vector<std::shared_ptr<Session>> silent() const;
  // All of them, kept alive while they are gone through.
  std::vector<std::shared_ptr<Session>> living() const;
  std::size_t people() const noexcept { return people_; }  // participants with a session

 private:
  std::unordered_set<Session*> born_;  // not yet greeted
  std::unordered_set<Session*> greeted_;
  std::unordered_map<kernel::ClientId, Session*> by_client_;
  std::unordered_map<std::string, Session*> by_page_token_;
  std::unordered_map<kernel::PersonId, std::vector<Session*>> by_person_;
  std::size_t people_ = 0;
};

}  // namespace chorus::net
