// The wall: the question while people pick; then set by set what its tellers let into the room and the leads released, large;
// then what was hard, with what would make it good. Nothing is counted and no map of feelings is drawn.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Thing } from '../../sdk/view/page.ts';
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Records, Types } from './generated/schema.ts';
import { card, givenStyles } from './given.ts';
import { promptsOf } from './shape.ts';

type Set = Thing<Records['touchpoint']>;
type Truth = Thing<Records['hard-truth']>;

export type Content = { readonly set: Set; readonly words: string; readonly shows: boolean } | { readonly truths: readonly Truth[] } | null;

const said = { width: 150, font: 4.6, leading: 1.3 } as const;
/** The cards, their words beneath, the feelings, and the gaps. */
const shown = { picture: 28, width: 36, font: 4, leading: 1.25, feelings: 9, gap: 3 } as const;
const hard = { width: 74, font: 4.4, leading: 1.3, gap: 5, rows: 2 } as const;

function pagesOfSet(set: Set, height: number, fit: Fit): readonly Content[] {
  const { words, feelings, symbols } = set.body;
  const cards = shown.picture + Math.max(0, ...symbols.map((text) => fit.height(text, shown.width, shown.font, shown.leading)));
  const line = said.font * said.leading;
  const above = cards + (feelings.length > 0 ? shown.feelings : 0) + shown.gap;
  const first = Math.floor((height - above) / line);
  const parts = words === '' ? [''] : [...(first < 1 ? [''] : []), ...fit.parts(words, said.width / said.font, Math.floor(height / line), first < 1 ? Math.floor(height / line) : first)];
  return parts.map((part, at) => ({ set, words: part, shows: at === 0 }));
}

export function pagesOf(page: Page, height: number, fit: Fit): readonly Content[] {
  const sets = page.all('touchpoint').flatMap((set) => pagesOfSet(set, height, fit));
  const heightOf = ({ body }: Truth): number => hard.gap + fit.height(body.words, hard.width, hard.font, hard.leading) + (body.wish === '' ? 0 : fit.height(page.t('wish_is', { wish: body.wish }), hard.width, hard.font, hard.leading));
  const all = page.all('hard-truth');
  const truths = all.length === 0 ? [] : fit.inPairs(all, heightOf, height, hard.rows).map((several) => ({ truths: several }));
  return sets.length + truths.length === 0 ? [null] : [...sets, ...truths];
}

function draw(page: Page, content: Content): unknown {
  const { html, nothing, t } = page;
  if (content === null) return html`<p class="strong">${t('wall_tell')}</p><p class="quiet">${t('wall_no_rush')}</p>`;
  if ('truths' in content) return html`<ul class="columns">${content.truths.map(({ body }) => html`<li><bdi>${body.words}</bdi>${body.wish === '' ? nothing : html`<p class="wish" dir="auto">${t('wish_is', { wish: body.wish })}</p>`}</li>`)}</ul>`;
  const { set: { body }, words, shows } = content;
  return html`<div class="set">${shows ? html`<ol class="cards" role="list">${body.symbols.map((text) => html`<li>${card(page, text)}</li>`)}</ol>${body.feelings.length === 0 ? nothing : html`<p class="felt" dir="auto">${body.feelings.join(' · ')}</p>`}` : nothing}
    ${words === '' ? nothing : html`<p dir="auto" class="said">${words}</p>`}</div>`;
}

export const wall: Wall<Types, Content> = {
  styles: `
    ${givenStyles}
    .set { display: grid; gap: calc(var(--u) * ${shown.gap}); }
    .cards { grid-template-columns: repeat(3, calc(var(--u) * ${shown.width})); gap: calc(var(--u) * 5); }
    .cards li { font-size: calc(var(--u) * ${shown.font}); line-height: ${shown.leading}; gap: calc(var(--u) * 1); }
    .cards li > bdi:only-child { min-height: calc(var(--u) * 27); padding: calc(var(--u) * 1); }
    .felt { font-size: calc(var(--u) * 5); line-height: 1.2; }
    .said { font-size: calc(var(--u) * ${said.font}); line-height: ${said.leading}; white-space: pre-wrap; text-wrap: wrap; }
    .columns li { font-size: calc(var(--u) * ${hard.font}); line-height: ${hard.leading}; }
    .wish { font-weight: 600; }
  `,
  heading: (page) => {
    const prompt = promptsOf(page)[0] ?? '';
    return { words: page.space.title || prompt, sizes: [7, 5], asks: prompt };
  },
  pages: pagesOf,
  draw,
};
