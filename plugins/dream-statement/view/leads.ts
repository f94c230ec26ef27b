// The lead's side: every table with its pen and its sentences, the reason why one stands on no story, and what goes on
// the wall. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import type { Pen } from '../../sdk/view/pen.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { style } from './sentence.ts';
import { hasTwin, isGrounded, statementsAt, themeOf, type Statement } from './shape.ts';
import { wall } from './wall.ts';

interface State {
  /** The sentence in hand. */
  readonly key: string;
}
type Page = DeskPage<Types, State>;

function reason(page: Page, { key, body }: Statement): unknown {
  const { t, fold, kept } = page;
  return fold(t('no_story'), kept({ key, member: 'no_story_because', label: t('no_story_label'), most: 300, name: 'say_why', args: (reason) => ({ reason }) }), body.no_story_because !== '');
}

/** Words that changed leave their easy twin behind, until somebody says that it still fits. */
function stillFits({ nothing, t, button, send }: Page, of: Statement): unknown {
  const { key, body: { version, plain } } = of;
  return plain === '' || hasTwin(of) ? nothing : button(t('plain_fits'), () => send('write_plain', { key, version, plain, before: plain }, { said: 'saved' }), { icon: 'done' });
}

function inHand(page: Page, of: Statement): unknown {
  const { html, t, button, set, kept, keeps } = page;
  const { key } = of;
  return html`${keeps()}${kept({ key, member: 'words', label: t('our_sentence'), most: 400, rows: 3, required: true, name: 'write', args: (words, { version }) => ({ words, version }) })}
    ${kept({ key, member: 'plain', label: t('plain_label'), most: 600, rows: 3, required: true, name: 'write_plain', args: (plain, { version, plain: before }) => ({ plain, version, ...(before ? { before } : {}) }) })}
    ${stillFits(page, of)}${reason(page, of)}<div>${button(t('done_with'), () => set({ key: '' }))}</div>`;
}

/** What it lacks: told, since the table does it. */
function lacks(page: Page, of: Statement): string {
  const { t } = page;
  if (!isGrounded(page, of)) return t('lacks_ground');
  return hasTwin(of) ? '' : t('lacks_plain');
}

function place(page: Page, of: Statement): unknown {
  const { html, nothing, t, button, send, moderate } = page;
  const { key, body, gate, onWall } = of;
  const isHidden = gate === 'hidden';
  const wall = body.state === 'draft' || isHidden ? nothing
    : onWall ? button(t('off_wall'), () => send('put_on_wall', { key, shown: false }, { said: 'is_off_wall' }), { icon: 'hide', of: body.words })
      : button(t('on_wall'), () => send('put_on_wall', { key, shown: true }, { said: 'is_on_wall' }), { icon: 'show', is: 'final', of: body.words });
  return html`${wall}${isHidden ? button(t('unhide'), () => moderate('unhide', key), { icon: 'show', of: body.words }) : button(t('hide'), () => moderate('hide', key), { icon: 'hide', of: body.words })}`;
}

function statement(page: Page, pen: Pen, of: Statement): unknown {
  const { html, nothing, t, button, set, send, thread, state, fold, hints } = page;
  const { key, body } = of;
  const lack = lacks(page, of);
  const theme = themeOf(page, of);
  const now = { key, version: body.version };
  return html`<section class="card list"><p class="quiet small">${t('sentence', { n: body.number })} · ${t(`state_${body.state}`)}</p><p dir="auto" class="words">${body.words}</p>
    ${theme === '' ? nothing : html`<p class="quiet small"><bdi>${theme}</bdi></p>`}${body.plain === '' ? nothing : html`<p dir="auto">${body.plain}</p>`}
    ${lack === '' ? nothing : html`<p class="note">${lack}</p>`}${hints(key).map((note) => html`<p class="small strong" dir="auto">${note}</p>`)}
    <div class="row">${button(t('thread'), () => thread(key), { icon: 'back', of: body.words })}${place(page, of)}
      ${body.state === 'draft' && isGrounded(page, of) ? button(t('show'), () => send('show', now), { is: 'final', of: body.words }) : nothing}
      ${body.state === 'shown' && hasTwin(of) ? button(t('finish'), () => send('finish', now), { icon: 'done', of: body.words }) : nothing}
      ${state.key === key ? nothing : button(t('work_on'), () => set({ key }), { icon: 'edit', of: body.words })}</div>
    ${state.key === key ? inHand(page, of) : nothing}${pen.suggestions(key, true, (suggestion) => page.care(suggestion, 'plain care small'))}
    ${body.earlier.length === 0 ? nothing : fold(t('earlier'), html`<ol class="list">${body.earlier.map(({ words }) => html`<li dir="auto">${words}</li>`)}</ol>`)}</section>`;
}

function table(page: Page, pen: Pen, at: string): unknown {
  const { html, t, field, form, fold, send } = page;
  const statements = statementsAt(page, at);
  return html`<section class="list"><h3>${pen.title(at)}</h3>${pen.lead(at)}
    ${statements.length === 0 ? html`<p class="quiet">${t('nothing_yet')}</p>` : page.list(statements, (each) => statement(page, pen, each), at)}
    ${fold(html`${t('begin')}<span class="hidden-words"> ${pen.nameOf(at)}</span>`, form(field(t('our_sentence'), 'words', { most: 400, rows: 2, required: true }), ({ text }) => send('begin', { words: text('words'), ...(at === '' ? {} : { at }) }), { done: t('begin_do'), clears: true }))}</section>`;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, {
    begins: { key: '' } as State,
    styles: `${style} h3 .at { font-size: 1rem; }`,
    draw: (page) => {
      const pen = kit.penOf(page);
      if (page.space.phase === 'draft' || page.space.phase === 'lobby') return page.html`<p class="quiet">${page.t('before')}</p>`;
      return page.html`<div class="list">${pen.places().map((at) => table(page, pen, at))}</div>`;
    },
  });
  kit.wall(schema, wall);
}
