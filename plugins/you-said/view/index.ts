// What became of a person's words, as phones load it: one item after another, and whether it was got right. What is
// being written to one lies in the page's drafts.
import type { Kit } from '../../sdk/view.d.ts';
import { schema, type Page as PageOf } from './generated/schema.ts';
import { aloud, itemStyle, replyTo, sharedOf, told, type Item } from './shape.ts';

interface State {
  /** The item that is answered anew, or to which words are written. */
  readonly at: string;
  readonly doing: 'again' | 'words' | null;
}
type Page = PageOf<State>;

const begins: State = { at: '', doing: null };
const rests: Partial<State> = { at: '', doing: null };

function answer(page: Page, { key }: Item): unknown {
  const { html, t, button, send, set } = page;
  return html`<p class="strong">${t('right_question')}</p><div class="row">${button(t('right'), () => send('reply', { key, answer: 'right' }, { now: rests }), { icon: 'done' })}
    ${button(t('not_quite'), () => set({ at: key, doing: 'words' }), { icon: 'edit' })}</div>`;
}

function writes(page: Page, { key }: Item): unknown {
  const { html, t, field, form, keep, send, set } = page;
  const begun = page.draft('reply');
  const words = begun && begun.key === key ? begun.words : '';
  return form(html`${field(html`${t('should_say')} <span class="hint">${t('if_you_like')}</span>`, 'words', { most: 500, rows: 3, value: words, keep: (typed) => keep('reply', { key, words: typed }) })}<p class="quiet small">${t('only_leads_read')}</p>${page.note()}`,
    ({ text }) => {
      const args = { key, answer: 'not_quite', ...(text('words') === '' ? {} : { words: text('words') }) } as const;
      return send('reply', args, { kept: args, now: rests, refused: { at: key, doing: 'words' } });
    }, { done: t('send'), primary: true, leave: [t('leave'), () => set(rests)] });
}

function answered(page: Page, item: Item): unknown {
  const { html, nothing, t, button, set } = page;
  const reply = replyTo(page, item);
  if (!reply) return answer(page, item);
  return html`<p class="strong">${t(`answered_${reply.answer}`)}</p>${reply.words === '' ? nothing : html`<p dir="auto" class="note">${reply.words}</p>`}
    ${reply.version === item.version ? nothing : html`<p class="small">${t('has_changed')}</p>`}<div>${button(t('answer_again'), () => set({ at: item.key, doing: 'again' }), { is: 'plain' })}</div>`;
}

function card(page: Page, item: Item): unknown {
  const { html, nothing, state: { at, doing } } = page;
  const below = at !== item.key || doing === null ? answered(page, item) : doing === 'words' ? writes(page, item) : answer(page, item);
  return html`<section class="card item"><div class="spread"><div>${told(page, item)}</div><x-speak .text=${aloud(page, item)}></x-speak></div>
    ${item.easy_read === '' ? nothing : html`<p dir="auto" class="note easy">${item.easy_read}</p>`}${below}</section>`;
}

function passing(page: Page, items: readonly Item[]): unknown {
  const { html, nothing, t, button, send } = page;
  if (items.every((item) => replyTo(page, item))) return nothing;
  const isPassed = page.own('pass').length > 0 || page.waiting('pass').length > 0;
  return isPassed ? html`<p class="quiet">${t('passed')}</p>` : html`<p class="quiet">${t('no_rush')}</p><p>${button(t('pass'), () => send('pass', {}), { is: 'link' })}</p>`;
}

function draw(page: Page): unknown {
  const { html, t, titled, heading } = page;
  const items = sharedOf(page);
  if (items.length === 0) return html`${heading(titled('heading'))}<p class="quiet">${t('none_yet')}</p>`;
  return html`${heading(titled('heading'), undefined, t('about'))}<div class="list">${items.map((item) => card(page, item))}</div>${passing(page, items)}`;
}

export function register(kit: Kit): void {
  kit.participant(schema, { begins, styles: itemStyle, draw, depth: ({ state: { doing } }) => (doing === null ? 0 : 1), back: ({ set }) => set(rests) });
  kit.leads(() => import('./leads.ts'));
}
