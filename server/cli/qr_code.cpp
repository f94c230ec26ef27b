#include "cli/qr_code.hpp"

#include <qrcodegen/qrcodegen.hpp>

namespace chorus::cli {
namespace {

constexpr int k_quiet_rows = 2;  // what readers need around the code

bool is_dark(const protocol::Door::Qr& qr, int x, int y) {
  const int size = static_cast<int>(qr.size);
  if (x < 0 || y < 0 || x >= size || y >= size) return false;
  return qr.rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '1';
}

}  // namespace

protocol::Door::Qr qr_code(const std::string& text) {
  const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  protocol::Door::Qr qr;
  qr.size = static_cast<std::uint32_t>(code.getSize());
  for (int y = 0; y < code.getSize(); ++y) {
    std::string row;
    for (int x = 0; x < code.getSize(); ++x) row += code.getModule(x, y) ? '1' : '0';
    qr.rows.push_back(std::move(row));
  }
  return qr;
}

std::string for_terminal(const protocol::Door::Qr& qr) {
  const int size = static_cast<int>(qr.size);
  std::string text;
  for (int y = -k_quiet_rows; y < size + k_quiet_rows; y += 2) {
    for (int x = -k_quiet_rows; x < size + k_quiet_rows; ++x) {
      // A light dot is printed, a dark one left as the terminal's own dark.
      const bool upper = !is_dark(qr, x, y);
      const bool lower = !is_dark(qr, x, y + 1);
      text += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
    }
    text += '\n';
  }
  return text;
}

}  // namespace chorus::cli
