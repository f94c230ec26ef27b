#include "tests/support/in_process_decider.hpp"

#include "host/frame_messages.hpp"
#include "platform/shared_library.hpp"

#include <stdexcept>
#include <variant>

namespace chorus::test {

void InProcessDecider::attach(const kernel::Space& space,
                              const std::vector<kernel::RecordPtr>& ballots) {
  const auto& id = space.state.plugin_id;
  const auto* entry = catalogue_.entry(id);
  if (!entry || entry->state != host::CatalogueEntry::State::ready) return;
  plugin_of_[space.state.id] = id;
  Loaded& plugin = plugins_[id];
  if (!plugin.runner) {
    const platform::SharedLibrary library(entry->folder /
                                          ("rules" + platform::SharedLibrary::module_suffix()));
    const auto* symbol = library.symbol(CHORUS_ENTRY_SYMBOL);
    if (!symbol) throw std::runtime_error("no entry in " + id);
    plugin.entry = entry;
    plugin.runner = std::make_unique<host::PluginRunner>(
        *static_cast<const chorus_plugin_entry*>(symbol), id, [](std::string_view) {});
  }
  const auto settings = entry->manifest.settings.filled(space.state.settings.text());
  for (const auto& message : host::attach_messages(space, settings, ballots)) {
    plugin.runner->handle(message);
  }
}

void InProcessDecider::detach(const kernel::SpaceId& space) {
  if (auto* plugin = loaded(space)) plugin->runner->handle(host::detach_message(space));
  plugin_of_.erase(space);
}

void InProcessDecider::changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
                               const std::vector<kernel::RecordPtr>& puts,
                               const std::vector<kernel::Key>& removes) {
  auto* plugin = loaded(space);
  if (!plugin) return;
  for (const auto& message : host::changed_messages(space, state, puts, removes)) {
    plugin->runner->handle(message);
  }
}

void InProcessDecider::decide(const kernel::Call& call,
                              std::function<void(kernel::Decision)> done) {
  auto* plugin = loaded(call.space);
  if (!plugin) return done(kernel::DeciderFault::unavailable);
  const auto answer = plugin->runner->handle(host::call_message(next_id_++, call));
  const auto reply =
      std::get<host::Done>(host::parse_reply(answer.value(), plugin->entry->manifest.type));
  if (const auto* outputs = std::get_if<kernel::Outputs>(&reply.outcome)) return done(*outputs);
  if (const auto* no = std::get_if<kernel::Rejection>(&reply.outcome)) return done(*no);
  throw std::runtime_error("a plugin failed: " + std::get<host::Faulty>(reply.outcome).why);
}

InProcessDecider::Loaded* InProcessDecider::loaded(const kernel::SpaceId& space) {
  const auto id = plugin_of_.find(space);
  return id == plugin_of_.end() ? nullptr : &plugins_.at(id->second);
}

}  // namespace chorus::test
