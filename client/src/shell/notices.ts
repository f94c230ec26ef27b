// What the program has to say to the leads, as a short list: nothing covers anything else, each goes with one
// OK, and what the room says anew to whoever comes is not kept from before.
import type { Notice } from '../wire/types.ts';

/** More than these nobody reads; the oldest goes. */
export const mostNotices = 4;

/** What happened and waits for an OK. All else the room says again for as long as it holds. */
const kept = new Set(['taken_down', 'guessing', 'activity_faulty', 'plugin_restarted']);

/** An activity type that stopped, rests or is back is told by its newest word alone, and so is trouble with the file. */
function aboutTheSame(one: Notice, other: Notice): boolean {
  const isPlugin = one.kind.startsWith('plugin_') && other.kind.startsWith('plugin_');
  if (one.kind === 'storage_trouble' && other.kind === 'storage_trouble') return true;
  return (one.kind === other.kind || isPlugin) && JSON.stringify(one.args) === JSON.stringify(other.args);
}

export function withNotice(notices: readonly Notice[], news: Notice): readonly Notice[] {
  return [...notices.filter((notice) => !aboutTheSame(notice, news)), news].slice(-mostNotices);
}

/** The line is back: the room has said, or will say, what still holds. */
export function afterWelcome(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter((notice) => kept.has(notice.kind));
}

export function without(notices: readonly Notice[], gone: Notice): readonly Notice[] {
  return notices.filter((notice) => notice !== gone);
}
