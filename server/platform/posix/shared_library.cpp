#include "platform/shared_library.hpp"

#include <dlfcn.h>
#include <stdexcept>

namespace chorus::platform {

SharedLibrary::SharedLibrary(const std::filesystem::path& file)
    : handle_(dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): of this thread, in glibc
  if (!handle_) throw std::runtime_error(dlerror());
}

const void* SharedLibrary::symbol(const std::string& name) const {
  return dlsym(handle_, name.c_str());
}

std::string SharedLibrary::module_suffix() { return ".so"; }

}  // namespace chorus::platform
