#include "net/live/send_queue.hpp"

#include "kernel/values/limits.hpp"
#include "net/live/feed.hpp"
#include "net/loop/event_loop_impl.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace chorus::net {
namespace send_queue_tests {
namespace {

constexpr int k_small_buffer = 4096;  // of a socket, so that it is full soon

std::string frame_of(const std::string& text) { return std::string(FramedText(text).frame()); }

class Ledger final : public FeedSource {
 public:
  SnapshotParts snapshot(const kernel::SpaceId&) override { return {framed("snapshot")}; }
  SharedMessage fresh(Fresh what) override {
    return what == Fresh::sheet ? framed("sheet") : nullptr;
  }
  SharedMessage answer(const kernel::Answer& given) override {
    return framed("answer " + std::to_string(given.k) + std::string(1000, '.'));
  }
  SharedMessage filler() override { return framed("filler"); }
};

// One line on loopback whose two ends are read and written in turns of one loop, without a thread.
struct Line : SendQueue::Owner {
  Line() {
    asio::basic_socket_acceptor<Tcp, Executor> acceptor(
        executor_of(loop), Tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    page.open(Tcp::v4());
    page.set_option(asio::socket_base::receive_buffer_size(k_small_buffer));
    page.connect(acceptor.local_endpoint());
    page.non_blocking(true);
    auto accepted = acceptor.accept();
    accepted.set_option(asio::socket_base::send_buffer_size(k_small_buffer));
    // No time passes, so no turn rests.
    const auto turn_end =
        std::make_shared<TurnEnd>(loop, [] { return TurnEnd::Clock::time_point(); });
    queue = std::make_shared<SendQueue>(std::move(accepted), turn_end);
    box.on_filled = [this] { queue->want(); };
    queue->follow(&box, this);
    queue->tell_when_sent(true);
  }
  ~Line() {
    queue->follow(nullptr, nullptr);
    queue->close();
  }

  void turn() { loop.context().poll(); }
  void push(const std::string& text) {
    if (box.push(framed(text))) expected += frame_of(text);
  }
  // Pushes until the socket takes no more and something waits.
  void fill() {
    while (box.empty()) {
      push("filling " + std::to_string(box.pushed()) + std::string(3000, '.'));
      turn();
    }
  }
  // Everything that comes until `size` bytes are there; the far end's buffers are small, so this
  // takes many turns.
  std::string read(std::size_t size) {
    std::string all;
    std::array<char, 65536> bytes;
    while (all.size() < size) {
      turn();
      error_code error;
      const auto count = page.read_some(asio::buffer(bytes), error);
      if (error && error != asio::error::would_block) break;
      all.append(bytes.data(), count);
    }
    return all;
  }
  bool is_silent() {
    turn();
    char byte = 0;
    error_code error;
    page.read_some(asio::buffer(&byte, 1), error);
    return error == asio::error::would_block;
  }

  void has_sent() override { ++looks; }
  void cannot_send() override { broken = true; }

  EventLoop loop;
  TcpSocket page{executor_of(loop)};
  Outbox box;
  std::shared_ptr<SendQueue> queue;
  std::string expected;
  int looks = 0;
  bool broken = false;
};

}  // namespace
}  // namespace send_queue_tests

BOOST_FIXTURE_TEST_SUITE(send_queue_tests, Line)

BOOST_AUTO_TEST_CASE(what_is_pushed_in_one_turn_leaves_at_its_end_and_in_order) {
  push("one");
  push("two");
  const bool waits_before = box.waiting() == 2;

  turn();

  BOOST_TEST(waits_before);
  BOOST_TEST(box.empty());
  BOOST_TEST(queue->all_sent());
  BOOST_TEST(looks == 1);
  BOOST_TEST(read(expected.size()) == expected);
}

BOOST_AUTO_TEST_CASE(while_the_socket_is_full_the_rest_gathers_in_the_box_and_no_byte_is_lost) {
  fill();
  for (int i = 0; i < 300; ++i) push("small " + std::to_string(i));
  turn();
  const auto gathered = box.waiting();

  const auto came = read(expected.size());

  BOOST_TEST(gathered >= 300U);
  BOOST_TEST((came == expected));
  BOOST_TEST(queue->all_sent());
}

BOOST_AUTO_TEST_CASE(a_peer_that_reads_nothing_costs_one_box_and_the_message_begun) {
  fill();
  for (int i = 0; i < 10'000; ++i) {
    push("more " + std::to_string(i) + std::string(300, '.'));
    turn();
  }

  BOOST_TEST(box.bytes() <= limits::k_outbox_bytes);
  BOOST_TEST((read(expected.size()) == expected));
}

BOOST_AUTO_TEST_CASE(what_is_put_goes_after_the_frame_begun_and_before_those_that_wait) {
  fill();
  const std::string before = expected;
  const auto unsent = [this] {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < box.waiting(); ++i) bytes += box[i]->frame().size();
    return bytes;
  };
  push("waits");
  const std::string pong = "\x8a\x04pong";
  const auto place = expected.size() - unsent();

