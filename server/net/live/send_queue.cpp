#include "net/live/send_queue.hpp"

#include <algorithm>
#include <exception>
#include <string_view>
#include <utility>

namespace chorus::net {

SendQueue::SendQueue(TcpSocket accepted, std::shared_ptr<TurnEnd> turn_end)
    : socket_(std::move(accepted)), turn_end_(std::move(turn_end)) {
  error_code error;
  socket_.non_blocking(true, error);
  broken_ = static_cast<bool>(error);
}

void SendQueue::follow(Outbox* outbox, Owner* owner) {
  outbox_ = outbox;
  owner_ = owner;
  if (outbox_ && !outbox_->empty()) want();
}

void SendQueue::put(std::string frames, bool is_close) {
  put_ = std::move(frames);
  put_gone_ = 0;
  closes_ = closes_ || is_close;
  send();
  want();
}

void SendQueue::close() {
  outbox_ = nullptr;
  broken_ = true;
  close_now(socket_);
}

void SendQueue::at_turn_end() {
  try {
    send();
  } catch (const std::exception& error) {
    // What was owed could not be made: the page comes back and is told all of it.
    log_line("sending_failed", {{"why", error.what()}});
    fail();
  }
  if (tells_ && owner_) owner_->has_sent();
}

void SendQueue::send() {
  std::size_t sent = 0;
  while (!broken_ && !waits_) {
    const bool is_torn = begun_ || has_put();
    if (!is_torn && (!outbox_ || closes_ || !outbox_->has_next())) break;
    error_code error;
    Gathered gathered;
    std::size_t size = 0;
    if (!is_torn && outbox_->waiting() == 1) {
      // The common case: no room for many is laid out, nor looked through.
      const std::string_view frame = (*outbox_)[0]->frame();
      const asio::const_buffer piece(frame.data(), frame.size());
      gathered = {1, frame.size()};
      size = write({&piece, 1}, error);
    } else {
      Pieces pieces;
      gathered = gather(pieces);
      size = write({pieces.data(), gathered.pieces}, error);
    }
    if (error && error != asio::error::would_block && error != asio::error::try_again) {
      return fail();
    }
    gone(size);
    sent += size;
    if (size < gathered.bytes) {
      wait_for_room();
    } else if (sent >= k_bytes_a_turn) {
      return want();
    }
  }
}

std::size_t SendQueue::write(std::span<const asio::const_buffer> pieces, error_code& error) {
  // One piece alone is the common case, and goes by the cheaper call.
  return pieces.size() == 1 ? socket_.write_some(pieces.front(), error)
                            : socket_.write_some(pieces, error);
}

SendQueue::Gathered SendQueue::gather(Pieces& pieces) {
  Gathered gathered;
  const auto add = [&](std::string_view rest) {
    pieces[gathered.pieces++] = asio::const_buffer(rest.data(), rest.size());
    gathered.bytes += rest.size();
  };
  if (begun_) add(begun_->frame().substr(begun_gone_));
  if (has_put()) add(std::string_view(put_).substr(put_gone_));
  if (outbox_ && !closes_) add_from_outbox(pieces, gathered);
  return gathered;
}

void SendQueue::add_from_outbox(Pieces& pieces, Gathered& gathered) {
  if (!outbox_->has_next()) return;
  const std::size_t count = outbox_->waiting();
  for (std::size_t i = 0; i < count && gathered.pieces < k_at_once; ++i) {
    if (gathered.bytes >= k_bytes_at_once) return;
    const std::string_view frame = (*outbox_)[i]->frame();
    pieces[gathered.pieces++] = asio::const_buffer(frame.data(), frame.size());
    gathered.bytes += frame.size();
  }
}

// So many of the bytes that were gathered have left.
void SendQueue::gone(std::size_t bytes) {
  if (begun_) {
    const std::size_t taken = std::min(bytes, begun_->frame().size() - begun_gone_);
    begun_gone_ += taken;
    bytes -= taken;
    if (begun_gone_ < begun_->frame().size()) return;
    begun_.reset();
  }
  if (has_put()) {
    const std::size_t taken = std::min(bytes, put_.size() - put_gone_);
    put_gone_ += taken;
    bytes -= taken;
    if (has_put()) return;
    put_ = {};
    put_gone_ = 0;
  }
  if (bytes > 0) gone_from_outbox(bytes);
}

void SendQueue::gone_from_outbox(std::size_t bytes) {
  std::size_t whole = 0;
  while (bytes > 0 && bytes >= (*outbox_)[whole]->frame().size()) {
    bytes -= (*outbox_)[whole++]->frame().size();
  }
  if (bytes > 0) {
    begun_ = (*outbox_)[whole++];
    begun_gone_ = bytes;
  }
  outbox_->left(whole);
}

void SendQueue::wait_for_room() {
  waits_ = true;
  socket_.async_wait(TcpSocket::wait_write, [self = shared_from_this()](error_code error) {
    self->waits_ = false;
    if (error) return self->fail();
    self->at_turn_end();
  });
}

void SendQueue::fail() {
  const bool is_new = !broken_;
  close();
  if (is_new && owner_) owner_->cannot_send();
}

}  // namespace chorus::net
