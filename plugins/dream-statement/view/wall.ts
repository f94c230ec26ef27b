// The wall: the question while tables write; then one sentence a page, large and calm, and whose it is.
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Types } from './generated/schema.ts';
import { themeOf, type Statement } from './shape.ts';

type Content = Statement | 'asks';

const sizes = [8, 6.4, 5] as const;

function draw(page: Page, of: Content): unknown {
  const { html, nothing, t, space } = page;
  if (of === 'asks') return html`<p class="strong">${t('wall_asks')}</p><p class="quiet">${t('no_rush')}</p>`;
  const table = space.tables.find(({ id }) => id === of.body.table);
  const theme = themeOf(page, of);
  return html`<p class="dream size-${of.body.words.length > 170 ? 'small' : of.body.words.length > 90 ? 'middle' : 'large'}"><bdi>${of.body.words}</bdi></p>
    ${theme === '' ? nothing : html`<p class="quiet"><bdi>${theme}</bdi></p>`}
    ${table ? html`<p class="from">${table.picture === '' ? nothing : html`<x-picture alone picture=${table.picture}></x-picture>`}<span><bdi class="strong">${table.name}</bdi>${table.place === '' ? nothing : html` <bdi class="quiet">${table.place}</bdi>`}</span></p>` : nothing}`;
}

export const wall: Wall<Types, Content> = {
  styles: `
    p { font-size: calc(var(--u) * 4.6); }
    .dream { border-left: calc(var(--u) * 1.2) solid var(--round); padding-left: calc(var(--u) * 4); font-weight: 600; line-height: 1.25; text-wrap: balance; }
    .dream.size-large { font-size: calc(var(--u) * ${sizes[0]}); }
    .dream.size-middle { font-size: calc(var(--u) * ${sizes[1]}); }
    .dream.size-small { font-size: calc(var(--u) * ${sizes[2]}); }
    .from { display: flex; gap: calc(var(--u) * 2.5); align-items: center; font-size: calc(var(--u) * 4.2); }
    .from x-picture { --picture: calc(var(--u) * 8); }
  `,
  heading: (page) => ({ words: page.titled('heading'), sizes: [5.5, 4.6] }),
  pages: (page) => {
    const shown = page.numbered('dream-statement');
    return shown.length === 0 ? ['asks'] : shown;
  },
  draw,
};
