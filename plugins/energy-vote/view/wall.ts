// The wall: what is asked and how, and never a number before the reveal. Then the sentence, then bars.
import type { Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { onPage, pagesOf, wallElement } from '../../sdk/wall.ts';
import { resultBars, resultSentence, resultStyle } from './result.ts';
import { optionsOf, resultOf, type Result } from './shape.ts';

/** A wall page holds six. */
const held = 6;

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css } = kit;

  const styles = css`
    :host { --bar: calc(var(--u) * 1.8); --bar-gap: calc(var(--u) * 1.6); }
    h2 { font-size: calc(var(--u) * 8); max-width: none; }
    /* A tie names several: three lines and six bars must fit on one page. */
    .result h2 { font-size: calc(var(--u) * 6.5); }
    .stack > * + * { margin-top: calc(var(--u) * 4); }
    .bars { font-size: calc(var(--u) * 4.6); }
    p { max-width: none; }
    .options { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: calc(var(--u) * 2.2) calc(var(--u) * 5); }
    .options li { border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); max-width: none; font-size: calc(var(--u) * 4.6); line-height: 1.25; overflow-wrap: anywhere; }
  `;

  const result = (space: SpaceView): Result | null => (space.phase === 'revealed' ? resultOf(space) : null);

  function asked(space: SpaceView, words: Words, page: number): unknown {
    return html`<div class="stack"><h2>${words('energy-vote.prompt')}</h2>
      <ul class="options">${onPage(optionsOf(space), held, page).map((option) => html`<li dir="auto">${option.text}</li>`)}</ul>
      <p class="strong">${words('energy-vote.wall_choose')}</p><p class="quiet">${words('energy-vote.wall_talk')}</p></div>`;
  }

  /** All bars are as long beside each other as on one page: the longest is the first. */
  function shown(told: Result, words: Words, page: number): unknown {
    return html`<div class="stack result"><h2>${resultSentence(told, words)}</h2>${resultBars(kit, told, words, onPage(told.standings, held, page))}</div>`;
  }

  const draw = (space: SpaceView, words: Words, page: number): unknown => {
    const told = result(space);
    if (told) return shown(told, words, page);
    const over = space.phase === 'closed' || space.phase === 'revealed';
    return over ? html`<div class="stack"><h2>${words('energy-vote.prompt')}</h2><p>${words('energy-vote.wall_closed')}</p></div>` : asked(space, words, page);
  };
  return wallElement(kit, [resultStyle(kit), styles], draw, (space) => pagesOf(result(space)?.standings ?? optionsOf(space), held));
}
