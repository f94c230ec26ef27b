// The wall: what the room agrees on, a page of lines at a time, those that people gave after the leads' own.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Types } from './generated/schema.ts';
import { lineStyle, linesOf, sharedOf } from './shape.ts';

const text = { width: 148, font: 5.5, leading: 1.25 } as const;
const gap = 3;

function pages(page: Page, room: number, fit: Fit): readonly (readonly string[])[] {
  const lines = [...linesOf(page), ...sharedOf(page)];
  return lines.length === 0 ? [[]] : fit.packed(lines, (line) => gap + fit.height(line, text.width, text.font, text.leading), room);
}

export const wall: Wall<Types, readonly string[]> = {
  styles: `${lineStyle}
    .lines { --lines-gap: calc(var(--u) * ${gap}); font-size: calc(var(--u) * ${text.font}); line-height: ${text.leading}; }
    .lines li { gap: calc(var(--u) * 3); text-wrap: wrap; }
  `,
  heading: (page) => ({ words: page.titled('heading'), sizes: [7, 5] }),
  pages,
  draw: ({ html, t }, lines) => (lines.length === 0 ? html`<p>${t('question')}</p>` : html`<ul class="lines">${lines.map((line) => html`<li><bdi>${line}</bdi></li>`)}</ul>`),
};
