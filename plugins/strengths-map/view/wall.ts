// The wall: the question while tables work; then the names of all themes, what they are about, and one theme a page with
// up to four of what lies in it, as far as the wall may show that.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Wall } from '../../sdk/view/wall.ts';
import { markStyle } from '../../sdk/view/marks.ts';
import { sourcesIn } from '../../sdk/view/sources.ts';
import type { Page, Types } from './generated/schema.ts';
import { coverage, isAboutAny } from './coverage.ts';
import { itemsAt, itemsIn, type Theme } from './shape.ts';

type Content = { readonly names: readonly Theme[] } | { readonly covered: readonly Theme[] } | { readonly theme: Theme; readonly cards: readonly string[] } | 'asks';

const name = { width: 72, font: 4.6, leading: 1.3, gap: 4 } as const;
const card = { width: 72, font: 4.2, leading: 1.3, gap: 4 } as const;
const held = 4;
const above = 20;

function pages(page: Page, height: number, fit: Fit): readonly Content[] {
  const themes = page.numbered('theme').filter(({ key }) => !key.includes('@'));
  if (themes.length === 0) return ['asks'];
  const names = fit.inPairs(themes, ({ body }) => name.gap + fit.height(body.name, name.width, name.font, name.leading), height, 3).map((some) => ({ names: some }));
  const sources = sourcesIn(page.space, ['highlight', 'story']);
  const covered: readonly Content[] = isAboutAny(themes) ? [{ covered: themes }] : [];
  return [...names, ...covered, ...themes.flatMap((theme): readonly Content[] => {
    const words = itemsIn(itemsAt(page, theme.body.table, sources), theme.key).map((item) => item.words);
    const packed = fit.inPairs(words, (each) => card.gap + fit.height(each, card.width, card.font, card.leading), height - above, held / 2);
    return [{ theme, cards: packed[0] ?? [] }];
  })];
}

function draw(page: Page, content: Content): unknown {
  const { html, nothing, t, space } = page;
  if (content === 'asks') return html`<p class="strong">${t('wall_asks')}</p><p class="quiet">${t('no_rush')}</p>`;
  if ('names' in content) return html`<ul class="columns names">${content.names.map(({ body }) => html`<li><bdi class="strong">${body.name}</bdi></li>`)}</ul>`;
  if ('covered' in content) return html`<p class="strong">${t('covered')}</p>${coverage(page, content.covered)}`;
  const { theme: { body }, cards } = content;
  const table = space.tables.find(({ id }) => id === body.table);
  return html`<p class="theme"><bdi>${body.name}</bdi></p>${cards.length === 0 ? nothing : html`<ul class="columns">${cards.map((words) => html`<li><bdi>${words}</bdi></li>`)}</ul>`}
    <p class="quiet">${[body.keep ? t('is_kept') : '', body.cornerstone ? t(`is_${body.cornerstone}`) : '', table?.name ?? ''].filter((words) => words !== '').join(' · ')}</p>`;
}

export const wall: Wall<Types, Content> = {
  styles: `${markStyle}
    :host { --mark: calc(var(--u) * 5); --mark-gap: calc(var(--u) * 2.5); }
    .mark-rows { font-size: calc(var(--u) * 4.4); }
    .mark-label { flex-basis: calc(var(--u) * 60); }
    .marks { gap: calc(var(--u) * 1.5); }
    p { font-size: calc(var(--u) * 4.4); }
    .theme { font-size: calc(var(--u) * 6); font-weight: 650; line-height: 1.2; }
    .columns li { font-size: calc(var(--u) * ${card.font}); line-height: 1.3; }
    .names li { font-size: calc(var(--u) * ${name.font}); }
  `,
  heading: (page) => ({ words: page.titled('heading'), sizes: [5.5, 4.6] }),
  pages,
  draw,
};
