#include "platform/scratch_folder.hpp"

#include "platform/posix/system_call.hpp"
#include "platform/private_folder.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace chorus::platform {

ScratchFolder::ScratchFolder() {
  const auto in_memory = private_runtime_folder();
  const auto within = in_memory ? *in_memory : std::filesystem::temp_directory_path();
  std::string name = (within / "chorus-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) posix::fail("making a folder in " + within.string());
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace chorus::platform
