#pragma once

#include <stdexcept>

namespace chorus::archive {

// Why an archive is not taken, in words for a lead: what is wrong and where, never what somebody
// wrote. Nothing was changed.
class ArchiveRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace chorus::archive
