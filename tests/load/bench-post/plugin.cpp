#include "rules.hpp"

CHORUS_ACTIVITY(bench_post::Rules);
