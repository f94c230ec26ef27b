// What the records come to on a page: the lines of the room, and those that people gave.
import type { Page } from './generated/schema.ts';

export const moods = ['happy', 'calm', 'proud', 'safe', 'scared', 'sad'] as const;

export const linesOf = (page: Page): readonly string[] => page.numbered('line').map(({ body }) => body.text);
/** What others gave and the room has. */
export const sharedOf = (page: Page): readonly string[] => page.all('wish').filter(({ mine, onWall }) => !mine || onWall).map(({ body }) => body.text);

export const lineStyle = `
  .lines { display: grid; gap: var(--lines-gap, 12px); }
  .lines li { display: flex; gap: 12px; align-items: baseline; max-width: none; overflow-wrap: anywhere; }
  .lines li::before { content: ''; flex: none; width: .55em; height: .55em; rotate: 45deg; background: var(--round, var(--before)); }
`;
