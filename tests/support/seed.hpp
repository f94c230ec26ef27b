#pragma once

namespace chorus::test {

// What a random test begins with: 1, so that two runs are one; CHORUS_TEST_SEED=<number> says
// another, and CHORUS_TEST_SEED=random takes a new one each run. It is printed, to be said again.
unsigned first_seed();

}  // namespace chorus::test
