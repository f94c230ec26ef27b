#include "tests/load/generator/processes.hpp"

#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace chorus::load {
namespace {

constexpr double k_ticks_a_second = 100;  // of /proc/stat, on every Linux that people run

std::filesystem::path folder_of(int id) {
  return std::filesystem::path("/proc") / std::to_string(id);
}

}  // namespace

double Processes::cpu_seconds() const {
  double nanoseconds = 0;
  for (const int id : ids_) {
    std::error_code gone;
    for (const auto& thread : std::filesystem::directory_iterator(folder_of(id) / "task", gone)) {
      std::ifstream file(thread.path() / "schedstat");
      double spent = 0;
      if (file >> spent) nanoseconds += spent;
    }
  }
  return nanoseconds / 1e9;
}

double Processes::resident_kb() const {
  constexpr std::string_view k_resident = "VmRSS:";
  double sum = 0;
  for (const int id : ids_) {
    std::ifstream file(folder_of(id) / "status");
    std::string line;
    while (std::getline(file, line)) {
      if (line.starts_with(k_resident)) sum += std::stod(line.substr(k_resident.size()));
    }
  }
  return sum;
}

double own_cpu_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

double machine_cpu_seconds() {
  std::ifstream file("/proc/stat");
  std::string name;
  double user = 0, nice = 0, system = 0, idle = 0, waits = 0, hard = 0, soft = 0, stolen = 0;
  file >> name >> user >> nice >> system >> idle >> waits >> hard >> soft >> stolen;
  return (user + nice + system + hard + soft + stolen) / k_ticks_a_second;
}

}  // namespace chorus::load
