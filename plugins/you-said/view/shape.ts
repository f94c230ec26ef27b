// What the records come to on a page: the items that the room reads, and what this person said to each.
import type { Page, Records } from './generated/schema.ts';

export type Item = Records['feedback'] & { readonly key: string };
export type Reply = Records['reply'] & { readonly key: string };

export const itemsOf = (page: Page): readonly Item[] => page.numbered('feedback').map(({ key, body }) => ({ ...body, key }));
export const sharedOf = (page: Page): readonly Item[] => itemsOf(page).filter(({ shared }) => shared);

/** What this person said to it; what is on its way counts. */
export function replyTo(page: Page, { key, version }: Item): Omit<Reply, 'of' | 'key'> | undefined {
  const waiting = page.waiting('reply').filter((reply) => reply.key === key).at(-1);
  if (waiting?.answer) return { version, answer: waiting.answer, words: waiting.words };
  return page.own('reply').find(({ body }) => body.of === key)?.body;
}

/** Each state with the shape that stands beside its words. */
const marks = { heard: 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0', in_hand: 'M12 4a8 8 0 1 1-8 8h8z', done: 'M4 13l5 5L20 7', changed: 'M4 9h13l-4-4M20 15H7l4 4', not_now: 'M6 12h12', passed_on: 'M4 12h14M13 6l6 6-6 6' } as const;

export function stateOf({ html, t }: Page, { state }: Item): unknown {
  return html`<p class="state"><svg viewBox="0 0 24 24" aria-hidden="true"><path d=${marks[state]}/></svg>${t(`state_${state}`)}</p>`;
}

/** What was said, and what became of it: one under the other, the second the louder. */
export function told(page: Page, item: Item): unknown {
  const { html, nothing, t } = page;
  return html`<p class="quiet small">${t('you_said')}</p><p dir="auto" class="said">${item.said}</p>
    <p class="quiet small">${t('we_did')}</p><p dir="auto" class="did">${item.did}</p>${stateOf(page, item)}
    ${item.evidence === '' ? nothing : html`<p class="small"><span class="quiet">${t('see_it')}:</span> <bdi>${item.evidence}</bdi></p>`}`;
}

export const aloud = (page: Page, { said, did, easy_read, state }: Item): string =>
  [page.t('you_said'), said, page.t('we_did'), did, easy_read, page.t(`state_${state}`)].filter((words) => words !== '').join('\n');

export const itemStyle = `
  .item { display: grid; gap: 8px; }
  .said { border-left: 4px solid var(--round, var(--after)); padding-left: 12px; }
  .did { font-size: 1.15em; font-weight: 600; }
  .easy { white-space: pre-line; }
  .state { display: flex; gap: 8px; align-items: center; font-weight: 650; }
  .state svg { flex: none; width: 1.4em; height: 1.4em; }
  .state path { fill: none; stroke: currentColor; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
`;
