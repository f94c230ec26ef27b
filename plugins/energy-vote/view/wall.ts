// The wall: what is asked and how, and never a number before the reveal. Then the sentence, then bars. What does not fit
// stands on further pages.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Types } from './generated/schema.ts';
import { resultBars, resultSentence, standingsOf, type Option, type Standing, type Tally } from './shape.ts';

type Content = { readonly options: readonly Option[] } | { readonly tally: Tally; readonly standings: readonly Standing[] } | 'closed';

/** A wall page holds six. */
const held = 6;
const option = { width: 75, font: 4.6, leading: 1.25, gap: 2.2 } as const;
const bar = { width: 120, font: 4.6, leading: 1.35, more: 3.4 } as const;
/** How to choose, below the options. */
const hints = 23;

const tallyOf = (page: Page): Tally | undefined => (page.space.phase === 'revealed' ? page.one('tally') : undefined);

function pages(page: Page, height: number, fit: Fit): readonly Content[] {
  const tally = tallyOf(page);
  if (tally) return fit.packed(standingsOf(tally), ({ text }) => fit.height(text, bar.width, bar.font, bar.leading) + bar.more, height, held).map((standings) => ({ tally, standings }));
  if (page.space.phase === 'closed' || page.space.phase === 'revealed') return ['closed'];
  const heightOf = ({ body }: Option): number => option.gap + fit.height(body.text, option.width, option.font, option.leading);
  return fit.inPairs(page.numbered('option'), heightOf, height - hints, held / 2).map((options) => ({ options }));
}

function draw(page: Page, content: Content): unknown {
  const { html, t } = page;
  if (content === 'closed') return html`<p>${t('wall_closed')}</p>`;
  if ('tally' in content) return resultBars(page, content.tally, content.standings);
  return html`<ul class="columns">${content.options.map(({ body }) => html`<li><bdi>${body.text}</bdi></li>`)}</ul>
    <p class="strong">${t('wall_choose')}</p><p class="quiet">${t('wall_talk')}</p>`;
}

export const wall: Wall<Types, Content> = {
  styles: `
    :host { --bar: calc(var(--u) * 1.8); --bar-gap: calc(var(--u) * 1.6); --row-gap: 2.2; }
    .bars, .columns li { font-size: calc(var(--u) * 4.6); }
    .columns li { line-height: 1.25; }
  `,
  // A tie names several: three lines and six bars must fit on one page.
  heading: (page) => {
    const tally = tallyOf(page);
    return tally ? { words: resultSentence(page, tally), sizes: [6.5, 4.6], few: 3 } : { words: page.titled('prompt'), sizes: [8, 5] };
  },
  pages,
  draw,
};
