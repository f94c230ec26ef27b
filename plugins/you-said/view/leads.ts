// The leads' side: what people said and what became of it is written down, put in easy words, looked at and shared; what
// the room says to it is read here. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { itemsOf, itemStyle, told, type Item } from './shape.ts';
import { wall } from './wall.ts';

const states = ['heard', 'in_hand', 'done', 'changed', 'not_now', 'passed_on'] as const;
type Standing = (typeof states)[number];

interface State {
  /** The item in hand. */
  readonly at: string;
  /** How it shall stand, where the room still wants to know how one sees it. */
  readonly wish: Standing | undefined;
}
type Page = DeskPage<Types, State>;

const begins: State = { at: '', wish: undefined };

const saidLabel = ({ html, t }: Page): unknown => html`${t('ask_said')} <span class="hint">${t('ask_said_hint')}</span>`;
const standings = ({ t, select }: Page, state: Standing, keep?: (state: string) => void): unknown => select(t('ask_state'), 'state', states.map((each) => [each, t(`state_${each}`)] as const), state, keep);

function adding(page: Page): unknown {
  const { html, nothing, t, field, form, fold, send, sources, some, ticks } = page;
  const given = sources('agreement', 'highlight', 'story', 'hard-truth');
  return form(html`${field(saidLabel(page), 'said', { most: 300, required: true, rows: 2 })}${field(t('ask_did'), 'did', { most: 500, required: true, rows: 3 })}
    ${field(t('ask_easy'), 'easy_read', { most: 600, rows: 3 })}${standings(page, 'heard')}${field(t('ask_evidence'), 'evidence', { most: 300 })}${given.length === 0 ? nothing : fold(t('because'), ticks(t('because'), given, true))}`,
    ({ text, all }) => send('add', { said: text('said'), did: text('did'), easy_read: some(text('easy_read')), state: text('state') as Standing, evidence: some(text('evidence')), because: all('because') }, { said: 'saved' }),
    { is: 'card', done: t('add'), icon: 'more', primary: true, clears: true });
}

/** Each part by itself. Done needs a word on how one sees it: until there is one, that is kept in mind. */
function changing(page: Page, { key, state }: Item): unknown {
  const { html, t, button, send, set, kept, keeps, by, state: { wish } } = page;
  const part = (member: 'said' | 'did' | 'easy_read' | 'evidence', label: unknown, most: number, more: { rows?: number; required?: boolean } = {}): unknown =>
    kept({ key, member, label, most, ...more, name: 'change', args: (words) => ({ [member]: words, ...(member === 'evidence' && wish ? { state: wish } : {}) }) });
  const stand = (to: string): unknown => {
    const rev = by('feedback', key)?.rev;
    return send('change', { key, state: to as Standing }, { ...(rev === undefined ? {} : { rev }), said: 'kept', then: { wish: undefined }, refused: { wish: to as Standing } });
  };
  return html`${keeps()}${part('said', saidLabel(page), 300, { required: true, rows: 2 })}${part('did', t('ask_did'), 500, { required: true, rows: 3 })}${part('easy_read', t('ask_easy'), 600, { rows: 3 })}
    ${standings(page, wish ?? state, (to) => void stand(to))}${part('evidence', t('ask_evidence'), 300)}${page.note()}<div>${button(t('done_with'), () => set(begins))}</div>`;
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
    ${replies(page, item)}<div class="row">${button(t('change'), () => set({ at: item.key, wish: undefined }), { icon: 'edit', of })}${button(t('thread'), () => thread(item.key), { icon: 'back', of })}</div>${sharing(page, item)}</section>`;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, {
    begins,
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
