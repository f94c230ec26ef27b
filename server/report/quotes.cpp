#include "report/quotes.hpp"

#include "kernel/room/projection.hpp"
#include "report/own_words.hpp"
#include "report/picture.hpp"
#include "report/record_text.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace chorus::report {
namespace {

using kernel::Visibility;

constexpr std::size_t k_least_phrase = 16;  // bytes: shorter ones are everybody's words

bool is_given(const kernel::Record& record) {
  return record.record_class == kernel::RecordClass::contribution;
}

}  // namespace

Quotes::Quotes(const RoomPicture& room, const Names& names, const Words& words, bool confirmed)
    : room_(room), names_(names), words_(words), confirmed_(confirmed) {
  if (confirmed_) return;
  for (const auto& [id, live] : room_.spaces) {
    for (const auto& [key, record] : live.space.records) {
      if (!is_given(*record) || kernel::leaving(*record, room_.consents) != Visibility::full)
        continue;
      for (auto& text : texts_of(*record)) {
        if (text.size() >= k_least_phrase) unseen_.push_back(std::move(text));
      }
    }
  }
}

std::optional<Block> Quotes::of(const kernel::Ref& ref) {
  const auto record = record_at(room_.spaces, ref);
  return record ? of(*record) : std::nullopt;
}

std::optional<Block> Quotes::of(const kernel::Record& record) {
  if (record.gate == kernel::Gate::withdrawn) return std::nullopt;
  const Visibility visibility = kernel::leaving(record, room_.consents);
  if (visibility == Visibility::none) return std::nullopt;
  if (visibility != Visibility::full || (is_given(record) && !confirmed_)) return InConfidence{};
  Quote quote = own_words(record, room_.kinds, words_);
  const bool with_name = kernel::leaves_with_name(record, room_.consents);
  if (why_kept(record, quote)) return InConfidence{};
  if (with_name) quote.name = names_.of(record.owner);
  if (quote.words.empty() && quote.strokes.empty()) return InConfidence{};
  return quote;
}

std::optional<std::string_view> Quotes::why_kept(const kernel::Record& record, const Quote& quote) {
  const bool with_name = kernel::leaves_with_name(record, room_.consents);
  const auto owner = with_name ? record.owner : kernel::PersonId();
  const bool is_marked = names_.is_marked({record.space, record.key});
  for (const auto* text : {&quote.words, &quote.shows}) {
    const auto why = is_marked ? std::optional(k_names_a_person) : names_.why_kept(*text, owner);
    if (!why || text->empty()) {
      note_doubt(*text, owner);
      continue;
    }
    kept_.push_back({*text, *why});
    return why;
  }
  return std::nullopt;
}

void Quotes::note_doubt(const std::string& text, const kernel::PersonId& may_be_named) {
  if (names_.may_name(text, may_be_named)) doubtful_.push_back({text, k_may_name_a_person});
}

bool Quotes::is_not_looked_over(const std::string& text) const {
  return std::any_of(unseen_.begin(), unseen_.end(), [&](const std::string& phrase) {
    return text.find(phrase) != std::string::npos;
  });
}

std::string Quotes::text(std::string_view text) { return told(text, {}); }

std::string Quotes::naming_one(std::string_view text, kernel::PersonId who) {
  if (who.empty()) who = names_.the_one_in(clean(text));
  if (!room_.consents.of(who).name) who = {};
  return told(text, who);
}

std::string Quotes::told(std::string_view text, const kernel::PersonId& may_be_named) {
  std::string plain = clean(text);
  if (is_not_looked_over(plain)) return words_.text("in_confidence");
  const auto why = names_.why_kept(plain, may_be_named);
  if (!why) {
    note_doubt(plain, may_be_named);
    return plain;
  }
  kept_.push_back({plain, *why});
  return words_.text(*why);
}

std::optional<std::string> Quotes::perhaps(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return this->text(*text);
}

}  // namespace chorus::report
