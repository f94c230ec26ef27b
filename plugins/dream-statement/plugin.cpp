#include "rules.hpp"

CHORUS_ACTIVITY(chorus::dream_statement::Rules);
