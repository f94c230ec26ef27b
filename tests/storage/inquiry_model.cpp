#include "tests/storage/inquiry_model.hpp"

#include "kernel/room/history.hpp"
#include "kernel/values/limits.hpp"

#include <algorithm>
#include <set>
#include <sstream>

namespace chorus::test {
namespace {

using kernel::Commit;
using kernel::Loaded;

template <class List, class Same, class Value>
void put(List& list, Same same, const Value& value) {
  const auto found = std::find_if(list.begin(), list.end(), same);
  if (found == list.end()) {
    list.push_back(value);
  } else {
    *found = value;
  }
}

kernel::Space& space_of(Loaded& inquiry, const kernel::SpaceId& id) {
  const auto found = std::find_if(inquiry.spaces.begin(), inquiry.spaces.end(),
                                  [&](const auto& space) { return space.state.id == id; });
  if (found != inquiry.spaces.end()) return *found;
  inquiry.spaces.push_back({});
  inquiry.spaces.back().state.id = id;
  return inquiry.spaces.back();
}

void apply_people(Loaded& inquiry, const Commit& commit) {
  for (const auto& seat : commit.seats) {
    put(
        inquiry.seats, [&](const auto& other) { return other.id == seat.id; }, seat);
  }
  for (const auto& id : commit.ended_seats) {
    std::erase_if(inquiry.seats, [&](const auto& seat) { return seat.id == id; });
  }
  for (const auto& pass : commit.passes) {
    put(
        inquiry.passes, [&](const auto& other) { return other.person == pass.person; }, pass);
  }
  if (!commit.progress) return;
  const auto& progress = *commit.progress;
  auto client = std::find_if(inquiry.clients.begin(), inquiry.clients.end(),
                             [&](const auto& other) { return other.id == progress.client; });
  if (client == inquiry.clients.end()) {
    inquiry.clients.push_back({progress.client, progress.seat, 0, {}});
    client = std::prev(inquiry.clients.end());
  }
  client->seat = progress.seat;
  client->last_k = progress.last_k;
  client->answers.emplace_back(progress.last_k, progress.answer);
  if (client->answers.size() > limits::k_answers_kept)
    client->answers.erase(client->answers.begin());
}

void apply_box(Loaded& inquiry, const Commit& commit) {
  if (commit.opens_box) inquiry.box_keys[commit.space] = *commit.opens_box;
  if (commit.clears_spent) inquiry.spent.erase(commit.space);
  for (const auto& person : commit.spent) {
    auto& spent = inquiry.spent[commit.space];
    if (std::find(spent.begin(), spent.end(), person) == spent.end()) spent.push_back(person);
  }
  for (const auto& ballot : commit.ballots) {
    put(
        inquiry.ballots,
        [&](const auto& other) {
          return other.space == ballot.space && other.mark == ballot.mark &&
                 other.key == ballot.key;
        },
        ballot);
  }
  if (commit.destroys_box) {
    inquiry.box_keys.erase(commit.space);
    std::erase_if(inquiry.ballots,
                  [&](const auto& ballot) { return ballot.space == commit.space; });
  }
}

std::string text_of(const kernel::Record& record) {
  std::string audience;
  for (const auto& atom : record.audience.atoms()) audience += atom + ",";
  return record.space.value() + " " + record.key.value() + " " + record.type + " " +
         std::string(kernel::to_text(record.record_class)) + " " + std::to_string(record.rev) +
         " " + audience + " " + record.owner.value() + " " +
         std::string(kernel::to_text(record.gate)) + " " + record.body.text();
}

std::string text_of(const kernel::SpaceState& state) {
  std::ostringstream text;
  text << state.id.value() << '|' << state.plugin_id << '|' << state.plugin_version << '|'
       << state.state_version << '|' << state.title << '|' << state.round << '|' << state.session
       << '|' << state.position << '|' << state.minutes << '|' << state.script.text() << '|'
       << state.settings.text() << '|' << kernel::to_text(state.phase) << '|'
       << (state.ends_at ? std::to_string(*state.ends_at) : "never") << '|' << state.sealed;
  return text.str();
}

std::string text_of(const kernel::UndoEntry& entry) {
  std::string text = std::to_string(entry.seq) + " " + entry.space.value() + " " + entry.command +
                     " " + entry.by.value() + " " + std::to_string(entry.expires);
  for (const auto& record : entry.before) text += " before:" + text_of(*record);
  for (const auto& key : entry.made) text += " made:" + key.value();
  for (const auto& [key, rev] : entry.after_revs) {
    text += " after:" + key.value() + "=" + std::to_string(rev);
  }
  if (entry.state_before) text += " state:" + text_of(*entry.state_before);
  if (entry.state_after) text += " then:" + text_of(*entry.state_after);
  return text;
}

std::string hexadecimal(const std::string& bytes) {
  std::ostringstream text;
  for (const char byte : bytes)
    text << std::hex << static_cast<int>(static_cast<unsigned char>(byte)) << '.';
  return text.str();
}

}  // namespace

void apply(Loaded& inquiry, const Commit& commit) {
  inquiry.last_seq = commit.seq;
  kernel::Space& space = space_of(inquiry, commit.space);
  if (commit.state) space.state = *commit.state;
  for (const auto& touched : commit.touched) {
    if (touched.after) {
      space.records[touched.key()] = touched.after;
    } else {
      space.records.erase(touched.key());
    }
  }
  for (const auto& name : commit.cancelled_wakes) {
    std::erase_if(inquiry.wakes, [&](const auto& wake) {
      return wake.space == commit.space && wake.name == name;
    });
  }
  for (const auto& wake : commit.wakes) {
    put(
        inquiry.wakes,
        [&](const auto& other) { return other.space == wake.space && other.name == wake.name; },
        wake);
  }
  if (commit.undone) {
    std::erase_if(inquiry.undo, [&](const auto& entry) { return entry.seq == *commit.undone; });
  }
  if (commit.undo) inquiry.undo.push_back(*commit.undo);
  const auto act = kernel::journal_row_of(commit);
  if (!act.command.empty() && !act.things.empty()) inquiry.acts.push_back(act);
  apply_people(inquiry, commit);
  apply_box(inquiry, commit);
  for (const auto& [name, value] : commit.meta) inquiry.meta[name] = value;
}

std::string describe(const Loaded& inquiry) {
  std::multiset<std::string> lines;
  for (const auto& space : inquiry.spaces) {
    lines.insert("space " + text_of(space.state));
    for (const auto& [key, record] : space.records) lines.insert("record " + text_of(*record));
  }
  for (const auto& client : inquiry.clients) {
    std::string line = "client " + client.id.value() + " " + client.seat.value() + " " +
                       std::to_string(client.last_k);
    for (const auto& [k, body] : client.answers) line += " " + std::to_string(k) + body.text();
    lines.insert(line);
  }
  for (const auto& wake : inquiry.wakes) {
    lines.insert("wake " + wake.space.value() + " " + wake.name + " " + std::to_string(wake.at) +
                 " " + wake.payload.text());
  }
  for (const auto& entry : inquiry.undo) lines.insert("undo " + text_of(entry));
  for (const auto& act : inquiry.acts) {
    std::string line = "act " + std::to_string(act.seq) + " " + act.space.value() + " " +
                       std::to_string(act.at) + " " + act.command + " " + act.lead.value();
    for (const auto& thing : act.things) line += " " + kernel::text_of(thing, act.space);
    lines.insert(line);
  }
  for (const auto& seat : inquiry.seats) {
    lines.insert("seat " + seat.id.value() + " " + seat.person.value() + " " +
                 std::string(kernel::to_text(seat.role)) + " " + seat.token_digest + " " +
                 std::to_string(seat.expires));
  }
  for (const auto& pass : inquiry.passes) {
    lines.insert("pass " + pass.person.value() + " " + pass.digest);
  }
  for (const auto& [space, persons] : inquiry.spent) {
    for (const auto& person : persons)
      lines.insert("spent " + space.value() + " " + person.value());
  }
  for (const auto& ballot : inquiry.ballots) {
    lines.insert("ballot " + ballot.space.value() + " " + ballot.mark.value() + " " +
                 ballot.key.value() + " " + ballot.type + " " + ballot.body.text());
  }
  for (const auto& [space, key] : inquiry.box_keys) {
    lines.insert("box " + space.value() + " " + hexadecimal(key));
  }
  for (const auto& [name, value] : inquiry.meta) lines.insert("meta " + name + "=" + value);
  std::string text = "last " + std::to_string(inquiry.last_seq) + "\n";
  for (const auto& line : lines) text += line + "\n";
  return text;
}

}  // namespace chorus::test
