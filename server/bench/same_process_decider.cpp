#include "bench/same_process_decider.hpp"

namespace chorus::bench {

SameProcessDecider::SameProcessDecider(const chorus_plugin_entry& entry,
                                       const host::Manifest& manifest)
    : manifest_(manifest), runner_(entry, entry.id, [](std::string_view) {}) {}

void SameProcessDecider::attach(const kernel::Space& space,
                                const std::vector<kernel::RecordPtr>& ballots) {
  if (space.state.plugin_id != manifest_.type.id) return;
  const auto settings = manifest_.settings.filled(space.state.settings.text());
  for (const auto& message : host::attach_messages(space, settings, ballots)) {
    runner_.handle(message);
  }
}

void SameProcessDecider::detach(const kernel::SpaceId& space) {
  if (picture(space)) runner_.handle(host::detach_message(space));
}

void SameProcessDecider::changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
                                 const std::vector<kernel::RecordPtr>& puts,
                                 const std::vector<kernel::Key>& removes) {
  if (!picture(space)) return;
  for (const auto& message : host::changed_messages(space, state, puts, removes)) {
    runner_.handle(message);
  }
}

void SameProcessDecider::decide(const kernel::Call& call,
                                std::function<void(kernel::Decision)> done) {
  const Said said = asked(host::call_message(next_id_++, call));
  on_said(call, said);
  if (const auto* outputs = std::get_if<kernel::Outputs>(&said)) return done(*outputs);
  if (const auto* no = std::get_if<kernel::Rejection>(&said)) return done(*no);
  done(kernel::DeciderFault::restarted);
}

SameProcessDecider::Said SameProcessDecider::sections(const host::SectionsCall& call) {
  return asked(host::sections_message(next_id_++, call));
}

SameProcessDecider::Said SameProcessDecider::asked(const std::string& message) {
  const auto first = runner_.handle(message).value();
  was_unlike_ = was_unlike_ || runner_.handle(message).value() != first;
  try {
    return std::get<host::Done>(host::parse_reply(first, manifest_.type)).outcome;
  } catch (const host::Nonsense& nonsense) {
    return host::Faulty{nonsense.what()};
  }
}

const host::PluginRunner::MirrorSpace* SameProcessDecider::picture(
    const kernel::SpaceId& space) const {
  return runner_.picture(space.value());
}

}  // namespace chorus::bench
