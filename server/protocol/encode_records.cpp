#include "protocol/encode_records.hpp"

#include "kernel/values/json_text.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/permission.hpp"

#include <utility>

namespace chorus::protocol {
namespace {

using kernel::append_list;
using kernel::append_number;
using kernel::append_quoted;

constexpr std::size_t k_envelope_bytes = 256;  // all of a snapshot's part but its puts, and more

// How far the owner lets it travel: for the owner and the leads, who have to keep to it.
void append_permission(std::string& out, const kernel::Record& record) {
  const auto permission = kernel::permission_in(record.audience);
  if (!permission) return;
  out += R"(,"may":)";
  append_quoted(out, kernel::to_text(*permission));
}

// Whose words are on the wall is the first to know.
bool is_given_and_shown(const kernel::Record& record) {
  return record.record_class == kernel::RecordClass::contribution && record.audience.has("wall");
}

void append_put(std::string& out, const kernel::VisibleRecord& visible, kernel::Role role) {
  const kernel::Record& record = *visible.record;
  out += R"({"key":)";
  append_quoted(out, record.key.value());
  out += R"(,"type":)";
  append_quoted(out, record.type);
  out += R"(,"rev":)";
  append_number(out, record.rev);
  out += R"(,"body":)";
  out += record.body.text();
  if (record.given > 0) {
    out += R"(,"nth":)";
    append_number(out, record.given);
  }
  if (visible.mine) out += R"(,"mine":true)";
  if (visible.mine || role == kernel::Role::facilitator) append_permission(out, record);
  if (role == kernel::Role::facilitator) {
    out += R"(,"gate":)";
    append_quoted(out, kernel::to_text(record.gate));
    out += record.audience.has("wall") ? R"(,"on_wall":true)" : R"(,"on_wall":false)";
  } else if (visible.mine && is_given_and_shown(record)) {
    out += R"(,"on_wall":true)";
  }
  out += '}';
}

void append_phase(std::string& out, const PhaseView& view) {
  out += R"(,"phase":)";
  append_quoted(out, kernel::to_text(view.phase));
  out += R"(,"ends_at":)";
  if (view.ends_at) {
    append_number(out, *view.ends_at);
  } else {
    out += "null";
  }
  if (view.stage.empty()) return;
  out += R"(,"stage":)";
  append_quoted(out, view.stage);
}

void append_rejection(std::string& out, const kernel::Rejection& rejection) {
  out += R"({"code":)";
  append_quoted(out, rejection.code);
  out += R"(,"text_key":)";
  append_quoted(out, rejection.text_key);
  out += R"(,"args":)";
  out += rejection.args.text();
  out += '}';
}

void append_answer(std::string& out, const kernel::Answer& answer, const kernel::ClientId& own) {
  out += R"({"k":)";
  append_number(out, answer.k);
  if (answer.client != own) {
    out += R"(,"client":)";
    append_quoted(out, answer.client.value());
  }
  if (const auto* ok = std::get_if<kernel::Body>(&answer.outcome)) {
    out += R"(,"ok":)";
    out += ok->text();
  } else {
    out += R"(,"rejected":)";
    append_rejection(out, std::get<kernel::Rejection>(answer.outcome));
  }
  out += '}';
}

std::string snapshot_part(const SnapshotView& snapshot, std::size_t part, std::size_t parts,
                          const std::string& puts) {
  std::string out;
  out.reserve(puts.size() + k_envelope_bytes);
  out += R"({"t":"snapshot","space":)";
  append_quoted(out, snapshot.space.value());
  out += R"(,"cursor":)";
  append_number(out, snapshot.cursor);
  out += R"(,"part":)";
  append_number(out, std::uint64_t{part});
  out += R"(,"parts":)";
  append_number(out, std::uint64_t{parts});
  append_phase(out, snapshot.phase);
  out += R"(,"puts":[)";
  out += puts;
  out += "]}";
  return out;
}

}  // namespace

std::string encode_changes(const ChangesView& changes, kernel::Role role,
                           const kernel::ClientId& own) {
  std::string out = R"({"t":"changes","space":)";
  append_quoted(out, changes.space.value());
  out += R"(,"from":)";
  append_number(out, changes.from);
  out += R"(,"to":)";
  append_number(out, changes.to);
  out += R"(,"puts":)";
  append_list(out, changes.difference.puts,
              [&](const kernel::VisibleRecord& put) { append_put(out, put, role); });
  out += R"(,"removes":)";
  append_list(out, changes.difference.removes,
              [&](const kernel::Key& key) { append_quoted(out, key.value()); });
  if (changes.phase) append_phase(out, *changes.phase);
  if (!changes.answers.empty()) {
    out += R"(,"answers":)";
    append_list(out, changes.answers,
                [&](const kernel::Answer* answer) { append_answer(out, *answer, own); });
  }
  out += '}';
  return out;
}

std::vector<std::string> encode_snapshot(const SnapshotView& snapshot,
                                         const std::vector<kernel::VisibleRecord>& records,
                                         kernel::Role role) {
  constexpr std::size_t k_puts_bytes = limits::k_snapshot_part_bytes - k_envelope_bytes;
  std::vector<std::string> puts(1);
  std::string put;
  for (const auto& visible : records) {
    put.clear();
    append_put(put, visible, role);
    if (!puts.back().empty() && puts.back().size() + put.size() + 1 > k_puts_bytes) {
      puts.emplace_back();
    }
    if (!puts.back().empty()) puts.back() += ',';
    puts.back() += put;
  }
  std::vector<std::string> parts;
  parts.reserve(puts.size());
  for (std::size_t i = 0; i < puts.size(); ++i) {
    parts.push_back(snapshot_part(snapshot, i + 1, puts.size(), puts[i]));
  }
  return parts;
}

std::string encode_answer(const kernel::Answer& answer, const kernel::ClientId& own) {
  std::string out = R"({"t":"answer","answer":)";
  append_answer(out, answer, own);
  out += '}';
  return out;
}

}  // namespace chorus::protocol
