#include "rules.hpp"

CHORUS_ACTIVITY(chorus::agreement_rounds::Rules);
