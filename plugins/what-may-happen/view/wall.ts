// The wall: the five things that are asked, each with its picture. Nobody's answer, and no count.
import type { Wall } from '../../sdk/view/wall.ts';
import type { Types } from './generated/schema.ts';
import { pictures, things } from './shape.ts';

export const wall: Wall<Types, typeof things> = {
  styles: `
    .asked { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: calc(var(--u) * 4); --symbol: calc(var(--u) * 22); font-size: calc(var(--u) * 4.6); line-height: 1.2; margin-top: calc(var(--u) * 4); }
    .asked li { display: grid; gap: calc(var(--u) * 2); justify-items: center; align-content: start; text-align: center; max-width: none; font-weight: 650; text-wrap: balance; }
    .change { margin-top: calc(var(--u) * 6); font-size: calc(var(--u) * 5); }
  `,
  heading: (page) => ({ words: page.titled('heading'), asks: page.t('question'), sizes: [7, 5] }),
  pages: () => [things],
  draw: ({ html, t }, asked) => html`<ul class="asked">${asked.map((thing) => html`<li><x-symbol of=${pictures[thing]}></x-symbol><span>${t(thing)}</span></li>`)}</ul><p class="change">${t('wall_words')}</p>`,
};
