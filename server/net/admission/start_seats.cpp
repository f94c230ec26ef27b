#include "net/admission/start_seats.hpp"

#include "kernel/values/limits.hpp"
#include "kernel/values/random_text.hpp"

#include <algorithm>

namespace chorus::net {
namespace {

// As people type codes: in any case, with blanks.
std::string as_typed(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    if (letter == ' ' || letter == '-') continue;
    plain += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return plain;
}

}  // namespace

StartSeats::StartSeats(kernel::Clock& clock, kernel::Entropy& entropy, kernel::Digest& digest)
    : clock_(clock), entropy_(entropy), digest_(digest) {}

std::string StartSeats::new_launch() {
  const auto launch = kernel::random_secret(entropy_);
  launches_.push_back(digest_.of(launch));
  if (launches_.size() > limits::k_launches) launches_.pop_front();
  return launch;
}

const std::string& StartSeats::code() {
  if (code_.empty() || clock_.steady() >= code_until_) {
    code_ = kernel::random_code(entropy_);
    code_until_ = clock_.steady() + limits::to_ms(limits::k_pairing_code);
  }
  return code_;
}

bool StartSeats::spend_launch(std::string_view launch) {
  return std::erase(launches_, digest_.of(launch)) > 0;
}

bool StartSeats::spend_code(std::string_view typed) {
  const bool is_right =
      !code_.empty() && clock_.steady() < code_until_ && as_typed(typed) == as_typed(code_);
  if (is_right) code_.clear();
  return is_right;
}

StartSeats::Admission StartSeats::admit() {
  const auto secret = kernel::random_secret(entropy_);
  seats_.push_back(
      {digest_.of(secret), {}, clock_.steady() + limits::to_ms(limits::k_facilitator_seat)});
  if (seats_.size() > limits::k_start_seats) seats_.pop_front();
  return {secret, *new_page_token(secret)};
}

std::optional<std::string> StartSeats::new_page_token(std::string_view secret) {
  const auto place = place_of(secret);
  if (!place) return std::nullopt;
  auto token = kernel::random_secret(entropy_);
  auto& tokens = seats_[*place].page_tokens;
  tokens.push_back(digest_.of(token));
  if (tokens.size() > limits::k_page_tokens_a_seat) tokens.pop_front();
  return token;
}

bool StartSeats::holds(std::string_view secret) const { return place_of(secret).has_value(); }

bool StartSeats::holds(std::string_view secret, std::string_view page_token) const {
  const auto place = place_of(secret);
  if (!place || page_token.empty()) return false;
  const auto& tokens = seats_[*place].page_tokens;
  return std::find(tokens.begin(), tokens.end(), digest_.of(page_token)) != tokens.end();
}

std::optional<std::size_t> StartSeats::place_of(std::string_view secret) const {
  if (secret.empty()) return std::nullopt;
  const auto wanted = digest_.of(secret);
  const auto found = std::find_if(seats_.begin(), seats_.end(), [&](const Seat& seat) {
    return seat.secret_digest == wanted && clock_.steady() < seat.until;
  });
  if (found == seats_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - seats_.begin());
}

}  // namespace chorus::net
