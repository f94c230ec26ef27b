#include "conformance/twice_decider.hpp"

#include <nlohmann/json.hpp>

#include <utility>
#include <variant>

namespace chorus::conformance {
namespace {

using nlohmann::json;

json as_json(const kernel::Outputs& outputs) {
  json text = json::array();
  for (const auto& put : outputs.puts) {
    text.push_back({"put", put.key.value(), put.type, put.audience.atoms(), put.body.text()});
  }
  for (const auto& given : outputs.contributions) {
    text.push_back(
        {"contribute", given.key.value(), given.kind, given.audience.atoms(), given.body.text()});
  }
  for (const auto& key : outputs.removes) text.push_back({"remove", key.value()});
  for (const auto& link : outputs.unlinks) {
    text.push_back({"unlink", link.from.value(), link.to.value(), link.type});
  }
  for (const auto& link : outputs.links) {
    text.push_back({"link", link.from.value(), link.to.value(), link.type});
  }
  for (const auto& wake : outputs.wakes) {
    text.push_back({"wake", wake.name, wake.at, wake.payload.text()});
  }
  for (const auto& name : outputs.cancelled_wakes) text.push_back({"cancel_wake", name});
  if (outputs.nudge) text.push_back({"nudge", outputs.nudge->atoms()});
  text.push_back({"answer", outputs.answer.text()});
  return text;
}

}  // namespace

std::string as_text(const kernel::Decision& decision) {
  if (const auto* outputs = std::get_if<kernel::Outputs>(&decision)) {
    return as_json(*outputs).dump(-1, ' ', false, json::error_handler_t::replace);
  }
  if (const auto* no = std::get_if<kernel::Rejection>(&decision)) {
    return "rejected " + no->code + " " + no->text_key + " " + no->args.text();
  }
  return "failed";
}

void TwiceDecider::attach(const kernel::Space& space,
                          const std::vector<kernel::RecordPtr>& ballots) {
  kernel::Space& picture = pictures_[space.state.id] = space;
  for (const auto& ballot : ballots) picture.records[ballot->key] = ballot;
  inner_.attach(space, ballots);
}

void TwiceDecider::detach(const kernel::SpaceId& space) {
  pictures_.erase(space);
  inner_.detach(space);
}

void TwiceDecider::changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
                           const std::vector<kernel::RecordPtr>& puts,
                           const std::vector<kernel::Key>& removes) {
  kernel::Space& picture = pictures_[space];
  picture.state = state;
  for (const auto& key : removes) picture.records.erase(key);
  for (const auto& record : puts) picture.records[record->key] = record;
  inner_.changed(space, state, puts, removes);
}

void TwiceDecider::decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) {
  inner_.decide(call, [this, call, done = std::move(done)](const kernel::Decision& first) {
    on_decided(call, first);
    // The call that ended the process is the poison; it is not given again.
    if (std::holds_alternative<kernel::DeciderFault>(first)) return done(first);
    keep(call, first);
    inner_.decide(call, [this, call, first, done](const kernel::Decision& second) {
      if (as_text(first) != as_text(second)) on_difference(call);
      done(first);
    });
  });
}

void TwiceDecider::keep(const kernel::Call& call, const kernel::Decision& decision) {
  const bool is_taken = std::holds_alternative<kernel::Outputs>(decision);
  const auto picture = pictures_.find(call.space);
  if (!is_taken || picture == pictures_.end() || !known_.insert({call.what, call.name}).second) {
    return;
  }
  kept_.push_back({call, picture->second, as_text(decision)});
}

void TwiceDecider::ask_again(std::function<void(std::vector<kernel::Call>)> done) {
  ask_again(0, {}, std::move(done));
}

void TwiceDecider::ask_again(std::size_t at, std::vector<kernel::Call> unlike,
                             std::function<void(std::vector<kernel::Call>)> done) {
  if (at == kept_.size()) return done(std::move(unlike));
  // Under a name of its own, so that the activity's picture stays what it is.
  kernel::Space picture = kept_[at].picture;
  picture.state.id = kernel::SpaceId("again-" + std::to_string(at));
  kernel::Call call = kept_[at].call;
  call.space = picture.state.id;
  inner_.attach(picture, {});
  inner_.decide(call, [this, at, unlike = std::move(unlike), done = std::move(done),
                       space = picture.state.id](const kernel::Decision& decision) mutable {
    inner_.detach(space);
    if (as_text(decision) != kept_[at].decided) unlike.push_back(kept_[at].call);
    ask_again(at + 1, std::move(unlike), std::move(done));
  });
}

}  // namespace chorus::conformance
