// The leads' side: what people said and what became of it is written down, put in easy words, looked at and shared; what
// the room says to it is read here. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { itemsOf, itemStyle, told, type Item } from './shape.ts';
import { wall } from './wall.ts';

interface State {
  /** The item in hand. */
  readonly at: string;
}
type Page = DeskPage<Types, State>;

const states = ['heard', 'in_hand', 'done', 'changed', 'not_now', 'passed_on'] as const;
type Standing = (typeof states)[number];

/** The fields of an item, as it stands or empty. */
function fields(page: Page, item?: Item): unknown {
  const { html, t, field, select } = page;
  return html`${field(html`${t('ask_said')} <span class="hint">${t('ask_said_hint')}</span>`, 'said', { most: 300, required: true, rows: 2, value: item?.said ?? '' })}
    ${field(t('ask_did'), 'did', { most: 500, required: true, rows: 3, value: item?.did ?? '' })}${field(t('ask_easy'), 'easy_read', { most: 600, rows: 3, value: item?.easy_read ?? '' })}
    ${select(t('ask_state'), 'state', states.map((state) => [state, t(`state_${state}`)] as const), item?.state ?? 'heard')}${field(t('ask_evidence'), 'evidence', { most: 300, value: item?.evidence ?? '' })}`;
}

function adding(page: Page): unknown {
  const { html, nothing, t, form, fold, send, sources, some, ticks } = page;
  const given = sources('agreement', 'highlight', 'story', 'hard-truth');
  return form(html`${fields(page)}${given.length === 0 ? nothing : fold(t('because'), ticks(t('because'), given, true))}`,
    ({ text, all }) => send('add', { said: text('said'), did: text('did'), easy_read: some(text('easy_read')), state: text('state') as Standing, evidence: some(text('evidence')), because: all('because') }, { said: 'saved' }),
    { is: 'card', done: t('add'), icon: 'more', primary: true, clears: true });
}

function changing(page: Page, item: Item): unknown {
  const { t, form, send, set } = page;
  return form(fields(page, item), ({ text }) => send('change', { key: item.key, said: text('said'), did: text('did'), easy_read: text('easy_read'), state: text('state') as Standing, evidence: text('evidence') }, { said: 'kept', then: { at: '' } }),
    { done: t('save'), primary: true, leave: [t('leave'), () => set({ at: '' })] });
}

function sharing(page: Page, item: Item): unknown {
  const { html, t, button, form, tick, send } = page;
  const { key, number } = item;
  if (item.shared) return html`<p class="strong">${t('shared')}</p><div>${button(t('hold_back'), () => send('hold_back', { key }), { icon: 'hide', of: t('number', { n: number }) })}</div>`;
  if (item.easy_read === '') return html`<p class="quiet">${t('needs_easy_read')}</p>`;
  return form(tick(t('looked'), false, 'looked'), ({ has }) => has('looked') && send('share', { key, looked: true }), { done: t('share'), icon: 'show', of: t('number', { n: number }) });
}

/** How many find it right, of its present version; what is said to it is read one by one. */
function replies(page: Page, { key, version }: Item): unknown {
  const { html, nothing, t, care } = page;
  const all = page.where('reply', 'of', key);
  const now = all.filter(({ body }) => body.version === version);
  const right = now.filter(({ body }) => body.answer === 'right').length;
  const corrections = all.filter(({ body }) => body.words !== '');
  return html`${right === 0 ? nothing : html`<p class="small">${t('replies_right', { n: right })}</p>`}${now.length === right ? nothing : html`<p class="small">${t('replies_not_quite', { n: now.length - right })}</p>`}
    ${now.length === all.length ? nothing : html`<p class="quiet small">${t('replies_old')}</p>`}
    ${corrections.length === 0 ? nothing : html`<h3>${t('corrections')}</h3><ul class="list">${corrections.map(({ key: reply, body }) => html`<li class="sunk list"><bdi>${body.words}</bdi><div>${care(reply)}</div></li>`)}</ul>`}`;
}

function card(page: Page, item: Item): unknown {
  const { html, nothing, t, button, set, thread, state: { at } } = page;
  const of = t('number', { n: item.number });
  if (at === item.key) return html`<section class="card list">${changing(page, item)}</section>`;
  return html`<section class="card item">${told(page, item)}${item.easy_read === '' ? nothing : html`<p dir="auto" class="note easy">${item.easy_read}</p>`}
    ${replies(page, item)}<div class="row">${button(t('change'), () => set({ at: item.key }), { icon: 'edit', of })}${button(t('thread'), () => thread(item.key), { icon: 'back', of })}</div>${sharing(page, item)}</section>`;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, {
    begins: { at: '' } as State,
    styles: itemStyle,
    draw: (page) => {
      const { html, nothing, t } = page;
      const items = itemsOf(page);
      const none = html`<div><p>${t('none_leads')}</p><p class="quiet">${t('none_leads_words')}</p></div>`;
      return html`${items.length === 0 ? none : page.list(items, (item) => card(page, item))}${page.space.phase === 'draft' ? nothing : adding(page)}`;
    },
  });
  kit.wall(schema, wall);
}
