#pragma once

#include <filesystem>
#include <vector>

namespace chorus::cli {

// Where the program's parts are, relative to the program itself; the build tree has the same shape.
struct InstalledTree {
  std::filesystem::path executable;
  std::filesystem::path client;  // the three pages
  std::filesystem::path schemas;
  std::filesystem::path templates;
  std::filesystem::path sdk;  // what an activity type is built with
  std::filesystem::path report_words;
  std::filesystem::path papers;           // what node runs to make office programs' files
  std::filesystem::path picture_program;  // what makes photos anew, beside the program itself
  std::filesystem::path sound_program;
  std::filesystem::path plugins;  // the activity types that came with the program

  static InstalledTree find();  // throws std::runtime_error where the parts are not
};

// The folder inquiries lie in unless told otherwise: the account's data folder; where an older
// program made `Chorus` in the home, that one, so that nothing seems lost.
std::filesystem::path default_workspace();

}  // namespace chorus::cli
