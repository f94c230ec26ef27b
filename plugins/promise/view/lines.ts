// The four lines of the promise, with their pictures left. What cannot change has the same size as what
// can: the two are one template.
import type { Kit, Words } from '../../sdk/view.d.ts';
import { dayInWords, type Wording } from './shape.ts';

/** One question of the promise, and what is said to it. */
export interface Line {
  readonly symbol: string;
  readonly heading: string;
  readonly texts: readonly string[];
}

export function linesOf(wording: Wording, words: Words): readonly Line[] {
  const deciders = wording.deciders.length > 0 ? [words('promise.decided_by', { who: wording.deciders.join(', ') })] : [];
  const line = (symbol: string, texts: readonly string[]): Line => ({ symbol, heading: words(`promise.${symbol}`), texts });
  return [line('why', [wording.why]), line('can_change', wording.canChange), line('cannot_change', wording.cannotChange),
    ...(wording.reportBacks.length === 0 ? [] : [line('hear_back', [...wording.reportBacks.map((back) => words('promise.on_day', { day: dayInWords(back.date), how: back.how })), ...deciders])])];
}

export function promiseLines(kit: Kit, lines: readonly Line[]): unknown {
  const { html } = kit;
  return html`<ul class="lines">${lines.map(({ symbol, heading, texts }) => html`<li class="line"><x-symbol of=${symbol}></x-symbol>
    <div><h3>${heading}</h3>${texts.map((text) => html`<p><bdi>${text}</bdi></p>`)}</div></li>`)}</ul>`;
}

/** The same in easy words; nothing where it is not said yet. */
export function easyWords(kit: Kit, wording: Wording): unknown {
  return wording.easyRead === '' ? kit.nothing : kit.html`<p dir="auto" class="note easy-words">${wording.easyRead}</p>`;
}

export function aloud(wording: Wording, words: Words): string {
  return [
    wording.easyRead,
    words('promise.why'), wording.why,
    words('promise.can_change'), ...wording.canChange,
    words('promise.cannot_change'), ...wording.cannotChange,
    words('promise.hear_back'), ...wording.reportBacks.map((back) => words('promise.on_day', { day: dayInWords(back.date), how: back.how })),
  ].filter((text) => text !== '').join('.\n');
}

export function linesStyle(kit: Kit): ReturnType<Kit['css']> {
  return kit.css`
    .lines { display: grid; gap: var(--lines-gap, 20px); }
    .line { display: flex; flex-wrap: var(--beside, nowrap); gap: var(--line-gap, 16px); align-items: flex-start; max-width: none; overflow-wrap: anywhere; }
    .line > div { flex: 1 1 8em; min-width: 0; }
    .line h3 { font-size: 1em; color: var(--ink-quiet); font-weight: 600; }
    .line p { font-size: 1.1em; font-weight: 550; }
  `;
}
