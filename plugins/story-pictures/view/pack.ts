// The drawings of a pack, which come once something is drawn with them: data on a sheet of 120 by 90 (`schemas/pack.schema.json`),
// outlined so that they hold without their colours. Until they come, and for a card without one, its words stand alone.
import type { Page } from './generated/schema.ts';

export interface Shape {
  readonly d: string;
  readonly fill?: string;
  readonly line?: number;
}
export interface Card {
  readonly id: string;
  readonly alt: string;
  readonly picture: readonly Shape[];
}

let cards: ReadonlyMap<string, Card> | null = null;
let coming: Promise<void> | null = null;
const waiting = new WeakSet<Page>();

/** Out of reach just now: it is asked for again whenever something is drawn. */
function load(page: Page): void {
  coming ??= import('./pack.json').then(({ default: pack }) => void (cards = new Map((pack.cards as readonly Card[]).map((card) => [card.id, card]))), () => void (coming = null));
  if (waiting.has(page)) return;
  waiting.add(page);
  void coming.then(() => {
    waiting.delete(page);
    if (cards) page.set({});
  });
}

export function cardOf(page: Page, picture: string): Card | undefined {
  if (picture === '') return undefined;
  if (!cards) load(page);
  return cards?.get(picture);
}

/** Hidden from who cannot see it: its `alt` is said with its words. */
export function drawing({ html, svg, nothing }: Page, { picture }: Card): unknown {
  return html`<svg class="picture" viewBox="0 0 120 90" aria-hidden="true">${picture.map(({ d, fill, line }) => svg`<path d=${d} class=${fill ?? 'line'} stroke-width=${line ?? nothing}/>`)}</svg>`;
}

const fills = {
  sky: '#cfe3f0', lilac: '#d9cfe8', sand: '#e2cfa6', cream: '#fbf3e2', slate: '#8b97a8', green: '#8fb58a', leaf: '#5f9670', water: '#7fb0c4', blue: '#4f7fb0', night: '#2f3a56', yellow: '#f2cb62', amber: '#d98f45',
  red: '#b9503f', brown: '#8d6748', plum: '#8a5f93', peach: '#f3cdb4', white: '#ffffff', ink: '#1c2230', skin1: '#f3d0b2', skin2: '#d39e72', skin3: '#9a6440', skin4: '#5f3d28',
};
export const pictureStyles = `
  .picture { display: block; width: 100%; height: auto; border-radius: 8px; background: #fbf3e2; }
  .picture path { stroke: #1c2230; stroke-linejoin: round; stroke-linecap: round; }
  .picture path:not(.line) { stroke-width: 1.4; }
  .picture .line { fill: none; }
  ${Object.entries(fills).map(([name, colour]) => `.picture .${name} { fill: ${colour}; }`).join('\n  ')}
  @media (forced-colors: active) { .picture { forced-color-adjust: none; } }
`;
