#include "kernel/pipeline/command_queues.hpp"

#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(command_queues_tests)

namespace {

namespace kernel = chorus::kernel;
using kernel::ClientId;
using kernel::SpaceId;
using kernel::Work;

// What was admitted and begun, in order; `k` names a command.
struct Turns {
  std::vector<std::uint64_t> admitted;
  std::vector<std::uint64_t> begun;
  std::function<bool(const Work&)> admit = [](const Work&) { return true; };
  std::function<void(const Work&)> begin = [](const Work&) {};
  kernel::CommandQueues queues{[this](const Work& work) {
                                 admitted.push_back(work.command.k);
                                 return admit(work);
                               },
                               [this](const Work& work) {
                                 begun.push_back(work.command.k);
                                 begin(work);
                               }};

  bool send(const std::string& client, std::uint64_t k, const std::string& space = "room") {
    kernel::Command command;
    command.client = ClientId(client);
    command.k = k;
    command.space = SpaceId(space);
    return queues.submit(command);
  }
  void end(const std::string& client, const std::string& space = "room") {
    queues.space_is_free(SpaceId(space));
    queues.client_is_free(ClientId(client));
  }
};

using Numbers = std::vector<std::uint64_t>;

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_client_has_one_command_under_way_also_across_spaces, Turns) {
  send("ana", 1, "room");
  send("ana", 2, "other");
  const Numbers before = begun;
  end("ana", "room");

  BOOST_TEST((before == Numbers{1}));
  BOOST_TEST((begun == Numbers{1, 2}));
}

BOOST_FIXTURE_TEST_CASE(a_space_has_one_command_decided_at_a_time, Turns) {
  send("ana", 1);
  send("ben", 2);
  const Numbers before = begun;
  queues.space_is_free(SpaceId("room"));

  BOOST_TEST((before == Numbers{1}));
  BOOST_TEST((begun == Numbers{1, 2}));
}

BOOST_FIXTURE_TEST_CASE(what_is_not_admitted_makes_nobody_wait, Turns) {
  admit = [](const Work& work) { return work.command.k > 2; };
  for (std::uint64_t k = 1; k < 4; ++k) send("ana", k);

  BOOST_TEST((begun == Numbers{3}));
}

BOOST_FIXTURE_TEST_CASE(a_step_that_throws_locks_no_queue, Turns) {
  begin = [](const Work&) { throw std::runtime_error("a fault"); };
  BOOST_CHECK_THROW(send("ana", 1), std::runtime_error);
  begin = [](const Work&) {};
  end("ana");
  send("ana", 2);
  end("ana");
  admit = [](const Work&) -> bool { throw std::runtime_error("a fault"); };
  BOOST_CHECK_THROW(send("ana", 3), std::runtime_error);
  admit = [](const Work&) { return true; };
  send("ana", 4);

  BOOST_TEST((begun == Numbers{1, 2, 4}));
}

BOOST_FIXTURE_TEST_CASE(ending_a_command_from_inside_its_own_beginning_goes_on_in_order, Turns) {
  begin = [this](const Work& work) { end(work.command.client.value()); };
  for (std::uint64_t k = 1; k < 100; ++k) send("ana", k);

  BOOST_TEST(begun.size() == 99U);
}

BOOST_FIXTURE_TEST_CASE(a_cleared_queue_begins_anew, Turns) {
  for (std::uint64_t k = 1; k < 4; ++k) send("ana", k);
  queues.clear();
  const Numbers before = begun;
  send("ana", 1);

  BOOST_TEST((before == Numbers{1}));
  BOOST_TEST((begun == Numbers{1, 1}));
}

BOOST_FIXTURE_TEST_CASE(a_client_may_have_so_many_waiting_and_no_more, Turns) {
  send("ana", 1);
  std::size_t taken = 0;
  for (std::uint64_t k = 2; k < 100; ++k) taken += send("ana", k) ? 1 : 0;

  BOOST_TEST(taken == chorus::limits::k_commands_waiting);
}

BOOST_AUTO_TEST_SUITE_END()
