#include "net/live/long_poll.hpp"

#include "kernel/values/json_reader.hpp"
#include "kernel/values/limits.hpp"
#include "net/live/message_array.hpp"
#include "net/live/poll_line.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace chorus::net {
namespace {

using protocol::CloseCode;

// A sweep may come one interval late, and the answer must not.
constexpr auto k_answer_within = limits::k_poll_within - LongPoll::k_sweep_every;

std::string_view close_text_key(CloseCode code) {
  switch (code) {
    case CloseCode::normal: return "line.closed";
    case CloseCode::restart: return "line.restart";
    case CloseCode::try_later: return "line.try_later";
    case CloseCode::bad_message: return "line.bad_message";
    case CloseCode::who_are_you: return "line.who_are_you";
    case CloseCode::role: return "line.role";
    case CloseCode::newer_server: return "line.newer_server";
    case CloseCode::too_fast: return "line.too_fast";
  }
  return "line.closed";
}

HttpResponse closed(CloseCode code) {
  return json_response(409, R"({"code":)" + std::to_string(static_cast<unsigned>(code)) +
                                R"(,"text_key":")" + std::string(close_text_key(code)) + R"("})");
}

bool is_hello(std::string_view message) {
  const auto read = kernel::read_json(message);
  if (!read.ok() || !read.value().is_object()) {
    return false;
  }
  const auto kind = read.value().find("t");
  return kind != read.value().end() && *kind == "hello";
}

// The N of `after=N`; a query without it means 0.
std::optional<std::uint64_t> after_from(std::string_view query) {
  constexpr std::string_view k_name = "after=";
  if (query.empty()) {
    return 0;
  }
  if (!query.starts_with(k_name)) {
    return std::nullopt;
  }
  query.remove_prefix(k_name.size());
  std::uint64_t number = 0;
  const auto* end = query.data() + query.size();
  const auto [stopped, error] = std::from_chars(query.data(), end, number);
  return error == std::errc{} && stopped == end ? std::optional(number) : std::nullopt;
}

}  // namespace

// One POST whose messages have not all been taken.
struct LongPoll::Posted {
  std::string body;
  std::vector<std::string_view> messages;  // of the body
  std::size_t taken = 0;
  Respond respond;
};

struct LongPoll::Line {
  Line(std::shared_ptr<Conversation> above, kernel::SeatId its_seat, Time now)
      : conversation(std::move(above)),
        seat(std::move(its_seat)),
        line(conversation->outbox()),
        opened(now),
        last_seen(now) {}

  // A POST is answered when the conversation has taken all of it, so its page sends no more than
  // can be answered.
  void take_posted() {
    if (std::exchange(taking, true)) {
      return;
    }
    while (!posted.empty()) {
      auto& first = posted.front();
      while (first.taken < first.messages.size() && !closing && conversation->ready()) {
        conversation->received(first.messages[first.taken++]);
      }
      if (first.taken < first.messages.size() && !closing) {
        break;
      }
      const auto respond = std::move(first.respond);
      posted_bytes -= first.body.size();
      posted.pop_front();
      respond(empty_response(202));
    }
    taking = false;
  }
  void refuse_posted(CloseCode code) {
    const auto waiting_ones = std::exchange(posted, {});
    posted_bytes = 0;
    for (const auto& each : waiting_ones) {
      each.respond(closed(code));
    }
  }

  void flush() {
    if (!waiting) {
      return;
    }
    if (line.has_news()) {
      answer(json_response(200, line.answer()));
    } else if (closing) {
      answer(closed(*closing));
    }
  }
  void answer(HttpResponse response) {
    const auto respond = std::exchange(waiting, nullptr);
    respond(std::move(response));
  }
  void answer_nothing() {
    if (waiting) {
      answer(json_response(200, line.nothing()));
    }
  }

  std::shared_ptr<Conversation> conversation;
  kernel::SeatId seat;
  PollLine line;
  std::deque<Posted> posted;
  std::size_t posted_bytes = 0;
  bool taking = false;
  Respond waiting;  // the GET in flight
  Time answer_by{};
  Time opened;
  Time last_seen;
  std::optional<CloseCode> closing;
};

LongPoll::LongPoll(const SeatProof& proof, MakeConversation converse, Now now, Defer defer)
    : proof_(proof),
      converse_(std::move(converse)),
      now_(std::move(now)),
      defer_(std::move(defer)) {}

LongPoll::~LongPoll() {
  while (!lines_.empty()) {
    forget(lines_.begin()->first);
  }
}

LongPoll::LinePtr LongPoll::open(const std::string& page_token, kernel::SeatId seat) {
  forget(page_token);
  make_room_for(seat);
  auto line = std::make_shared<Line>(converse_({seat}), seat, now_());
  const std::weak_ptr<Line> weak = line;
  line->conversation->on_close = [this, weak](CloseCode code) {
    if (const auto kept = weak.lock()) {
      kept->closing = code;
      flush_soon(kept);
      take_soon(kept);
    }
  };
  line->conversation->on_ready = [this, weak] {
    if (const auto kept = weak.lock()) {
      take_soon(kept);
    }
  };
  line->conversation->outbox().on_filled = [this, weak] {
    if (const auto kept = weak.lock()) {
      flush_soon(kept);
    }
  };
  lines_.insert_or_assign(page_token, line);
  return line;
}

