// The wall: what is asked and how, and never a number before the reveal. Then the sentence, then bars.
import type { Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { wallElement } from '../../sdk/wall.ts';
import { resultBars, resultSentence, resultStyle } from './result.ts';
import { optionsOf, resultOf, type Result } from './shape.ts';

/** A wall page holds six. */
const held = 6;

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css, nothing } = kit;

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

  function asked(space: SpaceView, words: Words): unknown {
    const options = optionsOf(space);
    return html`<div class="stack"><h2>${words('energy-vote.prompt')}</h2>
      ${options.length <= held ? html`<ul class="options">${options.map((option) => html`<li><bdi>${option.text}</bdi></li>`)}</ul>` : html`<p>${words('energy-vote.wall_many', { n: options.length })}</p>`}
      <p class="strong">${words('energy-vote.wall_choose')}</p><p class="quiet">${words('energy-vote.wall_talk')}</p></div>`;
  }

  function shown(result: Result, words: Words): unknown {
    const all = result.standings;
    // What does not fit is said, and takes the place of a bar.
    const bars = all.length > held ? held - 1 : held;
    const more = all.length - bars;
    return html`<div class="stack result"><h2>${resultSentence(result, words)}</h2>${resultBars(kit, { ...result, standings: all.slice(0, bars) }, words)}
      ${more > 0 ? html`<p class="quiet">${words('energy-vote.wall_more', { n: more })}</p>` : nothing}</div>`;
  }

  return wallElement(kit, [resultStyle(kit), styles], (space, words) => {
    const result = space.phase === 'revealed' ? resultOf(space) : null;
    if (result) return shown(result, words);
    const over = space.phase === 'closed' || space.phase === 'revealed';
    return over ? html`<div class="stack"><h2>${words('energy-vote.prompt')}</h2><p>${words('energy-vote.wall_closed')}</p></div>` : asked(space, words);
  });
}
