// One ring a screen, and one thing in it: what is there first, then what nearly is, then what is missing.
import type { Pen } from '../../sdk/view/pen.ts';
import type { Page } from './index.ts';
import { elementsIn, states, type Canvas, type Element } from './shape.ts';

export const style = `
  .at, .holds { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; max-width: none; }
  .pen x-picture, .at x-picture { --picture: 2.25rem; }
  .words { font-size: 1.2em; line-height: 1.35; font-weight: 650; border-left: 6px solid var(--round, var(--design)); padding-left: 14px; }
  .ring { --symbol: 3.5rem; }
  .how { display: flex; flex-wrap: wrap; gap: 8px; }
  .things { display: grid; gap: 12px; }
  textarea { min-height: 4em; }
`;

const could = ['yes', 'if', 'not_yet'] as const;

function card(page: Page, { key, body }: Element): unknown {
  const { html, nothing, t, button, set } = page;
  return html`<li class="card list"><p dir="auto" class="strong">${body.words}</p>${body.plainer ? html`<p class="note">${t('plainer_asked')}</p>` : nothing}
    <div>${button(t('open'), () => set({ key }), { icon: 'next', of: body.words })}</div></li>`;
}

function adding(page: Page, pen: Pen, canvas: Canvas, ring: { readonly key: string }): unknown {
  const { html, t, button, set, state: { how } } = page;
  const leave = (): void => set({ doing: '' });
  return html`<section class="card list"><div class="how" role="group" aria-label=${t('how')}>${states.map((each) => button(t(each), () => set({ how: each }), { pressed: how === each }))}</div>
    ${pen.writing({ name: 'add', thing: `${canvas.key} ${ring.key}`, member: 'words', label: t(`ask_${how}`), value: '', most: 300, rows: 2, done: t('save'), args: { key: canvas.key, ring: ring.key, state: how }, leave })}
    <p class="quiet small">${t('kept')}</p></section>`;
}

export function ring(page: Page, pen: Pen, canvas: Canvas): unknown {
  const { html, nothing, t, button, set, send, say, state } = page;
  const rings = page.numbered('ring');
  const here = rings[Math.min(state.ring, rings.length - 1)];
  if (!here) return html`<h2>${t('no_rings')}</h2>`;
  const at = rings.indexOf(here);
  const elements = elementsIn(page, canvas, here);
  const mine = pen.mine(canvas.body.at);
  const isTheirs = pen.places().includes(canvas.body.at);
  const to = (doing: 'add' | 'suggest') => (): void => {
    say('');
    set({ doing, how: 'exists' });
  };
  const leave = (): void => set({ doing: '' });
  const turn = (by: number): void => set({ ring: at + by, doing: '' });
  return html`<p class="quiet small">${t('place', { n: at + 1, all: rings.length })}</p>
    <div class="row ring">${here.body.picture === '' ? nothing : html`<x-symbol of=${here.body.picture}></x-symbol>`}${page.heading(here.body.text, [here.body.text, canvas.body.words, ...elements.map(({ body }) => `${t(body.state)}: ${body.words}`)].join('\n'))}</div>
    <p class="quiet">${t('for_dream')} <bdi>${canvas.body.words}</bdi></p>
    ${elements.length === 0 ? html`<p>${t('empty')}</p>` : states.map((how) => {
      const some = elements.filter(({ body }) => body.state === how);
      return some.length === 0 ? nothing : html`<section class="list"><h3>${t(how)}</h3><ul class="things">${some.map((each) => card(page, each))}</ul></section>`;
    })}
    ${mine && state.doing === 'add' ? adding(page, pen, canvas, here) : mine ? html`<div>${button(t('add'), to('add'), { icon: 'more', is: 'primary' })}</div>` : nothing}
    ${mine ? nothing : state.doing === 'suggest' ? pen.suggesting(canvas.key, leave, here.key) : html`<div>${button(t('suggest'), to('suggest'), { icon: 'more' })}</div>`}
    ${pen.suggestions(canvas.key, mine, undefined, here.key)}
    <div class="row">${at === 0 ? nothing : button(t('ring_before'), () => turn(-1), { icon: 'back' })}${at + 1 >= rings.length ? nothing : button(t('ring_next'), () => turn(1), { iconAfter: 'next' })}</div>
    ${isTheirs ? pen.bar(canvas.body.at) : html`<p class="quiet">${t('of_another')}</p>`}
    ${mine && canvas.body.shown === 'table' ? html`<div>${button(t('show'), () => send('show', { key: canvas.key }), { is: 'final' })}</div>` : nothing}
    <div>${button(t('to_table'), () => set({ canvas: '', doing: '' }), { icon: 'back' })}</div>`;
}

