#include "kernel/room/identity.hpp"

#include "kernel/values/limits.hpp"
#include "kernel/values/ports.hpp"
#include "kernel/values/random_text.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

namespace chorus::kernel {
namespace {

Instant lifetime(Role role) {
  return limits::to_ms(role == Role::participant ? limits::k_participant_seat
                                                 : limits::k_facilitator_seat);
}

}  // namespace

Identity::Identity(Clock& clock, Entropy& entropy, Digest& digest)
    : clock_(clock), entropy_(entropy), digest_(digest) {}

std::string Identity::normalised_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return code;
}

Seat Identity::new_seat(Role role, PersonId person, const std::string& secret) const {
  Seat seat;
  seat.id = SeatId(random_id(entropy_));
  seat.person = std::move(person);
  seat.role = role;
  seat.token_digest = digest_.of(secret);
  seat.expires = clock_.now() + lifetime(role);
  return seat;
}

std::optional<Identity::Launch> Identity::take_launch(const std::string& digest) {
  const auto found = std::find_if(launches_.begin(), launches_.end(),
                                  [&](const Launch& launch) { return launch.digest == digest; });
  if (found == launches_.end()) return std::nullopt;
  const Launch launch = *found;
  launches_.erase(found);
  if (launch.expires != 0 && clock_.now() >= launch.expires) return std::nullopt;
  return launch;
}

std::variant<Identity::Admission, Identity::Refusal> Identity::admit(const Claim& claim,
                                                                     std::size_t people_limit) {
  Admission admission;
  admission.secret = random_secret(entropy_);
  const auto newcomer = [&]() -> std::variant<Admission, Refusal> {
    if (person_count() >= people_limit) return Refusal::room_full;
    admission.instead_of = too_many(people_limit);
    admission.new_person = true;
    admission.seat = new_seat(Role::participant, PersonId(random_id(entropy_)), admission.secret);
    return admission;
  };
  if (claim.join_code) {
    const bool right = !join_code_.empty() &&
                       digest_.of(normalised_code(*claim.join_code)) == digest_.of(join_code_);
    return right ? newcomer() : Refusal::wrong_code;
  }
  if (claim.join_token) {
    const bool right =
        !join_token_.empty() && digest_.of(*claim.join_token) == digest_.of(join_token_);
    return right ? newcomer() : Refusal::wrong_token;
  }
  if (claim.slip) {
    const auto found = slips_.find(digest_.of(normalised_code(*claim.slip)));
    if (found == slips_.end()) return Refusal::wrong_code;
    admission.seat = new_seat(Role::participant, found->second, admission.secret);
    return admission;
  }
  const bool paired = claim.pair.has_value();
  const std::string offered = paired ? normalised_code(*claim.pair) : claim.launch.value_or("");
  const auto launch = take_launch(digest_.of(offered));
  if (!launch) return paired ? Refusal::wrong_code : Refusal::used;
  if (!launch->as.empty()) {
    admission.seat = new_seat(Role::participant, launch->as, admission.secret);
    admission.instead_of = seats_of(launch->asking);
    return admission;
  }
  const bool wall = launch->role == Role::wall;
  admission.new_person = !wall;
  admission.seat =
      new_seat(launch->role, wall ? PersonId() : PersonId(random_id(entropy_)), admission.secret);
  return admission;
}

const Seat* Identity::seat_by_secret(std::string_view secret) const {
  const auto found = seat_by_digest_.find(digest_.of(secret));
  return found == seat_by_digest_.end() ? nullptr : seat(found->second);
}

const Seat* Identity::seat(const SeatId& id) const {
  const auto found = seats_.find(id);
  if (found == seats_.end() || clock_.now() >= found->second.expires) return nullptr;
  return &found->second;
}

PersonId Identity::person_of(const SeatId& id) const {
  const auto found = seats_.find(id);
  return found == seats_.end() ? PersonId() : found->second.person;
}

void Identity::keep(const Seat& seat) {
  seats_[seat.id] = seat;
  seat_by_digest_[seat.token_digest] = seat.id;
}

void Identity::end(const SeatId& id) {
  const auto found = seats_.find(id);
  if (found == seats_.end()) return;
  seat_by_digest_.erase(found->second.token_digest);
  for (const auto& token : tokens_of_seat_[id]) page_tokens_.erase(token);
  tokens_of_seat_.erase(id);
  greeted_.erase(id);
  seats_.erase(found);
}

