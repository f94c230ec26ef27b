#pragma once

#include "bench.hpp"
#include "bench/bench_ports.hpp"
#include "bench/same_process_decider.hpp"
#include "host/catalogue.hpp"
#include "kernel/room.hpp"
#include "protocol/schema.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace chorus::sdk {

/** The space in which the rules under test run. */
inline const kernel::SpaceId k_activity{"activity"};

/** The room behind a bench: its file in memory, its people, and the outcome of the act under way.
 */
struct Bench::Parts {
  struct Person {
    kernel::Seat seat;
    kernel::ClientId client;
    std::uint64_t k = 0;
    kernel::Key key;                  // of their record as somebody of the inquiry
    std::vector<std::string> groups;  // as they were seated last
  };

  Parts(const std::filesystem::path& folder, const std::filesystem::path& schemas_folder,
        const chorus_plugin_entry& rules);

  const host::CatalogueEntry& ready() const;
  kernel::Space& space(const kernel::SpaceId& id);
  kernel::Room& open_room();
  Person& person(const Who& who);
  kernel::Reader reader(const Who& who);
  Person& introduced(const Who& who);
  Person& seated(const Who& who);
  void keep(kernel::Record record);  // in the inquiry's own space
  Outcome finished();
  // Somebody changed the file: the room is read anew when it is needed next.
  void changed() { room.reset(); }

  host::Catalogue catalogue;
  const chorus_plugin_entry& entry;
  bench::BenchClock clock;
  bench::BenchChance chance;
  bench::BenchDigest digest;
  bench::BenchStore store;
  bench::BenchPublisher publisher;
  protocol::SchemaBook schemas;
  bench::SameProcessDecider decider;
  std::unique_ptr<kernel::Room> room;
  std::map<std::string, Person> people;
  Outcome outcome;  // of the act under way
};

}  // namespace chorus::sdk
