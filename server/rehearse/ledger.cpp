#include "rehearse/ledger.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace chorus::rehearse {

void Ledger::said(int who, const Said& said, Time now) {
  if (!begun_.emplace(std::pair(who, said.k), now).second) return;
  ++sent_;
  accounts_[{who, said.space, said.name}].open[said.k] = said.args;
}

void Ledger::answered(int who, const Said& said, const Outcome& outcome, Time now) {
  const auto begun = begun_.find({who, said.k});
  if (begun == begun_.end()) return;
  waits_ms_.push_back(std::chrono::duration<double, std::milli>(now - begun->second).count());
  begun_.erase(begun);
  const Place place{who, said.space, said.name};
  auto& account = accounts_[place];
  account.open.erase(said.k);
  if (!outcome.accepted) {
    ++rejected_;
    ++rejections_[outcome.code];
    return;
  }
  ++acknowledged_;
  ++account.accepted;
  account.last = said.args;
  account.last_answer = outcome.answer;
  last_k_[place] = said.k;
}

const Ledger::Account* Ledger::account(int who, std::string_view space,
                                       std::string_view name) const {
  const auto found = accounts_.find({who, std::string(space), std::string(name)});
  return found == accounts_.end() ? nullptr : &found->second;
}

std::string Ledger::last_name(int who, std::string_view space,
                              const std::vector<std::string>& names) const {
  std::string last;
  std::uint64_t last_k = 0;
  for (const auto& name : names) {
    const auto found = last_k_.find({who, std::string(space), name});
    if (found == last_k_.end() || found->second < last_k) continue;
    last = name;
    last_k = found->second;
  }
  return last;
}

std::map<std::string, std::size_t> Ledger::accepted_of_people() const {
  std::map<std::string, std::size_t> by_space;
  for (const auto& [place, account] : accounts_) {
    if (std::get<0>(place) != 0) by_space[std::get<1>(place)] += account.accepted;
  }
  return by_space;
}

double Ledger::percentile_ms(double share) const {
  if (waits_ms_.empty()) return 0;
  auto sorted = waits_ms_;
  std::sort(sorted.begin(), sorted.end());
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

}  // namespace chorus::rehearse
