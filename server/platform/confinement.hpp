#pragma once

#include "platform/native_handle.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// What a child of ours gives up before it runs what others wrote, for good and for all of its
// process. The first call of the system that it then makes and may not ends the process, after its
// last words were written (none where signals are held up just then, as a new thread does).
// Threads: before there is a second one. Errors: std::system_error, where this system could have
// kept it and did not: such a child must not go on. Not done under sanitizers, which need more of
// the system than anybody else.
namespace chorus::platform {

// Written in one piece where the process is ended: `words` is asked beforehand, for every call
// there is, what shall be said of it ("socket", "openat").
struct LastWords {
  NativeHandle to = k_no_handle;
  std::function<std::string(const std::string& call)> words;
};

// A library that decodes may want threads of its own: they are kept from the same.
enum class MoreThreads { no, yes };

// No network, no other process, no new program, no signal to others, no second thread unless it is
// asked for; and no file but those beneath `readable` and the libraries of the system, for reading
// alone. Answers, in words, what this system cannot keep it from; none: all of it.
std::optional<std::string> keep_from_the_world(const std::vector<std::filesystem::path>& readable,
                                               const LastWords& last_words,
                                               MoreThreads threads = MoreThreads::no);

// Beside that: no file is opened any more, and no memory becomes code. Once all libraries are
// loaded.
void keep_from_files();

}  // namespace chorus::platform
