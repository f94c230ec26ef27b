// The wall: what is asked and how, and never a number before the reveal. Then the sentence, then bars. What does
// not fit stands on further pages.
import type { Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { wallElement } from '../../sdk/wall.ts';
import { headed, heightOf, packed, type Ruler } from '../../sdk/wall-words.ts';
import { resultBars, resultSentence, resultStyle } from './result.ts';
import { optionsOf, resultOf, type Option, type Result, type Standing } from './shape.ts';

type Page = { readonly heading: string; readonly small: boolean } & (
  | { readonly options: readonly Option[] }
  | { readonly result: Result; readonly standings: readonly Standing[] }
  | { readonly closed: boolean });

/** A wall page holds six. */
const held = 6;
const titles = { large: 8, small: 5, few: 2 } as const;
/** A tie names several: three lines and six bars must fit on one page. */
const sentences = { large: 6.5, small: 4.6, few: 3 } as const;
const option = { width: 75, font: 4.6, leading: 1.25, gap: 2.2 } as const;
const bar = { width: 120, font: 4.6, leading: 1.35, more: 3.4 } as const;
const gap = 4;
/** How to choose, below the options. */
const hints = 23;

function pagesOf(space: SpaceView, words: Words, ruler: Ruler): readonly Page[] {
  const result = space.phase === 'revealed' ? resultOf(space) : null;
  return result ? pagesOfResult(result, resultSentence(result, words), ruler) : pagesOfQuestion(space, space.title || words('energy-vote.prompt'), ruler);
}

function pagesOfQuestion(space: SpaceView, title: string, ruler: Ruler): readonly Page[] {
  const { font, ahead, left } = headed(title, [titles.large, titles.small], titles.few, gap, ruler);
  const small = font === titles.small;
  const first = ahead.map((heading) => ({ heading, small, closed: false }));
  const heading = ahead.length > 0 ? '' : title;
  if (space.phase === 'closed' || space.phase === 'revealed') return [...first, { heading, small, closed: true }];
  const options = optionsOf(space);
  const rows = options.flatMap((_, at) => (at % 2 === 0 ? [options.slice(at, at + 2)] : []));
  const height = (row: readonly Option[]): number => option.gap + Math.max(...row.map(({ text }) => heightOf(text, option.width, option.font, option.leading, ruler)));
  return [...first, ...packed(rows, height, left - hints, held / 2).map((page) => ({ heading, small, options: page.flat() }))];
}

function pagesOfResult(result: Result, sentence: string, ruler: Ruler): readonly Page[] {
  const { font, ahead, left } = headed(sentence, [sentences.large, sentences.small], sentences.few, gap, ruler);
  const small = font === sentences.small;
  const height = ({ text }: Standing): number => heightOf(text, bar.width, bar.font, bar.leading, ruler) + bar.more;
  return [...ahead.map((heading) => ({ heading, small, closed: false })),
    ...packed(result.standings, height, left, held).map((standings) => ({ heading: ahead.length > 0 ? '' : sentence, small, result, standings }))];
}

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css, nothing } = kit;

  const styles = css`
    :host { --bar: calc(var(--u) * 1.8); --bar-gap: calc(var(--u) * 1.6); }
    h2 { font-size: calc(var(--u) * 8); max-width: none; text-wrap: wrap; overflow-wrap: anywhere; }
    .small h2 { font-size: calc(var(--u) * 5); }
    .result h2 { font-size: calc(var(--u) * 6.5); }
    .result.small h2 { font-size: calc(var(--u) * 4.6); }
    .stack > * + * { margin-top: calc(var(--u) * 4); }
    .bars { font-size: calc(var(--u) * 4.6); }
    p { max-width: none; }
    .options { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: calc(var(--u) * 2.2) calc(var(--u) * 5); }
    .options li { border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); max-width: none; font-size: calc(var(--u) * 4.6); line-height: 1.25; overflow-wrap: anywhere; text-wrap: wrap; }
  `;

  function draw(page: Page, _space: SpaceView, words: Words): unknown {
    const heading = page.heading === '' ? nothing : html`<h2><bdi>${page.heading}</bdi></h2>`;
    if ('result' in page) return html`<div class="stack result ${page.small ? 'small' : ''}">${heading}${resultBars(kit, page.result, words, page.standings)}</div>`;
    return html`<div class="stack ${page.small ? 'small' : ''}">${heading}${'closed' in page ? (page.closed ? html`<p>${words('energy-vote.wall_closed')}</p>` : nothing)
      : html`<ul class="options">${page.options.map(({ text }) => html`<li><bdi>${text}</bdi></li>`)}</ul>
        <p class="strong">${words('energy-vote.wall_choose')}</p><p class="quiet">${words('energy-vote.wall_talk')}</p>`}</div>`;
  }
  return wallElement<Page>(kit, [resultStyle(kit), styles], pagesOf, draw);
}
