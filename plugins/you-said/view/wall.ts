// The wall: what people said beside what became of it, two rows to a page; one that is long has a page to itself.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Types } from './generated/schema.ts';
import { itemStyle, sharedOf, stateOf, type Item } from './shape.ts';

/** Null: nothing is shared yet. */
type Content = { readonly items: readonly Item[]; readonly alone: boolean } | null;

const text = { said: 56, did: 78, font: 4.6, leading: 1.25 } as const;
/** Of a row that stands alone: as large as ten metres need, and no smaller where it is long. */
const least = { said: 56, did: 78, font: 4, leading: 1.25 } as const;
const state = 8;
const gap = 5;

const heightIn = ({ said, did }: Item, { said: left, did: right, font, leading }: typeof text | typeof least, fit: Fit): number =>
  gap + Math.max(fit.height(said, left, font, leading), fit.height(did, right, font, leading) + state);

function pages(page: Page, room: number, fit: Fit): readonly Content[] {
  const items = sharedOf(page);
  if (items.length === 0) return [null];
  const isLong = (item: Item): boolean => heightIn(item, text, fit) > room;
  return fit.packed(items, (item) => (isLong(item) ? room : heightIn(item, text, fit)), room, 3).flatMap((shown): Content[] => {
    const [first] = shown;
    if (!first || !isLong(first)) return [{ items: shown, alone: false }];
    const most = Math.max(1, Math.floor((room - state) / (least.font * least.leading)));
    return fit.parts(first.did, least.did / least.font, most).map((did, at) => ({ items: [{ ...first, did, said: at === 0 ? first.said : '' }], alone: true }));
  });
}

function draw(page: Page, content: Content): unknown {
  const { html, t } = page;
  if (content === null) return html`<p>${t('wall_none')}</p>`;
  return html`<ul class="rows ${content.alone ? 'alone' : ''}">${content.items.map((item) => html`<li><p class="heard"><bdi>${item.said}</bdi></p><div><p class="became"><bdi>${item.did}</bdi></p>${stateOf(page, item)}</div></li>`)}</ul>`;
}

export const wall: Wall<Types, Content> = {
  styles: `${itemStyle}
    .rows { display: grid; gap: calc(var(--u) * 5); }
    .rows li { display: grid; grid-template-columns: calc(var(--u) * 60) minmax(0, 1fr); gap: calc(var(--u) * 6); max-width: none; font-size: calc(var(--u) * ${text.font}); line-height: ${text.leading}; }
    .rows.alone li { font-size: calc(var(--u) * ${least.font}); }
    .heard { border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); text-wrap: wrap; overflow-wrap: anywhere; }
    .became { font-weight: 650; text-wrap: wrap; overflow-wrap: anywhere; }
    .state { font-size: calc(var(--u) * 4); margin-top: calc(var(--u) * 1.5); color: var(--round); }
  `,
  heading: (page) => ({ words: page.titled('heading'), sizes: [7, 5] }),
  pages,
  draw,
};
