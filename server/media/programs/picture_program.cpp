// chorus-picture: makes one photo or drawing anew for the server, which starts it for each. Nobody
// types it.
#include "media/programs/clean_picture.hpp"
#include "media/programs/confined_main.hpp"

int main() {
  // The decoder of HEIC has a thread of its own.
  return chorus::media::confined_main(chorus::platform::MoreThreads::yes,
                                      &chorus::media::clean_picture);
}
