// The result as everyone sees it: the sentence first, then labelled bars. Ties are said as ties; nothing
// is called a winner.
import type { Kit, Words } from '../../sdk/view.d.ts';
import { leading, type Result, type Standing } from './shape.ts';

export function resultSentence(result: Result, words: Words): string {
  const first = leading(result).map((standing) => standing.text);
  if (first.length === 0) return words('energy-vote.nobody');
  if (first.length === 1) return words('energy-vote.first', { what: first[0] ?? '' });
  return words('energy-vote.tie_first', { what: joined(first, words) });
}

function joined(texts: readonly string[], words: Words): string {
  const last = texts[texts.length - 1] ?? '';
  return words('energy-vote.and', { one: texts.slice(0, -1).join(', '), other: last });
}

/** `shown`: a part of them; their lengths are to the longest of all. */
export function resultBars(kit: Kit, result: Result, words: Words, shown: readonly Standing[] = result.standings): unknown {
  const { html } = kit;
  const most = Math.max(1, result.standings[0]?.total ?? 0);
  return html`<ol class="bars">${shown.map((standing) => html`<li class=${standing.tied ? 'tied' : ''}>
    <span class="what"><bdi>${standing.text}</bdi></span><span class="total">${total(standing, words)}</span>
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="1"/><rect class="some" width=${(standing.total / most) * 100} height="1"/></svg>
  </li>`)}</ol>`;
}

function total(standing: Standing, words: Words): string {
  const tokens = words('energy-vote.tokens', { n: standing.total });
  return standing.tied ? `${tokens}, ${words('energy-vote.same')}` : tokens;
}

export function resultStyle(kit: Kit): ReturnType<Kit['css']> {
  return kit.css`
    .bars { display: grid; gap: var(--bar-gap, 16px); }
    /* The number goes under its words where large text leaves no room beside them. */
    .bars li { display: flex; flex-wrap: wrap; gap: 2px 16px; max-width: none; align-items: baseline; justify-content: space-between; }
    .what { flex: 1 1 8em; min-width: 0; font-weight: 600; overflow-wrap: anywhere; }
    .total { color: var(--ink-quiet); white-space: nowrap; }
    .bars svg { flex: 0 0 100%; display: block; width: 100%; height: var(--bar, 12px); border-radius: 6px; }
    .all { fill: var(--sunk); }
    .some { fill: var(--round, var(--before)); }
    @media (forced-colors: active) { .all { fill: Canvas; stroke: CanvasText; } .some { fill: CanvasText; } }
  `;
}
