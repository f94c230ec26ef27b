// The lead's side: every table with its pen and its canvases, ring by ring; what goes on the wall, and dreams that no
// table brought. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import type { Pen } from '../../sdk/view/pen.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { answers, style } from './ring.ts';
import { canvasesAt, dreamsOf, elementsIn, states, type Canvas, type Element, type How } from './shape.ts';
import { wall } from './wall.ts';

interface State {
  /** The thing in hand. */
  readonly key: string;
}
type Page = DeskPage<Types, State>;

function inHand(page: Page, { key, body }: Element): unknown {
  const { html, t, send, set, select, button, kept, keeps } = page;
  return html`${keeps()}${kept({ key, member: 'words', label: t('plain_label'), most: 300, rows: 2, required: true, name: 'reword', args: (words, { version }) => ({ words, version }) })}
    ${select(t('how'), 'state', states.map((state) => [state, t(state)] as const), body.state, (state) => void send('mark', { key, version: body.version, state: state as How }, { said: 'saved' }))}
    ${kept({ key, member: 'yes_from', label: t('ask_yes_from'), most: 120, name: 'detail', args: (yes_from, { version }) => ({ yes_from, version }) })}
    ${kept({ key, member: 'try_out', label: t('ask_try_out'), most: 300, name: 'detail', args: (try_out, { version }) => ({ try_out, version }) })}<div>${button(t('done_with'), () => set({ key: '' }))}</div>`;
}

function element(page: Page, pen: Pen, of: Element): unknown {
  const { html, nothing, t, button, set, thread, moderate, state, hints } = page;
  const { key, body, gate } = of;
  const told = (member: 'yes_from' | 'try_out'): unknown => (body[member] === '' ? nothing : html`<p class="small"><span class="quiet">${t(member)}</span> <bdi>${body[member]}</bdi></p>`);
  return html`<section class="card list"><p class="quiet small">${body.ring} · ${t(body.state)}</p><p dir="auto" class="strong">${body.words}</p>${told('yes_from')}${told('try_out')}${body.plainer ? html`<p class="note">${t('plainer_asked')}</p>` : nothing}
    ${hints(key).map((note) => html`<p class="small strong" dir="auto">${note}</p>`)}
    <div class="row">${button(t('thread'), () => thread(key), { icon: 'back', of: body.words })}
      ${gate === 'hidden' ? button(t('unhide'), () => moderate('unhide', key), { icon: 'show', of: body.words }) : button(t('hide'), () => moderate('hide', key), { icon: 'hide', of: body.words })}
      ${state.key === key ? nothing : button(t('work_on'), () => set({ key }), { icon: 'edit', of: body.words })}</div>
    ${state.key === key ? inHand(page, of) : nothing}${answers(page, key)}${pen.suggestions(key, true, (suggestion) => page.care(suggestion, 'plain care small'))}</section>`;
}

function adding(page: Page, pen: Pen, { key, body }: Canvas): unknown {
  const { html, t, form, field, fold, select, send } = page;
  const rings = page.numbered('ring');
  return fold(html`${t('add')}<span class="hidden-words"> ${pen.nameOf(body.at)}</span>`, form(html`${select(t('ring'), 'ring', rings.map((ring) => [ring.key, ring.body.text] as const))}${select(t('how'), 'state', states.map((state) => [state, t(state)] as const))}
    ${field(t('plain_label'), 'words', { most: 300, required: true })}`, ({ text }) => send('add', { key, ring: text('ring'), state: text('state') as How, words: text('words') }), { done: t('add_do'), clears: true }));
}

function canvas(page: Page, pen: Pen, of: Canvas): unknown {
  const { html, t, button, send } = page;
  const { key, body } = of;
  const rings = page.numbered('ring').flatMap((ring) => elementsIn(page, of, ring));
  const wall = body.shown === 'table' ? button(t('show'), () => send('show', { key }), { is: 'final', of: body.words })
    : body.shown === 'wall' ? button(t('off_wall'), () => send('put_on_wall', { key, shown: false }, { said: 'is_off_wall' }), { icon: 'hide', of: body.words })
      : button(t('on_wall'), () => send('put_on_wall', { key, shown: true }, { said: 'is_on_wall' }), { icon: 'show', is: 'final', of: body.words });
  return html`<section class="list"><p dir="auto" class="words">${body.words}</p><div class="row"><span class="quiet small">${t(`shown_${body.shown}`)}</span>${wall}</div>
    ${rings.length === 0 ? html`<p class="quiet">${t('empty')}</p>` : page.list(rings, (each) => element(page, pen, each), key)}${pen.suggestions(key, true, (suggestion) => page.care(suggestion, 'plain care small'))}${adding(page, pen, of)}</section>`;
}

function table(page: Page, pen: Pen, at: string): unknown {
  const { html, nothing, t, form, fold, select, send } = page;
  const own = canvasesAt(page, at);
  const fresh = dreamsOf(page).filter(({ key }) => !own.some(({ body }) => body.dream === key));
  return html`<section class="list"><h3>${pen.title(at)}</h3>${pen.lead(at)}${own.map((each) => canvas(page, pen, each))}
    ${own.length === 0 ? html`<p class="quiet">${t('nothing_yet')}</p>` : nothing}
    ${fresh.length === 0 ? nothing : fold(html`${t('begin')}<span class="hidden-words"> ${pen.nameOf(at)}</span>`, form(select(t('dreams'), 'dream', fresh.map(({ key, words }) => [key, words] as const)), ({ text }) => send('begin', { dream: text('dream'), ...(at === '' ? {} : { at }) }), { done: t('begin') }))}</section>`;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, {
    begins: { key: '' } as State,
    styles: `${style} h3 .at { font-size: 1rem; }`,
    draw: (page) => {
      const { html, nothing, t, form, field, send, space: { phase } } = page;
      if (phase === 'draft') return html`<p class="quiet">${t('before')}</p>`;
      const pen = kit.penOf(page);
      const dreams = dreamsOf(page);
      return html`<div class="list">${dreams.length === 0 ? html`<p class="note">${t('no_dreams_lead')}</p>` : nothing}${phase === 'lobby' ? html`<p class="quiet">${t('before')}</p>` : pen.places().map((at) => table(page, pen, at))}
        ${form(field(t('add_dream_label'), 'words', { most: 400, required: true }), ({ text }) => send('add_dream', { words: text('words') }, { said: 'saved' }), { is: 'card', done: t('add_dream'), icon: 'more', clears: true })}</div>`;
    },
  });
  kit.wall(schema, wall);
}
