#include "host/plugin_process.hpp"

#include "host/frame.hpp"
#include "host/plugin_runner.hpp"
#include "kernel/values/limits.hpp"
#include "platform/byte_channel.hpp"
#include "platform/child_process.hpp"
#include "platform/confinement.hpp"
#include "platform/path_text.hpp"
#include "platform/shared_library.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace chorus::host {
namespace {

using nlohmann::json;

std::string cut_to_text(std::string_view line) {
  // A log line that is not UTF-8 is a plugin's slip, not a reason to die.
  return json(std::string(line.substr(0, 1024)))
      .dump(-1, ' ', true, json::error_handler_t::replace);
}

std::string log_message(std::string_view line) {
  return R"({"t":"log","text":)" + cut_to_text(line) + "}";
}

class RoomChannel {
 public:
  RoomChannel() : channel_(platform::ByteChannel::inherited()) {
    std::string greeting(k_greeting);
    greeting += '\n';
    write(greeting);
  }

  void say(const std::string& message) { write(framed(message)); }
  void log(std::string_view line) { say(log_message(line)); }

  // None: the room has gone.
  std::optional<std::string> hear() {
    std::array<unsigned char, 4> length{};
    if (!channel_.read_exact(std::as_writable_bytes(std::span(length)))) return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = 0; i < length.size(); ++i) size |= std::size_t{length[i]} << (8 * i);
    if (size > limits::k_frame_bytes) throw BadFrame("a frame larger than allowed");
    std::string message(size, '\0');
    if (size > 0 && !channel_.read_exact(std::as_writable_bytes(std::span(message)))) {
      return std::nullopt;
    }
    return message;
  }

 private:
  void write(const std::string& bytes) { channel_.write_all(std::as_bytes(std::span(bytes))); }

  platform::ByteChannel channel_;
};

void answer_until_gone(RoomChannel& room, PluginRunner& runner) {
  room.say(runner.loaded_message());
  while (const auto message = room.hear()) {
    if (const auto answer = runner.handle(*message)) room.say(*answer);
  }
}

int serve(RoomChannel& room, const std::filesystem::path& folder) {
  std::optional<PluginRunner> runner;
  try {
    const auto closed = [](const std::string& call) {
      return framed(log_message("it called " + call + ", which is closed to activity types"));
    };
    const auto gap = platform::keep_from_the_world({folder}, {platform::k_child_channel, closed});
    if (gap) room.log(*gap);
    const platform::SharedLibrary library(folder /
                                          ("rules" + platform::SharedLibrary::module_suffix()));
    const auto* entry =
        static_cast<const chorus_plugin_entry*>(library.symbol(CHORUS_ENTRY_SYMBOL));
    if (!entry) throw std::runtime_error("its library is not an activity type");
    platform::keep_from_files();
    runner.emplace(*entry, platform::utf8(folder.filename()),
                   [&room](std::string_view line) { room.log(line); });
  } catch (const std::exception& error) {
    room.say(json{{"t", "refused"}, {"why", error.what()}}.dump());
    return 1;
  }
  answer_until_gone(room, *runner);
  return 0;
}

}  // namespace

int run_plugin_process(const std::filesystem::path& folder) {
  try {
    platform::prepare_child({limits::k_plugin_memory_bytes});
    RoomChannel room;
    return serve(room, folder);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "plugin host: %s\n", error.what());
    return 1;
  }
}

}  // namespace chorus::host
