// What the promise's records come to on a page: its wording, its four lines with their pictures left.
import type { Page, Records } from './generated/schema.ts';

export type Wording = Omit<Records['promise'], 'state' | 'approved_by' | 'approved_at'>;

/** The version that stands, if one does. */
export const standing = (page: Page): Wording | undefined => page.all('promise').find(({ body }) => body.state === 'approved')?.body;

/** One question of the promise, and what is said to it. */
export interface Line {
  readonly symbol: 'why' | 'can_change' | 'cannot_change' | 'hear_back';
  readonly texts: readonly string[];
}

export function linesOf({ t, dayWords }: Page, { why, can_change, cannot_change, deciders, report_backs }: Wording): readonly Line[] {
  const decided = deciders.length > 0 ? [t('decided_by', { who: deciders.join(', ') })] : [];
  const days = report_backs.map(({ date, how }) => t('on_day', { day: dayWords(date), how }));
  return [{ symbol: 'why', texts: [why] }, { symbol: 'can_change', texts: can_change }, { symbol: 'cannot_change', texts: cannot_change },
    ...(days.length === 0 ? [] : [{ symbol: 'hear_back', texts: [...days, ...decided] } as const])];
}

/** What cannot change has the same size as what can: the two are one template. */
export function drawLines({ html, t }: Page, lines: readonly Line[]): unknown {
  return html`<ul class="lines">${lines.map(({ symbol, texts }) => html`<li class="line"><x-symbol of=${symbol}></x-symbol><div><h3>${t(symbol)}</h3>${texts.map((text) => html`<p><bdi>${text}</bdi></p>`)}</div></li>`)}</ul>`;
}

/** The whole promise, in easy words first. */
export function drawPromise(page: Page, wording: Wording): unknown {
  return page.html`${wording.easy_read === '' ? page.nothing : page.html`<p dir="auto" class="note">${wording.easy_read}</p>`}${drawLines(page, linesOf(page, wording))}`;
}

export function aloud(page: Page, wording: Wording): string {
  const lines = linesOf(page, { ...wording, deciders: [] }).flatMap(({ symbol, texts }) => [page.t(symbol), ...texts]);
  return [wording.easy_read, ...lines].filter((text) => text !== '').join('.\n');
}

export const linesStyle = `
  .lines { display: grid; gap: var(--lines-gap, 20px); }
  .line { display: flex; flex-wrap: var(--beside, nowrap); gap: var(--line-gap, 16px); align-items: flex-start; max-width: none; }
  .line > div { flex: 1 1 8em; min-width: 0; }
  .line h3 { font-size: 1em; color: var(--ink-quiet); font-weight: 600; }
  .line p { font-size: 1.1em; font-weight: 550; }
`;
