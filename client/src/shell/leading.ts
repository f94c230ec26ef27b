// Through the screens of a page: the focus, the announcement and the title to each new one, the way back to the last.
// A page's first screen needs neither, so phones load this behind it.
import type { Announcer } from './announcer.ts';
import { presses } from './presses.ts';
import { Screens, type Place } from './screens.ts';
import { WayBack, type Screened } from './way-back.ts';

export interface Led extends Screened {
  /** Null: nothing to be at yet. */
  place(): Place | null;
}

/** Until the answer is called. */
export function leadThrough(page: Led, announcer: Announcer): () => void {
  const screens = new Screens(() => page.place(), announcer, presses);
  const wayBack = new WayBack({
    get depth() {
      return page.depth;
    },
    back: () => {
      screens.goesBack();
      page.back();
    },
  });
  const ends = [presses.subscribe(() => wayBack.look()), screens.watch(), wayBack.watch()];
  screens.look();
  return () => {
    for (const end of ends) end();
  };
}
