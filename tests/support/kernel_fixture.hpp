#pragma once

#include "kernel/room.hpp"
#include "tests/support/fake_ports.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace chorus::test {

// A small inquiry with one activity, `room`, whose rules know three commands:
//   say {text}     a contribution of the actor, held until a lead releases it
//   jot {text}     a draft of the actor
//   cast {choice}  one sealed ballot
//   fix {text}     furniture, by a lead
// and whose closing counts the ballots into one tally that waits for the reveal.
class KernelFixture {
 public:
  explicit KernelFixture(std::uint64_t seed = 1);

  // A person with a seat and one client, made at first mention.
  struct Person {
    kernel::Seat seat;
    kernel::ClientId client;
    std::uint64_t k = 0;
  };
  Person& participant(const std::string& name) { return person(name, kernel::Role::participant); }
  Person& lead(const std::string& name = "sam") { return person(name, kernel::Role::facilitator); }

  // Sends the person's next command and gives its answer; null while none has come.
  const kernel::Answer* send(Person& from, const std::string& name, const std::string& args = "{}",
                             const std::string& space = "room");
  const kernel::Answer* send_again(Person& from, std::uint64_t k, const std::string& name,
                                   const std::string& args, const std::string& space = "room");
  static bool accepted(const kernel::Answer* answer);
  static std::string refusal(const kernel::Answer* answer);  // its code; empty if accepted or none

  kernel::Reader reader(const Person& person) const { return room->reader_of(person.seat); }
  kernel::Reader wall() const;
  // All that a reader sees of the space, as one text to search in.
  std::string seen_by(const kernel::Reader& reader, const std::string& space = "room") const;
  kernel::Phase phase() const { return room->space(kernel::SpaceId("room"))->state.phase; }
  const kernel::Record* first_of(const std::string& type) const;

  void restart();  // a new process on the same file

  Fuse fuse;  // of all the ports below
  FakeClock clock;
  SeededEntropy entropy;
  FakeDigest digest;
  FunctionDecider decider;
  MemoryStore store;
  RecordingPublisher publisher;
  KeptRegister left;
  FixedTypes types;
  LenientSchemas schemas;
  std::unique_ptr<kernel::Room> room;

 private:
  Person& person(const std::string& name, kernel::Role role);
  kernel::Ports ports();

  std::map<std::string, Person> people_;
};

}  // namespace chorus::test
