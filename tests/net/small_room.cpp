#include "tests/net/small_room.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace chorus::test {
namespace {

using nlohmann::json;
using protocol::CloseCode;

}  // namespace

class SmallRoom::Line final : public net::Conversation, public std::enable_shared_from_this<Line> {
 public:
  Line(SmallRoom& room, net::Holder holder) : room_(room), holder_(std::move(holder)) {}

  bool ready() const override {
    const bool is_busy = room_.busy_.contains(client_);
    room_.waiting += is_busy ? 1 : 0;
    return !is_busy;
  }
  void received(std::string_view text) override {
    ++room_.heard;
    const auto message = json::parse(text, nullptr, false);
    const auto kind = message.is_object() ? message.value("t", "") : std::string();
    if (kind == "hello") {
      room_.greet(shared_from_this(), message.value("client", ""),
                  message.value("seen", std::uint64_t{0}));
    } else if (kind == "command" && greeted_) {
      room_.command(*this, message.value("k", std::uint64_t{0}));
    } else if (kind == "big" && greeted_) {
      push(R"({"t":"big","pad":")" + std::string(message.value("bytes", std::size_t{0}), 'x') +
           R"("})");
    } else {
      push(R"({"t":"refused"})");
      close(CloseCode::bad_message);
    }
  }
  void lost() override {
    if (!std::exchange(lost_, true)) {
      ++room_.lost;
    }
  }
  void close(CloseCode code) override {
    if (!std::exchange(closed_, true) && on_close) {
      on_close(code);
    }
  }
  const net::Holder* holder() const noexcept override { return greeted_ ? &holder_ : nullptr; }

  void push(const std::string& text) { full_ = !outbox_.push(net::framed(text)) || full_; }

  std::string client_;
  bool greeted_ = false;
  bool full_ = false;
  bool closed_ = false;
  bool lost_ = false;

 private:
  SmallRoom& room_;
  net::Holder holder_;
};

net::MakeConversation SmallRoom::maker() {
  return [this](std::vector<kernel::SeatId> seats) {
    ++opened;
    last_seats = std::move(seats);
    auto line =
        std::make_shared<Line>(*this, net::Holder{last_seats.front(), kernel::Role::participant});
    last_ = line;
    return line;
  };
}

void SmallRoom::greet(const std::shared_ptr<Line>& line, const std::string& client,
                      std::uint64_t seen) {
  if (const auto older = std::exchange(lines_[client], line).lock(); older && older != line) {
    older->close(CloseCode::normal);
  }
  line->client_ = client;
  line->greeted_ = true;
  line->push(R"({"t":"welcome","last_k":)" + std::to_string(last_k_[client]) + "}");
  for (std::size_t at = seen; at < said.size(); ++at) {
    line->push(text_of(at + 1, said[at]));
  }
}

void SmallRoom::command(Line& line, std::uint64_t k) {
  auto& last_k = last_k_[line.client_];
  if (line.closed_ || k <= last_k) {
    return;
  }
  last_k = k;
  said.push_back({line.client_, k});
  tell_all(text_of(said.size(), said.back()));
}

void SmallRoom::set_busy(const std::string& client, bool is_busy) {
  if (is_busy) {
    busy_.insert(client);
    return;
  }
  busy_.erase(client);
  if (const auto line = lines_[client].lock(); line && line->on_ready) {
    line->on_ready();
  }
}

void SmallRoom::tell_all(const std::string& text) {
  for (const auto& [client, each] : lines_) {
    if (const auto open = each.lock(); open && !open->closed_ && !open->lost_) {
      open->push(text);
    }
  }
}

std::size_t SmallRoom::largest_outbox() const {
  std::size_t largest = 0;
  for (const auto& [client, each] : lines_) {
    if (const auto open = each.lock()) {
      largest = std::max(largest, open->outbox().bytes());
    }
  }
  return largest;
}

std::string SmallRoom::text_of(std::size_t at, const Said& said) {
  return json{{"t", "said"}, {"at", at}, {"by", said.by}, {"k", said.k}}.dump();
}

}  // namespace chorus::test
