#include "cli/announcements.hpp"

#include "cli/qr_code.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace chorus::cli {

using nlohmann::json;

void Announcements::line(const std::string& json_text) { out_ << json_text << std::endl; }

void Announcements::listening(const Listening& listening) {
  if (json_) {
    const json event{{"event", "listening"},
                     {"port", listening.port},
                     {"join_url", listening.door.join_url},
                     {"join_code", listening.door.code},
                     {"facilitator_url", listening.facilitator_url},
                     {"wall_url", listening.wall_url}};
    return line(event.dump());
  }
  out_ << '\n'
       << "  " << listening.title << (listening.rehearsal ? "  (rehearsal clock)" : "") << "\n\n"
       << for_terminal(listening.door.qr) << '\n'
       << "  Phones      " << listening.door.url << "   code " << listening.door.code << '\n'
       << "  You (once)  " << listening.facilitator_url << '\n'
       << "  Wall (once) " << listening.wall_url << "\n\n"
       << "  Ctrl-C ends the evening. Nothing is lost." << std::endl;
}

void Announcements::start_page(std::uint16_t port, const std::string& url) {
  if (json_) return line(json{{"event", "start"}, {"port", port}, {"start_url", url}}.dump());
  out_ << "\n  Your inquiries (once)  " << url << "\n\n  Ctrl-C stops the program. Nothing is lost."
       << std::endl;
}

void Announcements::new_address(const protocol::Door& door) {
  if (json_) {
    const json event{{"event", "address"}, {"join_url", door.join_url}, {"join_code", door.code}};
    return line(event.dump());
  }
  out_ << "The address is now " << door.url << "  code " << door.code << std::endl;
}

void Announcements::event(const std::string& name, const std::string& words) {
  if (json_) return line(json{{"event", name}, {"text", words}}.dump());
  if (!words.empty()) out_ << words << std::endl;
}

}  // namespace chorus::cli
