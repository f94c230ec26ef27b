#include "net/live/sessions.hpp"

#include "net/live/session.hpp"

#include <algorithm>
#include <utility>

namespace chorus::net {
namespace {

void keep_alive(const std::unordered_set<Session*>& sessions,
                std::vector<std::shared_ptr<Session>>& kept) {
  for (Session* session : sessions) {
    if (auto held = session->weak_from_this().lock()) kept.push_back(std::move(held));
  }
}

}  // namespace

void Sessions::born(Session& session) { born_.insert(&session); }

void Sessions::greeted(Session& session) {
  const Greeted& known = *session.greeting();
  born_.erase(&session);
  greeted_.insert(&session);
  by_client_.insert_or_assign(known.client, &session);
  by_page_token_.insert_or_assign(known.page_token, &session);
  auto& of_person = by_person_[known.reader.person];
  if (of_person.empty() && known.is_participant()) ++people_;
  of_person.push_back(&session);
}

void Sessions::left(Session& session) {
  born_.erase(&session);
  if (greeted_.erase(&session) == 0) return;
  const Greeted& known = *session.greeting();
  by_client_.erase(known.client);
  for (const auto& client : known.spoken_for) by_client_.erase(client);
  const auto page = by_page_token_.find(known.page_token);
  if (page != by_page_token_.end() && page->second == &session) by_page_token_.erase(page);
  const auto here = by_person_.find(known.reader.person);
  std::erase(here->second, &session);
  if (!here->second.empty()) return;
  by_person_.erase(here);
  if (known.is_participant()) --people_;
}

void Sessions::speaks_for(const kernel::ClientId& client, Session& session) {
  by_client_.insert_or_assign(client, &session);
}

Session* Sessions::of_client(const kernel::ClientId& client) const {
  const auto found = by_client_.find(client);
  return found == by_client_.end() ? nullptr : found->second;
}

Session* Sessions::of_page(const std::string& page_token) const {
  const auto found = by_page_token_.find(page_token);
  return found == by_page_token_.end() ? nullptr : found->second;
}

const std::vector<Session*>& Sessions::of_person(const kernel::PersonId& person) const {
  static const std::vector<Session*> k_none;
  const auto found = by_person_.find(person);
  return found == by_person_.end() ? k_none : found->second;
}

std::vector<std::shared_ptr<Session>> Sessions::living() const {
  std::vector<std::shared_ptr<Session>> sessions;
  sessions.reserve(born_.size() + greeted_.size());
  keep_alive(born_, sessions);
  keep_alive(greeted_, sessions);
  return sessions;
}

std::vector<std::shared_ptr<Session>> Sessions::silent() const {
  std::vector<std::shared_ptr<Session>> sessions;
  keep_alive(born_, sessions);
  return sessions;
}

}  // namespace chorus::net
