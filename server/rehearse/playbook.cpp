#include "rehearse/playbook.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace chorus::rehearse {
namespace {

using nlohmann::json;

constexpr double k_pass_odds = 0.08;
constexpr double k_ask_odds = 0.15;
constexpr double k_reason_odds = 0.2;
constexpr double k_worry_odds = 0.08;
constexpr double k_harm_odds = 0.2;
constexpr double k_love_odds = 0.4;
constexpr std::size_t k_minds_changed_most = 2;

// Energy vote: spreads the tokens, or passes; may think again.
class VotePlayer final : public Player {
 public:
  VotePlayer(Chance& chance, bool restless)
      : changes_left_(chance.below(k_minds_changed_most + 1)), restless_(restless) {}

  std::optional<Move> next(const SeenSpace& space, Chance& chance) override {
    if (over_ || !space.takes_answers()) return std::nullopt;
    if (answered_ && !restless_ && changes_left_ == 0) return std::nullopt;
    const auto options = space.of("option");
    const auto* rules = space.find("rules/now");
    if (options.empty() || rules == nullptr) return std::nullopt;
    if (chance.happens(k_pass_odds)) return move_of("cast", {{"pass", true}});
    return move_of("cast", {{"allocations", spread(options, *rules->body, chance)}});
  }

  void accepted(const Move&) override {
    if (answered_ && changes_left_ > 0) --changes_left_;
    answered_ = true;
  }
  void rejected(const Move&, std::string_view code) override { over_ = over_ || !is_passing(code); }
  bool finished(const SeenSpace&) const override {
    return over_ || (answered_ && changes_left_ == 0);
  }

 private:
  static json spread(const std::vector<const SeenRecord*>& options, const json& rules,
                     Chance& chance) {
    const auto tokens = rules.value("tokens", std::int64_t{1});
    const auto on_one = rules.value("max_on_one", tokens);
    json allocations = json::object();
    for (std::int64_t token = 0; token < tokens; ++token) {
      const auto& key = options[chance.below(options.size())]->key;
      const auto there = allocations.value(key, std::int64_t{0});
      if (there < on_one) allocations[key] = there + 1;
    }
    return allocations;
  }

  std::size_t changes_left_;
  bool restless_;
  bool answered_ = false;
  bool over_ = false;
};

// Promise: reads what was approved; now and then asks something.
class PromisePlayer final : public Player {
 public:
  explicit PromisePlayer(Chance& chance) : asks_(chance.happens(k_ask_odds)) {}

  std::optional<Move> next(const SeenSpace& space, Chance&) override {
    if (!space.takes_answers()) return std::nullopt;
    const bool approved =
        std::any_of(space.records.begin(), space.records.end(), [](const auto& entry) {
          return entry.second.type == "promise" &&
                 entry.second.body->value("state", "") == "approved";
        });
    if (!read_ && approved) return move_of("read", json::object());
    if (read_ && asks_) return move_of("ask", {{"text", "Who will tell us what became of this?"}});
    return std::nullopt;
  }

  void accepted(const Move& move) override {
    read_ = read_ || move.name == "read";
    if (move.name == "ask") asks_ = false;
  }
  void rejected(const Move& move, std::string_view code) override {
    if (is_passing(code)) return;
    read_ = true;
    if (move.name == "ask") asks_ = false;
  }
  bool finished(const SeenSpace&) const override { return read_ && !asks_; }

 private:
  bool read_ = false;
  bool asks_;
};

// Agreement rounds: a step on every question that is asked, now and then with a reason; a supporter
// learns that they help and do not choose.
class RoundsPlayer final : public Player {
 public:
  RoundsPlayer(Chance& chance, bool restless)
      : changes_(chance.below(k_minds_changed_most + 1)), restless_(restless) {}

  std::optional<Move> next(const SeenSpace& space, Chance& chance) override {
    const auto asked = asked_in(space);
    if (over_ || !space.takes_answers() || asked.empty()) return std::nullopt;
    if (asked != question_) {
      question_ = asked;
      answers_ = 0;
    }
    if (answers_ > changes_ && !restless_) return std::nullopt;
    if (chance.happens(k_pass_odds)) return move_of("cast", {{"of", asked}, {"pass", true}});
    json choice{{"of", asked}, {"step", step(chance)}};
    if (chance.happens(k_reason_odds)) {
      choice["reason"] = "This is a rehearsal.";
      choice["may_read"] = true;
    }
    return move_of("cast", std::move(choice));
  }

  void accepted(const Move& move) override {
    if (move.args->value("of", "") == question_) ++answers_;
  }
  // A question that is over is followed by the next; only a supporter is never asked.
  void rejected(const Move&, std::string_view code) override {
    over_ = over_ || code == "supporters_help";
  }
  bool finished(const SeenSpace& space) const override {
    const auto asked = asked_in(space);
    return over_ || asked.empty() || (asked == question_ && answers_ > changes_);
  }

 private:
  static std::string asked_in(const SeenSpace& space) {
    const auto* asking = space.find("asking/now");
    const bool is = asking != nullptr && !asking->body->value("shown", false);
    return is ? asking->body->value("of", "") : std::string();
  }

  static const char* step(Chance& chance) {
    if (chance.happens(k_worry_odds)) return chance.happens(k_harm_odds) ? "harm" : "worried";
    if (chance.happens(k_worry_odds)) return "unsure";
    return chance.happens(k_love_odds) ? "love" : "fine";
  }

  std::size_t changes_;
  bool restless_;
  std::string question_;
  std::size_t answers_ = 0;
  bool over_ = false;
};

class Onlooker final : public Player {
 public:
  std::optional<Move> next(const SeenSpace&, Chance&) override { return std::nullopt; }
  void accepted(const Move&) override {}
  void rejected(const Move&, std::string_view) override {}
  bool finished(const SeenSpace&) const override { return true; }
};

}  // namespace

Move move_of(std::string name, json args) {
  return {std::move(name), std::make_shared<const json>(std::move(args))};
}

bool is_passing(std::string_view code) {
  return code == "activity_restarted" || code == "activity_paused" || code == "storage_trouble";
}

std::unique_ptr<Player> player_for(std::string_view plugin, Chance& chance, bool restless) {
  if (plugin == "energy-vote") return std::make_unique<VotePlayer>(chance, restless);
  if (plugin == "agreement-rounds") return std::make_unique<RoundsPlayer>(chance, restless);
  if (plugin == "promise") return std::make_unique<PromisePlayer>(chance);
  return std::make_unique<Onlooker>();
}

}  // namespace chorus::rehearse
