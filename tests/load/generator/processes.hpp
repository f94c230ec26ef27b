#pragma once

#include <vector>

namespace chorus::load {

// Processor time and memory of some processes, by what Linux tells of them under /proc. One that
// has gone counts as nothing.
class Processes {
 public:
  explicit Processes(std::vector<int> ids) : ids_(std::move(ids)) {}

  double cpu_seconds() const;  // of all their threads, to the nanosecond
  double resident_kb() const;

 private:
  std::vector<int> ids_;
};

// Of this process.
double own_cpu_seconds();

// All processors together, whoever used them; what a hypervisor took away counts as used by others.
double machine_cpu_seconds();

}  // namespace chorus::load