  queue->put(pong, false);
  const bool has_to_wait = queue->has_put();
  auto wanted = expected;
  wanted.insert(place, pong);

  BOOST_TEST(has_to_wait);
  BOOST_TEST((read(wanted.size()) == wanted));
  BOOST_TEST(!queue->has_put());
  BOOST_TEST(before.size() < wanted.size());
}

BOOST_AUTO_TEST_CASE(nothing_follows_a_close_frame) {
  const std::string close("\x88\x02\x03\xe8", 4);
  push("heard");
  turn();

  queue->put(close, true);
  box.push(framed("too late"));
  turn();

  BOOST_TEST(read(expected.size() + close.size()) == expected + close);
  BOOST_TEST(is_silent());
}

BOOST_AUTO_TEST_CASE(a_box_that_is_emptied_tears_no_frame) {
  fill();
  std::size_t dropped = 0;
  for (std::size_t i = 0; i < box.waiting(); ++i) dropped += box[i]->frame().size();
  expected.resize(expected.size() - dropped);

  box.clear();
  push("after");

  BOOST_TEST((read(expected.size()) == expected));
}

BOOST_AUTO_TEST_CASE(a_line_that_lagged_gets_every_answer_once_and_all_else_merged) {
  constexpr std::uint64_t k_answers = 400;
  Ledger ledger;
  Feed feed(box, ledger);
  feed.watch(kernel::SpaceId("s"));
  for (std::uint64_t k = 1; k <= k_answers; ++k) {
    feed.answer({kernel::ClientId("c"), k, kernel::Body()});
    feed.changes(kernel::SpaceId("s"), framed("change" + std::string(2000, '.')));
    turn();
  }
  const bool lagged = feed.lagging();

  std::string came;
  while (feed.lagging() || !queue->all_sent()) came += read(1);
  box.push(framed("the end"));
  while (came.find("the end") == std::string::npos) came += read(1);

  BOOST_TEST(lagged);
  BOOST_TEST(!feed.lagging());
  std::size_t at = 0;
  bool in_order = true;
  for (std::uint64_t k = 1; k <= k_answers; ++k) {
    const auto found = came.find("answer " + std::to_string(k) + ".");
    in_order = in_order && found != std::string::npos && found >= at &&
               came.find("answer " + std::to_string(k) + ".", found + 1) == std::string::npos;
    at = found;
  }
  BOOST_TEST(in_order);
}

BOOST_AUTO_TEST_CASE(a_line_without_a_box_sends_what_is_put_alone) {
  push("never");
  queue->follow(nullptr, nullptr);

  queue->put("\x8a\x01x", false);

  BOOST_TEST(read(3) == "\x8a\x01x");
  BOOST_TEST(is_silent());
  BOOST_TEST(looks == 0);
}

BOOST_AUTO_TEST_CASE(a_peer_that_is_gone_is_told_to_the_owner_once_and_the_rest_is_not_sent) {
  page.set_option(asio::socket_base::linger(true, 0));
  page.close();

  for (int i = 0; i < 3; ++i) {
    push("into the dark");
    turn();
  }

  BOOST_TEST(broken);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
