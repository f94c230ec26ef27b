#pragma once

#include <set>
#include <string>
#include <string_view>

namespace chorus::conformance {

// Reads the text of a view.js, without a browser, for what a page will need of it. It sees the
// common ways of writing these things, bundled or by hand; it is no parser of the language.
// Rejected: running it in an engine of our own; that weighs more than all the rest.
class ViewText {
 public:
  explicit ViewText(std::string text) : text_(std::move(text)) {}

  // `export function register`, `export const register`, `export { x as register }`.
  bool exports_register() const;
  // `import x from`, `import {x} from`, `import "x"`, `import("x")`: a page has nothing to import
  // from. A part of the view that lies beside it, `import("./leads.js")`, may be loaded.
  bool imports() const;
  // Keys of words written out whole in quotes, as in words('hello.title'); `id` comes before the
  // dot. Where pages are drawn with the view kit, also those of t('title') and titled('title').
  std::set<std::string> word_keys(std::string_view id) const;

 private:
  std::string text_;
};

}  // namespace chorus::conformance
