#include "storage/seatless_copy.hpp"

#include "storage/backup.hpp"
#include "storage/copy_look.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Database.h>

namespace chorus::storage {
namespace {

constexpr const char* k_let_nobody_in = "DELETE FROM seat; DELETE FROM pass; DELETE FROM client";

}  // namespace

void make_seatless_copy(const std::filesystem::path& inquiry, const std::filesystem::path& copy,
                        const OwnDoor& door) {
  backup_inquiry(inquiry, copy);
  if (CopyLook(inquiry).at(copy) != CopyFinding::clean) {
    throw StorageTrouble(
        "This file still holds what somebody took back. Open it once, then rehearse.");
  }
  InquiryTables tables(copy, InquiryTables::Use::open);
  tables.sql().exec(k_let_nobody_in);
  tables.set_meta("inquiry_id", door.inquiry_id);
  tables.set_meta("join_code", door.join_code);
  tables.set_meta("join_token", door.join_token);
  tables.keep_log_at_close(false);
}

}  // namespace chorus::storage
