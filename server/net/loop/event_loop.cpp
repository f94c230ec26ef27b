#include "net/loop/event_loop.hpp"

#include "net/loop/async.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <utility>

namespace chorus::net {

struct Timer::State : std::enable_shared_from_this<Timer::State> {
  State(Executor executor, std::chrono::milliseconds every, std::function<void()> job)
      : timer(executor), period(every), work(std::move(job)) {}

  void arm(std::chrono::milliseconds delay) {
    timer.expires_after(delay);
    timer.async_wait([self = shared_from_this()](error_code error) { self->fire(error); });
  }

  void fire(error_code error) {
    if (error || !work) {
      return;
    }
    if (period.count() == 0) {
      std::exchange(work, nullptr)();
      return;
    }
    arm(period);            // first, so that a throw does not end it
    const auto job = work;  // kept alive: it may cancel its own timer
    job();
  }

  SteadyTimer timer;
  std::chrono::milliseconds period;
  std::function<void()> work;
};

Timer::Timer() = default;
Timer::Timer(std::shared_ptr<State> state) : state_(std::move(state)) {}
Timer::~Timer() { cancel(); }
Timer::Timer(Timer&& other) noexcept = default;

Timer& Timer::operator=(Timer&& other) noexcept {
  if (this != &other) {
    cancel();
    state_ = std::move(other.state_);
  }
  return *this;
}

void Timer::cancel() {
  if (const auto state = std::exchange(state_, nullptr)) {
    state->work = nullptr;
    state->timer.cancel();
  }
}

struct EventLoop::Impl {
  asio::io_context context{1};
  asio::executor_work_guard<Executor> busy{context.get_executor()};
  asio::basic_signal_set<Executor> signals{context.get_executor()};
  std::function<void()> on_signal;
  std::function<void(std::string_view)> on_handler_failed;

  void failed(std::string_view why) {
    log_line("handler_failed", {{"why", std::string(why)}});
    if (!on_handler_failed) return;
    try {
      on_handler_failed(why);
    } catch (const std::exception& error) {
      log_line("handler_failed", {{"why", error.what()}});
    }
  }

  void await_signal() {
    signals.async_wait([this](error_code error, int) {
      if (!error) {
        await_signal();
        on_signal();
      }
    });
  }
};

EventLoop::EventLoop() : impl_(std::make_unique<Impl>()) {}
EventLoop::~EventLoop() = default;

void EventLoop::run() {
  for (;;) {
    try {
      impl_->context.run();
      return;
    } catch (const std::exception& error) {
      impl_->failed(error.what());
    } catch (...) {
      impl_->failed("what it threw has no words");
    }
  }
}

void EventLoop::stop() { impl_->context.stop(); }

void EventLoop::post(std::function<void()> work) { asio::post(impl_->context, std::move(work)); }

Timer EventLoop::after(std::chrono::milliseconds delay, std::function<void()> work) {
  auto state = std::make_shared<Timer::State>(impl_->context.get_executor(),
                                              std::chrono::milliseconds{0}, std::move(work));
  state->arm(delay);
  return Timer(std::move(state));
}

Timer EventLoop::every(std::chrono::milliseconds period, std::function<void()> work) {
  auto state =
      std::make_shared<Timer::State>(impl_->context.get_executor(), period, std::move(work));
  state->arm(period);
  return Timer(std::move(state));
}

void EventLoop::on_handler_failed(std::function<void(std::string_view)> work) {
  impl_->on_handler_failed = std::move(work);
}

void EventLoop::on_signal(std::function<void()> work) {
  const bool first = !impl_->on_signal;
  impl_->on_signal = std::move(work);
  if (first) {
    impl_->signals.add(SIGINT);
    impl_->signals.add(SIGTERM);
    impl_->await_signal();
  }
}

boost::asio::io_context& EventLoop::context() noexcept { return impl_->context; }

}  // namespace chorus::net
