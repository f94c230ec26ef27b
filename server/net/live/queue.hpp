#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace chorus::net {

// First in, first out. Unlike std::deque it costs no memory before its first item, and one that is
// filled and emptied again and again stays short and allocates nothing.
template <class T>
class Queue {
 public:
  bool empty() const noexcept { return first_ == items_.size(); }
  std::size_t size() const noexcept { return items_.size() - first_; }
  T& operator[](std::size_t index) { return items_[first_ + index]; }
  const T& operator[](std::size_t index) const { return items_[first_ + index]; }
  T& front() { return items_[first_]; }
  auto begin() { return items_.begin() + static_cast<std::ptrdiff_t>(first_); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin() + static_cast<std::ptrdiff_t>(first_); }
  auto end() const { return items_.end(); }

  void push(T item) { items_.push_back(std::move(item)); }
  void drop(std::size_t count) {  // the oldest; precondition: there are so many
    for (std::size_t i = 0; i < count; ++i) items_[first_ + i] = T();
    first_ += count;
    if (empty()) return clear();
    if (first_ < k_gaps || first_ < size()) return;
    items_.erase(items_.begin(), begin());
    first_ = 0;
  }
  void clear() {
    first_ = 0;
    if (items_.capacity() > k_kept) {
      items_ = {};
    } else {
      items_.clear();
    }
  }

 private:
  static constexpr std::size_t k_gaps = 32;  // emptied places at the front, before all move up
  static constexpr std::size_t k_kept = 16;  // places of an empty queue

  std::vector<T> items_;
  std::size_t first_ = 0;
};

}  // namespace chorus::net
