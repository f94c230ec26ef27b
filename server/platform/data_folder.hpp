#pragma once

#include <filesystem>

namespace chorus::platform {

// Where this account keeps what programs make for it, on this computer alone and in no folder that
// is synchronised: `chorus` in $XDG_DATA_HOME, else in ~/.local/share (Windows: in %LOCALAPPDATA%).
// It need not be there. Where the account has no home: `chorus` in the folder the program runs in.
std::filesystem::path data_folder();

// The account's home; empty: it has none.
std::filesystem::path home_folder();

}  // namespace chorus::platform
