#include "rules.hpp"

CHORUS_ACTIVITY(chorus::what_may_happen::Rules);
