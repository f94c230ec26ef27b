#include "storage/durable_inquiry.hpp"

#include "platform/secrets.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Exception.h>

#include <array>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace chorus::storage {
namespace {

constexpr std::size_t k_inquiry_id_length = 32;

std::string new_inquiry_id() {
  std::array<std::byte, k_inquiry_id_length> bytes{};
  platform::fill_random(bytes);
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return platform::digest(text).substr(0, k_inquiry_id_length);
}

}  // namespace

DurableInquiry::Parts::Parts(const std::filesystem::path& path, std::optional<BoxKeys>& keys)
    : tables(path, InquiryTables::Use::open),
      box(path, keys ? *keys : keys.emplace(keys_of(path), key_beside(path))) {}

template <class Work>
auto DurableInquiry::guarded(Work work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    parts_.reset();
    throw trouble_from(error, path_);
  } catch (const StorageTrouble&) {
    parts_.reset();
    throw;
  } catch (const std::system_error& error) {
    parts_.reset();
    throw StorageTrouble("The disk refused a file of " + path_.filename().string() + ": " +
                         error.code().message() + ".");
  } catch (const std::exception& error) {
    parts_.reset();
    throw StorageTrouble(path_.filename().string() + " could not be saved: " + error.what() + ".");
  }
}

DurableInquiry::DurableInquiry(std::filesystem::path path) : path_(std::move(path)) {
  guarded([&] { parts(); });
}

DurableInquiry::Parts& DurableInquiry::parts() {
  if (!parts_) {
    is_loaded_ = false;
    parts_ = std::make_unique<Parts>(path_, keys_);
  }
  return *parts_;
}

DurableInquiry::Parts& DurableInquiry::loaded_parts() {
  if (!parts_ || !is_loaded_) throw std::logic_error("written to before it was read");
  return *parts_;
}

void DurableInquiry::write(std::span<const kernel::Commit> group) {
  guarded([&] {
    Parts& now = loaded_parts();
    bool erases = false;
    for (const auto& commit : group) {
      if (!commit.withdrawn.empty()) withdrawn_list().add(commit.withdrawn);
      erases = erases || !commit.withdrawn.empty();
    }
    for (const auto& commit : group) {
      if (commit.opens_box) now.box.open(commit.space, *commit.opens_box);
    }
    now.box.put(group);
    now.tables.write(group);
    for (const auto& commit : group) {
      if (!commit.destroys_box) continue;
      now.box.destroy(commit.space);
      now.tables.box_has_ended(commit.space);
    }
    // What was taken back must not wait in the log for a quiet moment, nor longer than a reader
    // that is in the way.
    owes_erasure_ = owes_erasure_ || erases;
    if (owes_erasure_) owes_erasure_ = !settle();
  });
}

std::string DurableInquiry::id_of_it() {
  auto id = parts().tables.meta(k_inquiry_id);
  if (!id) {
    id = new_inquiry_id();
    parts().tables.set_meta(k_inquiry_id, *id);
  }
  return *id;
}

WithdrawnList DurableInquiry::withdrawn_list() { return {path_, id_of_it()}; }

std::string DurableInquiry::id() {
  return guarded([&] { return id_of_it(); });
}

// Ends what was ending when the program stopped, and forgets keys whose opening never came to be.
void DurableInquiry::settle_boxes() {
  std::set<kernel::SpaceId> open;
  for (const auto& box : parts().tables.boxes()) {
    if (!box.is_ending) {
      open.insert(box.space);
      continue;
    }
    parts().box.destroy(box.space);
    parts().tables.box_has_ended(box.space);
  }
  parts().box.keep_only(open);
}

kernel::Loaded DurableInquiry::load() {
  return guarded([&] {
    settle_boxes();
    kernel::Loaded loaded = parts().tables.read();
    parts().box.read_into(loaded);
    if (const auto id = parts().tables.meta(k_inquiry_id)) {
      loaded.withdrawn = WithdrawnList(path_, *id).read();
    }
    parts().tables.keep_journal_short();
    is_loaded_ = true;
    return loaded;
  });
}

bool DurableInquiry::settle() {
  if (!parts_) return true;
  try {
    const bool box_is_done = parts_->box.checkpoint();
    return parts_->tables.checkpoint() && box_is_done;
  } catch (const std::exception&) {
    // What was acknowledged is safe in the log, and the connections are as good as before. If the
    // trouble lasts, the next write meets it and reports it.
    return true;
  }
}

std::optional<std::string> DurableInquiry::meta(const std::string& name) {
  return guarded([&] { return parts().tables.meta(name); });
}

void DurableInquiry::set_meta(const std::string& name, const std::string& value) {
  guarded([&] { parts().tables.set_meta(name, value); });
}

}  // namespace chorus::storage