void LongPoll::flush_soon(const LinePtr& line) {
  // Not at once: what one commit sends to a page comes in several pushes and should go in one
  // answer.
  defer_([weak = std::weak_ptr<Line>(line)] {
    if (const auto kept = weak.lock()) {
      kept->flush();
    }
  });
}

void LongPoll::take_soon(const LinePtr& line) {
  if (line->posted.empty()) {
    return;
  }
  defer_([weak = std::weak_ptr<Line>(line)] {
    if (const auto kept = weak.lock()) {
      kept->take_posted();
    }
  });
}

void LongPoll::forget(const std::string& page_token) {
  const auto found = lines_.find(page_token);
  if (found == lines_.end()) {
    return;
  }
  const auto line = found->second;
  lines_.erase(found);
  line->conversation->on_close = nullptr;
  line->conversation->on_ready = nullptr;
  line->conversation->outbox().on_filled = nullptr;
  line->conversation->lost();
  line->answer_nothing();
  line->refuse_posted(CloseCode::restart);
}

void LongPoll::post(const HttpRequest& request, const Respond& respond) {
  auto seat = proof_.by_page(request);
  if (!seat) {
    return respond(closed(CloseCode::who_are_you));
  }
  const auto messages = split_message_array(request.body);
  if (!messages || messages->empty()) {
    return respond(refusal(400, "bad_message", "line.bad_message"));
  }
  for (const auto message : *messages) {
    if (message.size() > limits::k_message_bytes) {
      return respond(refusal(413, "too_large", "line.too_large"));
    }
  }
  const std::string page_token(request.field("X-Chorus-Page"));
  const auto found = lines_.find(page_token);
  LinePtr line = found == lines_.end() ? nullptr : found->second;
  if (is_hello(messages->front())) {
    line = open(page_token, std::move(*seat));
  } else if (!line) {
    return respond(closed(CloseCode::restart));
  } else if (line->closing) {
    return respond(closed(*line->closing));
  }
  line->last_seen = now_();
  add(line, request.body, respond);
}

// A page waits for the answer to one POST before it sends the next; who goes on sending all the
// same has no more kept than one POST may hold.
void LongPoll::add(const LinePtr& line, const std::string& body, const Respond& respond) {
  if (!line->posted.empty() && line->posted_bytes + body.size() > limits::k_body_bytes) {
    line->conversation->close(CloseCode::too_fast);
    line->take_posted();
    return respond(closed(CloseCode::too_fast));
  }
  auto& posted = line->posted.emplace_back();
  posted.body = body;
  posted.messages = split_message_array(posted.body).value_or(posted.messages);
  posted.respond = respond;
  line->posted_bytes += body.size();
  line->take_posted();
}

// Of one line too many of a seat the oldest goes.
void LongPoll::make_room_for(const kernel::SeatId& seat) {
  std::size_t lines = 0;
  const std::string* oldest = nullptr;
  Time opened = Time::max();
  for (const auto& [page_token, line] : lines_) {
    if (line->seat != seat) {
      continue;
    }
    ++lines;
    if (line->opened < opened) {
      opened = line->opened;
      oldest = &page_token;
    }
  }
  if (lines >= limits::k_lines_a_seat) {
    forget(std::string(*oldest));
  }
}

void LongPoll::get(const HttpRequest& request, const Respond& respond) {
  if (!proof_.by_page(request)) {
    return respond(closed(CloseCode::who_are_you));
  }
  const auto found = lines_.find(request.field("X-Chorus-Page"));
  if (found == lines_.end()) {
    return respond(closed(CloseCode::restart));
  }
  const auto line = found->second;
  const auto after = after_from(request.query);
  if (!after) {
    return respond(refusal(400, "bad_message", "line.bad_message"));
  }
  if (!line->line.confirm(*after)) {
    return respond(closed(CloseCode::restart));  // a number of an older line of this page
  }
  line->answer_nothing();
  line->last_seen = now_();
  line->answer_by = now_() + k_answer_within;
  line->waiting = respond;
  line->flush();
}

void LongPoll::sweep() {
  const auto now = now_();
  std::vector<std::pair<std::string, LinePtr>> lines(lines_.begin(), lines_.end());
  for (const auto& [page_token, line] : lines) {
    if (!line->posted.empty()) {
      line->last_seen = now;
    }
    if (line->waiting) {
      line->last_seen = now;
      if (now >= line->answer_by) {
        line->answer_nothing();
      }
    }
    if (now - line->last_seen >= k_line_kept) {
      forget(page_token);
    } else if (!line->closing && !line->conversation->greeted() &&
               now - line->opened >= limits::k_hello_within) {
      line->conversation->close(CloseCode::who_are_you);
    }
  }
}

void LongPoll::close_all(CloseCode code) {
  const std::vector<std::pair<std::string, LinePtr>> lines(lines_.begin(), lines_.end());
  for (const auto& [page_token, line] : lines) {
    line->conversation->close(code);
    line->flush();
  }
}

}  // namespace chorus::net
