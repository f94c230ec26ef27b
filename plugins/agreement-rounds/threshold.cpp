#include "threshold.hpp"

#include <nlohmann/json.hpp>

namespace chorus::agreement_rounds {
namespace {

using nlohmann::json;

constexpr std::int64_t k_most_harm = 20;
constexpr std::int64_t k_least_percent = 50;

std::int64_t number_in(const json& settings, const char* name, std::int64_t usual,
                       std::int64_t least, std::int64_t most) {
  const auto found = settings.find(name);
  if (found == settings.end() || !found->is_number_integer()) return usual;
  const auto value = found->get<std::int64_t>();
  return value >= least && value <= most ? value : usual;
}

bool flag_in(const json& settings, const char* name, bool usual) {
  const auto found = settings.find(name);
  return found != settings.end() && found->is_boolean() ? found->get<bool>() : usual;
}

}  // namespace

Threshold threshold_in(const std::string& body) {
  const json given = json::parse(body);
  Threshold threshold;
  threshold.harm_at_most = number_in(given, "harm_at_most", threshold.harm_at_most, 0, k_most_harm);
  threshold.fine_percent =
      number_in(given, "fine_percent", threshold.fine_percent, k_least_percent, 100);
  threshold.young_apart = flag_in(given, "young_apart", threshold.young_apart);
  threshold.practice = flag_in(given, "practice", threshold.practice);
  return threshold;
}

std::string rules_body(const Threshold& threshold) {
  return json{{"harm_at_most", threshold.harm_at_most},
              {"fine_percent", threshold.fine_percent},
              {"young_apart", threshold.young_apart},
              {"practice", threshold.practice}}
      .dump();
}

bool is_met(const Threshold& threshold, const Count& count) {
  const auto answered = count.answered();
  const auto fine = count.on("love") + count.on("fine");
  return answered > 0 && count.on("harm") <= threshold.harm_at_most &&
         fine * 100 >= threshold.fine_percent * answered;
}

std::optional<bool> young_test(const Threshold& threshold, const Count& young) {
  if (!threshold.young_apart || young.answered() < k_fewest_apart) return std::nullopt;
  return is_met(threshold, young);
}

std::optional<bool> young_test_after(const std::optional<bool>& earlier, const Count& late,
                                     const Threshold& threshold) {
  if (late.answered() == 0) return earlier;
  const auto now = young_test(threshold, late);
  if ((earlier && !*earlier) || (now && !*now)) return false;
  return earlier && now ? std::optional(true) : std::nullopt;
}

std::optional<bool> fit_to_tell(const std::optional<bool>& young, bool room_is_met,
                                const std::optional<std::int64_t>& others) {
  const bool points_at_others = young && *young && !room_is_met;
  const bool many_others = others && *others >= k_fewest_apart;
  return points_at_others && !many_others ? std::nullopt : young;
}

}  // namespace chorus::agreement_rounds
