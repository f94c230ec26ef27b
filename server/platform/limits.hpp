#pragma once

#include <cstddef>

// Limits the system puts on this process; those the program puts on itself are in
// kernel/values/limits.hpp.
namespace chorus::platform {

// Allows as many open files and sockets as the system lets us, at most `wanted`. Returns how many.
std::size_t raise_open_files(std::size_t wanted) noexcept;

// A crash must not write people's words to a dump.
void no_core_dumps() noexcept;

// Writing to a phone that has gone is an error to handle, not a reason to die.
void ignore_broken_pipes() noexcept;

// So is writing past the largest size a file may have here: it reads as a full disk.
void ignore_file_size_limits() noexcept;

}  // namespace chorus::platform