std::string Identity::new_page_token(const SeatId& seat) {
  std::string token = random_secret(entropy_);
  auto& tokens = tokens_of_seat_[seat];
  tokens.push_back(digest_.of(token));
  page_tokens_[tokens.back()] = seat;
  if (tokens.size() > limits::k_page_tokens_a_seat) {
    page_tokens_.erase(tokens.front());
    tokens.pop_front();
  }
  return token;
}

const Seat* Identity::seat_by_page_token(std::string_view token) const {
  const auto found = page_tokens_.find(digest_.of(token));
  return found == page_tokens_.end() ? nullptr : seat(found->second);
}

void Identity::set_join_secrets(std::string code, std::string token) {
  join_code_ = std::move(code);
  join_token_ = std::move(token);
}

void Identity::new_join_secrets() {
  set_join_secrets(random_code(entropy_), random_secret(entropy_));
}

void Identity::keep_launch(Launch launch) {
  if (launches_.size() == limits::k_launches) launches_.erase(launches_.begin());
  launches_.push_back(std::move(launch));
}

std::string Identity::new_launch(Role role) {
  std::string launch = random_secret(entropy_);
  keep_launch({digest_.of(launch), role, 0, {}, {}});
  return launch;
}

std::string Identity::new_pairing_code() {
  std::string code = random_code(entropy_);
  keep_launch({digest_.of(code),
               Role::facilitator,
               clock_.now() + limits::to_ms(limits::k_pairing_code),
               {},
               {}});
  return code;
}

std::string Identity::new_way_back(const PersonId& person, const PersonId& asking) {
  std::string launch = random_secret(entropy_);
  std::erase_if(launches_, [&](const Launch& earlier) { return earlier.asking == asking; });
  keep_launch({digest_.of(launch), Role::participant,
               clock_.now() + limits::to_ms(limits::k_pairing_code), person, asking});
  return launch;
}

std::string Identity::new_slip_code() const { return random_code(entropy_); }

void Identity::keep(const Pass& pass) {
  std::erase_if(slips_, [&](const auto& slip) { return slip.second == pass.person; });
  slips_[pass.digest] = pass.person;
}

std::optional<PersonId> Identity::person_of_slip(std::string_view typed) const {
  const auto found = slips_.find(digest_.of(normalised_code(typed)));
  if (found == slips_.end()) return std::nullopt;
  return found->second;
}

std::vector<PersonId> Identity::away_with_slip() const {
  std::set<PersonId> seated;
  for (const auto& [id, seat] : seats_) seated.insert(seat.person);
  std::set<PersonId> away;
  for (const auto& [digest, person] : slips_) {
    if (!seated.contains(person)) away.insert(person);
  }
  return {away.begin(), away.end()};
}

bool Identity::is_lead(const PersonId& person) const {
  return std::any_of(seats_.begin(), seats_.end(), [&](const auto& entry) {
    return entry.second.role == Role::facilitator && entry.second.person == person;
  });
}

std::vector<SeatId> Identity::seats_of(const PersonId& person) const {
  std::vector<SeatId> found;
  for (const auto& [id, seat] : seats_) {
    if (seat.person == person) found.push_back(id);
  }
  return found;
}

std::size_t Identity::person_count() const {
  std::set<PersonId> persons;
  for (const auto& [id, seat] : seats_) {
    if (seat.role == Role::participant && greeted_.contains(id)) persons.insert(seat.person);
  }
  return persons.size();
}

// The oldest seats that never said hello, so many that a newcomer finds a place.
std::vector<SeatId> Identity::too_many(std::size_t people_limit) const {
  std::vector<std::pair<Instant, SeatId>> silent;  // all last equally long
  for (const auto& [id, seat] : seats_) {
    if (seat.role == Role::participant && !greeted_.contains(id)) {
      silent.emplace_back(seat.expires, id);
    }
  }
  const std::size_t places = people_limit - person_count() - 1;  // beside the newcomer's
  std::vector<SeatId> gone;
  if (silent.size() <= places) return gone;
  std::sort(silent.begin(), silent.end());
  for (std::size_t at = 0; at < silent.size() - places; ++at) gone.push_back(silent[at].second);
  return gone;
}

}  // namespace chorus::kernel
