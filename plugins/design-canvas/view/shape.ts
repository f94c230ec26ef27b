// What the records of a canvas come to on a page: pure.
import type { Thing } from '../../sdk/view/page.ts';
import type { Page, Records } from './generated/schema.ts';

export type Canvas = Thing<Records['canvas']>;
export type Element = Thing<Records['element']>;
export type Ring = Thing<Records['ring']>;

/** What is there comes first. */
export const states = ['exists', 'nearly', 'missing'] as const;
export type How = (typeof states)[number];

export interface Dream {
  readonly key: string;
  readonly words: string;
}

/** Those that tables showed elsewhere, then those that leads wrote down here. */
export function dreamsOf(page: Page): readonly Dream[] {
  const shown = page.space.of('dream-statement').filter(({ body }) => body['state'] !== 'draft').map(({ key, body }) => ({ key, words: String(body['words'] ?? '') }));
  return [...shown, ...page.numbered('dream').map(({ key, body }) => ({ key, words: body.words }))];
}

export const canvasesAt = (page: Page, at: string): readonly Canvas[] => page.where('canvas', 'at', at);
export const othersOf = (page: Page, places: readonly string[]): readonly Canvas[] => page.all('canvas').filter(({ body }) => body.shown !== 'table' && !places.includes(body.at));

export const elementsOn = (page: Page, { body }: Canvas): readonly Element[] => page.numbered('element').filter((each) => each.body.table === body.at && each.body.dream === body.dream);
export const elementsIn = (page: Page, canvas: Canvas, ring: Ring): readonly Element[] => elementsOn(page, canvas).filter(({ body }) => body.ring === ring.body.text);

export function countOf(elements: readonly Element[]): Readonly<Record<How, number>> {
  const many = (state: How): number => elements.filter(({ body }) => body.state === state).length;
  return { exists: many('exists'), nearly: many('nearly'), missing: many('missing') };
}
