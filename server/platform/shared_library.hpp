#pragma once

#include <filesystem>
#include <string>

namespace chorus::platform {

// A shared library opened into this process: all of its symbols resolved at once, none of them lent
// to other libraries. It is never closed: closing often does nothing and leaves statics behind, so
// a library goes when its process goes.
class SharedLibrary {
 public:
  // Runs the library's constructors. Throws std::runtime_error with the loader's words.
  explicit SharedLibrary(const std::filesystem::path& file);

  const void* symbol(const std::string& name) const;  // null: it has none of that name

  static std::string module_suffix();  // ".so" and the like

 private:
  void* handle_;
};

}  // namespace chorus::platform
