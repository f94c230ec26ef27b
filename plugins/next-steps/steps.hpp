#pragma once

#include "answers.hpp"

// A step before the room: how it comes to stand there, and whether it stands on the wall.
namespace chorus::next_steps {

// A lead's own stands on the wall at once.
Decision add_step(const Call& call, const Json& args);
Decision put_on_wall(const Call& call, Thing step, const Json& args);

// A new one of these answers with a number of its own, tied to each of `because`, all of which are
// here; its key. `audience` empty: everybody and the wall.
std::string put_new_step(const Call& call, Json answers, const Json& because,
                         const std::string& audience, Changes& changes);

// It once more, for those who read it.
Decision put_step(const Call& call, const Thing& step, Changes changes = {});

}  // namespace chorus::next_steps
