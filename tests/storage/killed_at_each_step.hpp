#pragma once

#include <functional>

namespace chorus::test {

// Runs `work` in a child that is killed before its first call of the system, then again before its
// second, and so on until it comes to its end; `then` looks after each time, the last included.
// Gives the number of calls. Fails the test where the system lets nobody trace a child.
int killed_at_each_step(const std::function<void()>& work, const std::function<void(int)>& then);

}  // namespace chorus::test
