// The wall: the steps as calm cards, four a page.
import type { Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { onPage, pagesOf, wallElement } from '../../sdk/wall.ts';
import { dayText, stepsOf } from './shape.ts';

/** A wall page holds four: a step is some twenty words, and who and by when. */
const held = 4;

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css } = kit;

  const styles = css`
    h2 { font-size: calc(var(--u) * 7); max-width: none; }
    .stack > * + * { margin-top: calc(var(--u) * 4); }
    p { max-width: none; }
    ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(calc(var(--u) * 60), 1fr)); gap: calc(var(--u) * 3.5) calc(var(--u) * 5); }
    li { border-left: calc(var(--u) * .8) solid var(--round); padding-left: calc(var(--u) * 2.5); max-width: none; font-size: calc(var(--u) * 4); line-height: 1.3; overflow-wrap: anywhere; }
    li span { display: block; font-size: .8em; color: var(--ink-quiet); }
  `;

  const draw = (space: SpaceView, words: Words, page: number): unknown => {
    const steps = onPage(stepsOf(space), held, page);
    return html`<div class="stack"><h2>${words('next-steps.heading')}</h2>
      ${steps.length === 0 ? html`<p>${words('next-steps.wall_none')}</p>` : html`<ol>${steps.map((step) => html`<li><strong>${words('next-steps.number', { n: step.number })}</strong> <bdi>${step.filled.what ?? ''}</bdi>
        <span><bdi>${step.filled.who ?? words('next-steps.needs_owner')}</bdi>${step.filled.by_when ? ` · ${dayText(step.filled.by_when)}` : ''}</span></li>`)}</ol>`}</div>`;
  };
  return wallElement(kit, [styles], draw, (space) => pagesOf(stepsOf(space), held));
}
