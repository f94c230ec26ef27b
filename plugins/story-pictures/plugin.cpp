#include "rules.hpp"

CHORUS_ACTIVITY(chorus::story_pictures::Rules);