function details(page: Page, { key, body }: Element): unknown {
  const { html, t, form, field, send, set } = page;
  return form(html`${field(t('ask_yes_from'), 'yes_from', { most: 120, value: body.yes_from })}${field(t('ask_try_out'), 'try_out', { most: 300, rows: 2, value: body.try_out })}`,
    ({ text }) => send('detail', { key, version: body.version, yes_from: text('yes_from'), try_out: text('try_out') }, { then: { doing: '' } }), { done: t('save'), primary: true, leave: [t('leave'), () => set({ doing: '' })] });
}

/** Somebody who decides says whether it could be; it stands beside, and takes nothing away. */
function answering(page: Page, { key }: Element): unknown {
  const { html, t, form, field, send, set } = page;
  return form(html`<p class="quiet">${t('answer_words')}</p>${field(t('answer_who'), 'who', { most: 80, required: true })}
    <fieldset class="list"><legend class="strong">${t('could_we')}</legend>${could.map((each, place) => html`<label class="tick"><input type="radio" name="could" value=${each} ?checked=${place === 0}/>${t(`could_${each}`)}</label>`)}</fieldset>
    ${field(t('answer_more'), 'words', { most: 300, rows: 2 })}`,
  ({ text }) => send('could_we', { key, who: text('who'), could: text('could') as (typeof could)[number], words: text('words') }, { then: { doing: '' } }), { done: t('answer_send'), primary: true, leave: [t('leave'), () => set({ doing: '' })] });
}

export function answers(page: Pick<Page, 'html' | 'nothing' | 't' | 'where' | 'button' | 'send'>, of: string): unknown {
  const { html, nothing, t, button, send } = page;
  const all = page.where('answer', 'of', of);
  return all.length === 0 ? nothing : html`<section class="list"><h3>${t('answers')}</h3><ul class="list">${all.map(({ key, mine, body }) => html`<li class="sunk stack-tight"><p><bdi class="strong">${body.who}</bdi> ${t(`could_${body.could}`)}</p>
    ${body.words === '' ? nothing : html`<p dir="auto">${body.words}</p>`}${mine ? html`<div>${button(t('suggest_back'), () => send('core.withdraw', { keys: [key] }), { icon: 'undo' })}</div>` : nothing}</li>`)}</ul></section>`;
}

/** What whoever has the pen does with it. */
function deeds(page: Page, pen: Pen, of: Element): unknown {
  const { html, t, button, set, send, say, state } = page;
  const { key, body } = of;
  const leave = (): void => set({ doing: '' });
  if (state.doing === 'reword') return pen.writing({ name: 'reword', thing: key, member: 'words', label: t('plain_label'), value: body.words, most: 300, rows: 2, done: t('save'), args: { key, version: body.version }, leave });
  if (state.doing === 'detail') return details(page, of);
  const to = (doing: 'reword' | 'detail') => (): void => {
    say('');
    set({ doing });
  };
  return html`<div class="how" role="group" aria-label=${t('how')}>${states.map((each) => button(t(each), () => body.state !== each && send('mark', { key, version: body.version, state: each }), { pressed: body.state === each }))}</div>
    <div class="row">${button(t('reword'), to('reword'), { icon: 'edit' })}${button(t('detail'), to('detail'))}</div>`;
}

export function element(page: Page, pen: Pen, canvas: Canvas, of: Element): unknown {
  const { html, nothing, t, button, set, send, state, fold } = page;
  const { key, body } = of;
  const leave = (): void => set({ doing: '' });
  const mine = pen.mine(canvas.body.at);
  const told = (member: 'yes_from' | 'try_out'): unknown => (body[member] === '' ? nothing : html`<p><span class="quiet">${t(member)}</span> <bdi>${body[member]}</bdi></p>`);
  return html`${page.heading(body.ring, [body.words, t(body.state)].join('\n'))}<p dir="auto" class="words">${body.words}</p><p class="strong">${t(body.state)}</p>${told('yes_from')}${told('try_out')}
    ${mine ? deeds(page, pen, of) : nothing}
    ${body.plainer ? html`<p class="note">${t('plainer_asked')}</p>` : html`<div>${button(t('plainer'), () => send('ask_plainer', { key }), { icon: 'ask' })}</div>`}
    ${state.doing === 'suggest' ? pen.suggesting(key, leave) : state.doing === 'answer' ? answering(page, of)
      : html`<div class="row">${button(t('suggest'), () => set({ doing: 'suggest' }), { icon: 'more' })}${button(t('could_we'), () => set({ doing: 'answer' }))}</div>`}
    ${answers(page, key)}${pen.suggestions(key, mine)}
    ${body.earlier.length === 0 ? nothing : fold(t('earlier'), html`<ol class="list">${body.earlier.map((words) => html`<li dir="auto">${words}</li>`)}</ol>`)}
    <div>${button(t('to_ring'), () => set({ key: '', doing: '' }), { icon: 'back' })}</div>`;
}
