// An activity type that does on command what no activity type should.
#include "activity.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;
using chorus::sdk::Rejection;

Decision sings(const Call& call) {
  return Changes().put(call.new_key("note"), "note", R"({"tune":"la"})");
}
Decision counts(const Call& call) {
  return Changes().answer("{\"notes\":" + std::to_string(call.scan("note/").size()) + "}");
}
Decision crashes(const Call&) { std::abort(); }
Decision throws(const Call&) { throw std::runtime_error("a slip"); }
Decision never_returns(const Call& call) {
  // Asks something, so that no compiler may take the loop for one that ends.
  while (call.random() != 0 || call.random() != 0) {
  }
  return Changes();
}
Decision eats_memory(const Call&) {
  std::vector<std::unique_ptr<std::vector<char>>> eaten;
  for (;;) eaten.push_back(std::make_unique<std::vector<char>>(std::size_t{16} << 20U, 'x'));
}
Decision says_no_json(const Call&) { return Changes().put("note/a", "note", "{\"tune\":"); }
Decision says_no_object(const Call&) { return Changes().put("note/a", "note", "[1,2]"); }
Decision says_no_text(const Call&) {
  return Changes().put("note/a", "note", "{\"tune\":\"\xff\xfe\"}");
}
Decision says_twice(const Call&) { return Changes().put("note/a", "note", R"({"a":1,"a":2})"); }
Decision nests_deep(const Call&) {
  return Changes().put("note/a", "note",
                       "{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}");
}
Decision invents_a_type(const Call&) { return Changes().put("crown/a", "crown", "{}"); }
Decision invents_a_kind(const Call&) { return Changes().contribute("promise/a", "promise", "{}"); }
Decision shouts(const Call&) { return Changes().put("note/a", "note", "{}", "everybody"); }
Decision seals(const Call&) { return Changes().put("note/a", "note", "{}", "ballot"); }
Decision has_no_key(const Call&) { return Changes().put("../../etc", "note", "{}"); }
Decision is_large(const Call&) {
  return Changes().put("note/a", "note", "{\"a\":\"" + std::string(1024 * 1024, 'a') + "\"}");
}
Decision is_many(const Call& call) {
  Changes changes;
  for (int i = 0; i < 1000; ++i) changes.put(call.new_key("note"), "note", "{}");
  return changes;
}
Decision opens_a_file(const Call&) {
  std::FILE* file = std::fopen("/etc/hostname", "r");
  if (file) std::fclose(file);
  return Changes();
}
Decision looks_for_a_file(const Call&) {
  struct stat status {};
  return Changes().answer(::stat("/etc/hostname", &status) == 0 ? R"({"there":1})" : "{}");
}
Decision dials(const Call&) {
  ::close(::socket(AF_INET, SOCK_STREAM, 0));
  return Changes();
}
Decision forks(const Call&) {
  if (::fork() == 0) ::_exit(0);
  return Changes();
}
Decision starts_a_program(const Call&) {
  ::execl("/bin/true", "true", nullptr);
  return Changes();
}
Decision starts_a_thread(const Call&) {
  std::thread([] {}).join();
  return Changes();
}
Decision signals_the_room(const Call&) {
  ::kill(::getppid(), SIGTERM);
  return Changes();
}
Decision makes_code(const Call&) {
  void* memory =
      ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return Changes().answer(memory == MAP_FAILED ? "{}" : R"({"made":1})");
}
Decision hides_its_end(const Call& call) {
  ::signal(SIGSYS, SIG_IGN);
  return opens_a_file(call);
}
Decision reads_the_environment(const Call&) {
  return Changes().answer(std::string(R"({"known":)") + (*environ ? "1" : "0") + "}");
}
Decision prints(const Call&) {
  std::puts("hello from the canary");
  std::fflush(stdout);
  return Changes();
}

const char* const k_song =
    R"({"sections":[{"title":{"words":"canary.title"},"blocks":[{"t":"paragraph","text":"la"}]}]})";

std::string says_much() {
  return R"({"sections":[{"title":")" + std::string(std::size_t{256} * 1024, 'a') +
         R"(","blocks":[]}]})";
}
std::string says_many() {
  std::string text = R"({"sections":[)";
  for (int i = 0; i < 41; ++i)
    text += std::string(i > 0 ? "," : "") + R"({"title":"","blocks":[]})";
  return text + "]}";
}
std::string nests(int deep) {
  const auto count = static_cast<std::size_t>(deep);
  return "{\"sections\":" + std::string(count, '[') + std::string(count, ']') + "}";
}
std::string tells_what_it_sees(const Call& call) {
  std::string items;
  for (const auto& record : call.scan("")) {
    items += (items.empty() ? "\"" : ",\"") + record.key + "\"";
  }
  return R"({"sections":[{"title":")" + call.phase() + R"(","blocks":[{"t":"list","items":[)" +
         items + "]}]}]}";
}

class Canary final : public chorus::sdk::Activity {
 public:
  Decision decide(const Call& call, const Command& command) override {
    static const std::map<std::string_view, Decision (*)(const Call&), std::less<>> k_tunes{
        {"sing", &sings},
        {"count", &counts},
        {"crash", &crashes},
        {"throw", &throws},
        {"hang", &never_returns},
        {"eat_memory", &eats_memory},
        {"no_json", &says_no_json},
        {"no_object", &says_no_object},
        {"no_text", &says_no_text},
        {"twice", &says_twice},
        {"deep", &nests_deep},
        {"type", &invents_a_type},
        {"kind", &invents_a_kind},
        {"audience", &shouts},
        {"seal", &seals},
        {"key", &has_no_key},
        {"large", &is_large},
        {"many", &is_many},
        {"print", &prints},
        {"open_file", &opens_a_file},
        {"look_for_file", &looks_for_a_file},
        {"dial", &dials},
        {"fork", &forks},
        {"exec", &starts_a_program},
        {"thread", &starts_a_thread},
        {"signal_room", &signals_the_room},
        {"make_code", &makes_code},
        {"hide_end", &hides_its_end},
        {"environment", &reads_the_environment}};
    const auto tune = k_tunes.find(command.name);
    if (tune == k_tunes.end()) return Rejection{"unknown", "canary.unknown"};
    return tune->second(call);
  }

  // The purpose says what is to go wrong.
  std::string sections(const Call& call, std::string_view purpose, std::string_view) override {
    if (purpose == "board") return k_song;
    if (purpose == "sees") return tells_what_it_sees(call);
    if (purpose == "crash") std::abort();
    if (purpose == "throw") throw std::runtime_error("a slip");
    if (purpose == "hang") never_returns(call);
    if (purpose == "no_json") return R"({"sections":[)";
    if (purpose == "no_text") return "{\"sections\":\"\xff\"}";
    if (purpose == "no_shape") return R"({"sections":[{"title":"T","blocks":[{"t":"html"}]}]})";
    if (purpose == "large") return says_much();
    if (purpose == "many") return says_many();
    if (purpose == "deep") return nests(40);
    return {};
  }
};

}  // namespace

CHORUS_ACTIVITY(Canary);
