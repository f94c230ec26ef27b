#include "storage/inquiry_source.hpp"

#include "storage/durable_inquiry.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/inquiry_reader.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/issued_list.hpp"
#include "storage/read_access.hpp"
#include "storage/rows.hpp"
#include "storage/statement.hpp"
#include "storage/trouble.hpp"
#include "storage/upgrades.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

namespace chorus::storage {
namespace {

constexpr const char* k_one_body = "SELECT body FROM record WHERE space=? AND key=?";

}  // namespace

struct InquirySource::Open {
  explicit Open(const std::filesystem::path& path)
      : access(path),
        moment(access.database().sql(), SQLite::TransactionBehavior::DEFERRED),
        one_body((refuse_another_step(access.database()), access.database().sql()), k_one_body) {}

  SQLite::Database& sql() { return access.database().sql(); }

  ReadAccess access;
  SQLite::Transaction moment;
  SQLite::Statement one_body;
};

template <class Work>
auto InquirySource::told(Work work) const {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw trouble_from(error, path_);
  }
}

InquirySource::InquirySource(const std::filesystem::path& path) : path_(true_path(path)) {
  told([&] {
    open_ = std::make_unique<Open>(path_);
    beside_ = read_beside_records(open_->sql());
    const auto id = beside_.meta.find(k_inquiry_id);
    if (id == beside_.meta.end()) {
      throw StorageTrouble("The inquiry has no name of its own yet. Serve it once first.");
    }
    id_ = id->second;
    forget_own_words(beside_.meta);
    if (!taken_back_unknown_to(open_->sql(), withdrawals()).empty()) {
      throw StorageTrouble(
          "This inquiry was put back, and people took something in it back since. Serve it once "
          "with this Chorus: that takes it out. Then do this again.");
    }
  });
}

InquirySource::~InquirySource() = default;

void InquirySource::each_record(const std::function<void(const kernel::Record&)>& take) {
  told([&] { storage::each_record(open_->sql(), take); });
}

std::optional<kernel::Body> InquirySource::body(const kernel::Ref& thing) {
  return told([&]() -> std::optional<kernel::Body> {
    const GivenBack back(open_->one_body);
    open_->one_body.bind(1, thing.space.value());
    open_->one_body.bind(2, thing.key.value());
    if (!open_->one_body.executeStep()) return std::nullopt;
    return Row(open_->one_body).body();
  });
}

void InquirySource::each_act(const std::function<void(const kernel::JournalRow&)>& take) {
  told([&] { storage::each_act(open_->sql(), take); });
}

kernel::MediumBytes InquirySource::medium(const kernel::MediumId& id) {
  return told([&]() -> kernel::MediumBytes {
    auto bytes = medium_in(open_->sql(), id);
    return bytes ? std::make_shared<const std::string>(std::move(*bytes)) : nullptr;
  });
}

std::vector<Withdrawal> InquirySource::withdrawals() const {
  return WithdrawnList(path_, id_).read();
}

std::vector<kernel::IssuedPaper> InquirySource::papers() const {
  return IssuedList(path_, id_).papers();
}

}  // namespace chorus::storage
