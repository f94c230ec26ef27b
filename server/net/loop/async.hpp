#pragma once

#include "net/loop/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <utility>

// The words that coroutines of this folder are written in; for .cpp files only. One executor type
// instead of any_io_executor: a virtual call and an allocation less for each operation.
//
// House rules, for GCC 12: nothing but a plain call inside co_await, temporaries
// are named first; coroutines are functions, never lambdas with captures; parameters by value.
namespace chorus::net {

namespace asio = boost::asio;
using boost::system::error_code;

using Executor = asio::io_context::executor_type;

template <class T = void>
using Awaitable = asio::awaitable<T, Executor>;

using SteadyTimer =
    asio::basic_waitable_timer<std::chrono::steady_clock,
                               asio::wait_traits<std::chrono::steady_clock>, Executor>;

// Errors come as values: auto [error, n] = co_await socket.async_read_some(buffer, use_result);
// NOLINTNEXTLINE(readability-identifier-naming): reads like Asio's own use_awaitable
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> use_result{};

// Starts a coroutine that nobody awaits. What it throws is logged with `what`; then `ended` runs.
// The only door to co_spawn: a bare `detached` would swallow the exception.
inline void spawn_logged(Executor executor, std::string what, Awaitable<> work,
                         std::function<void()> ended = {}) {
  asio::co_spawn(
      executor, std::move(work),
      [what = std::move(what), ended = std::move(ended)](const std::exception_ptr& failure) {
        if (failure) {
          try {
            std::rethrow_exception(failure);
          } catch (const std::exception& error) {
            log_line("coroutine_failed", {{"what", what}, {"why", error.what()}});
          }
        }
        if (ended) {
          ended();
        }
      });
}

// Awaits `work`; once `limit` has passed, calls `give_up`, which must make the work end by itself
// (a socket closed, an operation cancelled). It is always awaited to its end, so nothing it uses
// goes away under it.
template <class T>
Awaitable<T> with_deadline(std::chrono::milliseconds limit, Awaitable<T> work,
                           std::function<void()> give_up) {
  // NOLINTNEXTLINE(bugprone-use-after-move): takes the awaiting of a coroutine for a loop
  SteadyTimer timer(co_await asio::this_coro::executor, limit);
  const auto over = std::make_shared<bool>(false);
  timer.async_wait([over, give_up = std::move(give_up)](error_code error) {
    if (!error && !*over) {
      give_up();  // NOLINT(bugprone-use-after-move): the coroutine's own is moved into this lambda
    }
  });
  if constexpr (std::is_void_v<T>) {
    co_await std::move(work);
    *over = true;
  } else {
    T result = co_await std::move(work);
    *over = true;
    co_return result;
  }
}

// What a coroutine waits on for something that is said elsewhere on the room thread. Saying it
// twice before the wait counts once; saying it before the wait is not lost.
class Bell {
 public:
  explicit Bell(Executor executor) : timer_(executor) {
    timer_.expires_at(SteadyTimer::time_point::max());
  }

  void ring() {
    rung_ = true;
    timer_.cancel();
  }
  Awaitable<> wait() {
    if (!rung_) {
      co_await timer_.async_wait(use_result);
    }
    rung_ = false;
  }

 private:
  SteadyTimer timer_;
  bool rung_ = false;
};

}  // namespace chorus::net
