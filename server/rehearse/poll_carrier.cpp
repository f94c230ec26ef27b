// The long-poll carrier: POST /poll says, one at a time; GET /poll?after=N waits and confirms.
#include "rehearse/carrier.hpp"
#include "rehearse/http_client.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>

namespace chorus::rehearse {
namespace {

using nlohmann::json;

constexpr std::chrono::milliseconds k_get_within{35'000};  // the server answers within 25 s
constexpr std::size_t k_messages_a_post = 20;

// 409 tells the close code in its body; the others are told by their status.
int code_of(const HttpReply& reply) {
  switch (reply.status) {
    case 401: return 4401;
    case 429: return 4429;
    case 409: {
      const auto body = json::parse(reply.body, nullptr, false);
      return body.is_object() ? body.value("code", 0) : 0;
    }
    default: return 0;
  }
}

class PollCarrier final : public Carrier {
 public:
  PollCarrier(ClientLoop& loop, const WebAddress& where, const Pass& pass, CarrierEvents events)
      : poster_(loop, where),
        getter_(loop, where),
        events_(std::move(events)),
        fields_{{"Authorization", "Bearer " + pass.secret},
                {"X-Chorus-Page", pass.page_token},
                {"X-Chorus-Seat", pass.seat}},
        alive_(std::make_shared<bool>(true)) {
    loop.soon([this, alive = alive_] {
      if (*alive) events_.opened();
    });
  }
  ~PollCarrier() override { *alive_ = false; }
  PollCarrier(const PollCarrier&) = delete;
  PollCarrier& operator=(const PollCarrier&) = delete;

  void send(std::string message) override {
    if (over_) return;
    waiting_.push_back(std::move(message));
    if (!poster_.busy()) post();
  }

  void close() override { over_ = true; }

 private:
  void post() {
    std::string batch;
    const auto count = std::min(waiting_.size(), k_messages_a_post);
    for (std::size_t i = 0; i < count; ++i) {
      batch += (i == 0 ? "[" : ",") + waiting_.front();
      waiting_.pop_front();
    }
    batch += "]";
    HttpAsk ask{"POST", "/poll", std::move(batch), fields_};
    ask.keep = true;
    poster_.ask(std::move(ask), [this](const HttpReply& reply) {
      if (over_) return;
      if (reply.status != 202) return end(code_of(reply));
      if (!listening_) listen();
      if (!waiting_.empty() && !poster_.busy()) post();
    });
  }

  void listen() {
    listening_ = true;
    HttpAsk ask{"GET", "/poll?after=" + std::to_string(after_), {}, fields_, k_get_within};
    ask.keep = true;
    getter_.ask(std::move(ask), [this](const HttpReply& reply) {
      if (over_) return;
      if (reply.status != 200) return end(code_of(reply));
      heard(reply.body);
    });
  }

  void heard(const std::string& body) {
    const auto answer = json::parse(body, nullptr, false);
    if (!answer.is_object() || !answer.contains("next") || !answer.contains("messages")) {
      return end(0);
    }
    after_ = answer["next"].get<std::uint64_t>();
    const auto alive = alive_;
    for (const auto& message : answer["messages"]) {
      events_.arrived(message.dump());
      if (!*alive || over_) return;
    }
    listen();
  }

  void end(int code) {
    over_ = true;
    events_.closed(code);
  }

  HttpClient poster_;
  HttpClient getter_;
  CarrierEvents events_;
  std::vector<std::pair<std::string, std::string>> fields_;
  std::shared_ptr<bool> alive_;
  std::deque<std::string> waiting_;
  std::uint64_t after_ = 0;
  bool listening_ = false;
  bool over_ = false;
};

}  // namespace

std::unique_ptr<Carrier> open_poll(ClientLoop& loop, const WebAddress& where, const Pass& pass,
                                   CarrierEvents events) {
  return std::make_unique<PollCarrier>(loop, where, pass, std::move(events));
}

}  // namespace chorus::rehearse
