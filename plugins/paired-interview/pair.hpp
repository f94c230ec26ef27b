#pragma once

#include "rule_book.hpp"

// Who tells and who asks, among people who sit together: a pair, a trio, or a table; where nobody
// does, the room is one. Records, as
// their types and schemas have them:
//   pair  structure {"at", "teller"?, "since", "told"}: the one of these people who tells now.
//         "at": the id of the pair; "teller": a hand, gone or missing: nobody yet; "told": how
//         often somebody here said that they have told.
//   hand  private {"pair"}: somebody of these people, signed by Chorus
//   note  private {"of", "for", "words"}: what one who asks put down for the hand that tells. These
//         people read it, and the leads, for nobody writes to another unseen; it is in no story and
//         no paper until its teller tells it.
//   taken structure {"of"}: its teller took a note into what they tell
//   cue   structure {"at"}: when a lead last said that it is time to swap
// A teller gives the turn on themselves, and whoever asks takes it only once a lead said that it is
// time: a swap by the clock would cut off whoever needs longest. What somebody has begun to tell
// stays on their phone whoever has the turn.
namespace chorus::paired_interview {

sdk::Decision take_turn(const sdk::Call& call, const sdk::Json& args);  // {}
sdk::Decision end_turn(const sdk::Call& call, const sdk::Json& args);   // {}: by who tells
sdk::Decision put_down(const sdk::Call& call, const sdk::Json& args);   // {"words"}
sdk::Decision drop_note(const sdk::Call& call, sdk::Thing note, const sdk::Json& args);
sdk::Decision take_note(const sdk::Call& call, sdk::Thing note, const sdk::Json& args);
sdk::Decision cue_swap(const sdk::Call& call, const sdk::Json& args);  // {}

}  // namespace chorus::paired_interview
