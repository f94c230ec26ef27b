#include "net/loop/child_channel.hpp"

#include "net/loop/event_loop_impl.hpp"

#include <boost/asio/basic_readable_pipe.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::net {
namespace {

constexpr std::size_t k_read_bytes = 64 * 1024;
constexpr std::size_t k_output_bytes = 4 * 1024;
constexpr std::size_t k_longest_line = 1024;
// How long a dead process's output is listened to: as a rule it ends at once, but a grandchild of a
// misbehaving child may hold it open.
constexpr std::chrono::milliseconds k_last_words_within{200};

// Cuts the output of a process into lines; one that never ends is cut where it is too long.
class OutputLines {
 public:
  template <class Take>
  void feed(std::string_view bytes, const Take& take) {
    for (const char byte : bytes) {
      if (byte != '\n') line_ += byte;
      if (byte == '\n' || line_.size() == k_longest_line) flush(take);
    }
  }
  template <class Take>
  void flush(const Take& take) {
    const std::string line = std::exchange(line_, {});
    if (!line.empty()) take(line);
  }

 private:
  std::string line_;
};

// Lives as long as an operation of its own is in flight; silent once ended.
class Channel : public std::enable_shared_from_this<Channel> {
 public:
  Channel(EventLoop& loop, platform::ChildProcess child, host::ProcessEvents events)
      : loop_(loop),
        child_(std::move(child)),
        events_(std::move(events)),
        socket_(executor_of(loop), asio::local::stream_protocol(), child_.take_channel().release()),
        output_(executor_of(loop), child_.take_output().release()) {}

  void listen() {
    read_channel();
    read_output();
  }

  void write(std::string bytes) {
    if (ended_) return;
    queue_.push_back(std::move(bytes));
    if (queue_.size() == 1) write_next();
  }

  void end() {
    if (std::exchange(ended_, true)) return;
    last_words_.cancel();
    error_code ignored;
    socket_.close(ignored);
    output_.close(ignored);
    child_.kill();  // reaped with this object, once its last operation has been called off
  }

 private:
  void read_channel() {
    socket_.async_read_some(asio::buffer(bytes_),
                            [self = shared_from_this()](error_code error, std::size_t size) {
                              if (self->ended_) return;
                              if (error) return self->channel_gone();
                              // Copied out: it may end this channel, and with it the one who
                              // listens.
                              const auto on_bytes = self->events_.on_bytes;
                              on_bytes({self->bytes_.data(), size});
                              if (!self->ended_) self->read_channel();
                            });
  }

  void read_output() {
    output_.async_read_some(asio::buffer(words_),
                            [self = shared_from_this()](error_code error, std::size_t size) {
                              if (self->ended_) return;
                              if (error) return self->output_gone();
                              self->take_output(size);
                              if (!self->ended_) self->read_output();
                            });
  }

  void take_output(std::size_t size) {
    const auto on_line = events_.on_line;
    lines_.feed({words_.data(), size}, [&](const std::string& line) {
      if (!ended_) on_line(line);
    });
  }

  void write_next() {
    asio::async_write(socket_, asio::buffer(queue_.front()),
                      [self = shared_from_this()](error_code error, std::size_t) {
                        // A broken channel is told by its reader, once.
                        if (self->ended_ || error) return;
                        self->queue_.pop_front();
                        if (!self->queue_.empty()) self->write_next();
                      });
  }

  // What the process wrote just before it died says why, so it is heard out first.
  void channel_gone() {
    channel_gone_ = true;
    child_.kill();
    if (output_gone_) return closed();
    last_words_ = loop_.after(k_last_words_within, [self = shared_from_this()] { self->closed(); });
  }

  void output_gone() {
    output_gone_ = true;
    const auto on_line = events_.on_line;
    lines_.flush(on_line);
    if (channel_gone_) closed();
  }

  void closed() {
    last_words_.cancel();
    if (ended_ || std::exchange(closed_, true)) return;
    const auto on_closed = events_.on_closed;
    on_closed();
  }

  EventLoop& loop_;
  platform::ChildProcess child_;
  host::ProcessEvents events_;
  asio::basic_stream_socket<asio::local::stream_protocol, Executor> socket_;
  asio::basic_readable_pipe<Executor> output_;
  std::array<char, k_read_bytes> bytes_{};
  std::array<char, k_output_bytes> words_{};
  OutputLines lines_;
  std::deque<std::string> queue_;
  Timer last_words_;
  bool channel_gone_ = false;
  bool output_gone_ = false;
  bool closed_ = false;
  bool ended_ = false;
};

class Running final : public host::RunningProcess {
 public:
  explicit Running(std::shared_ptr<Channel> channel) : channel_(std::move(channel)) {}
  ~Running() override { channel_->end(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  void write(std::string bytes) override { channel_->write(std::move(bytes)); }

 private:
  std::shared_ptr<Channel> channel_;
};

}  // namespace

std::unique_ptr<host::RunningProcess> start_child(EventLoop& loop,
                                                  const platform::ChildCommand& command,
                                                  host::ProcessEvents events) {
  auto channel =
      std::make_shared<Channel>(loop, platform::ChildProcess::start(command), std::move(events));
  channel->listen();
  return std::make_unique<Running>(std::move(channel));
}

}  // namespace chorus::net
