#include "net/live/sessions.hpp"

#include "net/live/session.hpp"

#include <utility>

namespace chorus::net {

void Sessions::born(Session& session) { born_.insert(&session); }

void Sessions::greeted(Session& session) {
  const Greeted& known = *session.greeting();
  born_.erase(&session);
  greeted_.insert(&session);
  by_client_.insert_or_assign(known.client, &session);
  by_page_token_.insert_or_assign(known.page_token, &session);
  if (known.is_participant()) ++here_[known.reader.person];
}

void Sessions::left(Session& session) {
  born_.erase(&session);
  if (greeted_.erase(&session) == 0) return;
  const Greeted& known = *session.greeting();
  by_client_.erase(known.client);
  for (const auto& client : known.spoken_for) by_client_.erase(client);
  const auto page = by_page_token_.find(known.page_token);
  if (page != by_page_token_.end() && page->second == &session) by_page_token_.erase(page);
  const auto here = here_.find(known.reader.person);
  if (known.is_participant() && here != here_.end() && --here->second == 0) here_.erase(here);
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

std::vector<std::shared_ptr<Session>> Sessions::living() const {
  std::vector<std::shared_ptr<Session>> sessions;
  sessions.reserve(born_.size() + greeted_.size());
  for (const auto* all : {&born_, &greeted_}) {
    for (Session* session : *all) {
      if (auto held = session->weak_from_this().lock()) sessions.push_back(std::move(held));
    }
  }
  return sessions;
}

}  // namespace chorus::net
