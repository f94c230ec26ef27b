// What may happen with what I give, as phones load it: one thing a screen, yes and no alike, and all of it to be changed.
import type { Kit } from '../../sdk/view.d.ts';
import { schema, type Page as PageOf } from './generated/schema.ts';
import { answerTo, isOfBefore, ownOf, pictures, said as called, thingStyle, things, unanswered, type Thing } from './shape.ts';

interface State {
  /** The thing that is asked. */
  readonly at: Thing | null;
  /** Asked one after another, or one alone. */
  readonly onward: boolean;
  readonly isSayingNo: boolean;
}
type Page = PageOf<State>;

const begins: State = { at: null, onward: false, isSayingNo: false };
const rests: Partial<State> = begins;

const styles = `${thingStyle}
  .asked { display: grid; gap: 16px; justify-items: start; --symbol: 6rem; }
  .answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 12px; --symbol: 2.5rem; }
  .answers button { padding-block: 14px; }
  .said { font-weight: 650; }
`;

/** The next that is asked, or none. */
const after = (page: Page, thing: Thing): Thing | null => (page.state.onward ? (things[things.indexOf(thing) + 1] ?? null) : null);

function asked(page: Page, at: Thing): unknown {
  const { html, t, button, send, set } = page;
  const said = answerTo(page, at);
  const go = { at: after(page, at) };
  const answer = (value: 'yes' | 'no'): unknown => button(html`<x-symbol of=${value}></x-symbol>${t(value)}`, () => send('say', { [at]: value }, { now: go, refused: { at } }), { pressed: said === value });
  return html`${page.heading(t(`${at}_ask`), `${t(`${at}_ask`)}\n${t(`${at}_words`)}\n${t('nothing_yet')}`)}
    <div class="asked"><x-symbol of=${pictures[at]}></x-symbol><p>${t(`${at}_words`)}</p></div>
    <div class="answers" role="group" aria-label=${t(`${at}_ask`)}>${answer('yes')}${answer('no')}</div>${page.note()}
    <div class="bar">${said === undefined || said === 'ask_again' ? button(t('skip'), () => send('say', { [at]: 'ask_again' }, { now: go, refused: { at } }), { is: 'plain' }) : ''}${button(t('back'), () => set(rests), { icon: 'back', is: 'plain' })}</div>
    ${page.state.onward ? html`<p class="quiet small">${t('of_five', { n: things.indexOf(at) + 1 })}</p>` : ''}`;
}

function whose(page: Page): unknown {
  const { html, nothing, t, dayWords } = page;
  const own = ownOf(page);
  if (own === undefined) return nothing;
  const isWritten = own.method === 'witnessed' || own.method === 'signed' || own.method === 'observed';
  const day = dayWords(own.on);
  return html`${isWritten ? html`<p class="small">${t(own.method === 'observed' ? 'by_observed' : 'by_lead', { day })}${own.witness === '' ? nothing : html` <bdi>${t('was_there', { who: own.witness })}</bdi>`}</p>` : nothing}
    ${own.parent ? html`<p class="small">${t(own.parent.method === 'of_age' ? 'own_of_age' : own.parent.yes ? 'parent_yes' : 'parent_no')}</p>` : nothing}
    ${own.review_on === '' ? nothing : html`<p class="quiet small">${t('review', { day: dayWords(own.review_on) })}</p>`}`;
}

function answerIn(page: Page, thing: Thing): string {
  const said = answerTo(page, thing);
  return page.t(said === undefined ? 'not_said' : called[said]);
}

function line(page: Page, thing: Thing): unknown {
  const { html, t, button, set } = page;
  const said = answerTo(page, thing);
  return html`<section class="card list"><div class="thing"><x-symbol of=${pictures[thing]}></x-symbol><div><p class="strong">${t(thing)}</p>
    <p class=${said === undefined ? 'quiet' : 'said'}>${answerIn(page, thing)}</p></div></div><div>${button(t('change'), () => set({ at: thing, onward: false }), { icon: 'edit', of: t(thing) })}</div></section>`;
}

function sayingNo(page: Page): unknown {
  const { html, t, button, send, set, heading } = page;
  const none = { words: 'no', picture: 'no', voice: 'no', name: 'no', later: 'no' } as const;
  return html`${heading(t('all_no'))}<p>${t('all_no_words')}</p><p class="quiet">${t('papers')}</p>
    <div class="bar">${button(t('all_no_yes'), () => send('say', none, { now: rests }), { is: 'primary final' })}${button(t('keep'), () => set(rests))}</div>`;
}

/** On a later evening: what they said stands beneath, and is kept or changed. */
function again(page: Page): unknown {
  const { html, nothing, t, button, set, send } = page;
  const own = ownOf(page);
  if (own === undefined || !isOfBefore(page)) return nothing;
  return html`<section class="sunk list"><p class="strong">${t('still_so', { day: page.dayWords(own.on) })}</p>
    <div class="row">${button(t('still_yes'), () => send('keep', {}), { icon: 'done', is: 'primary' })}${button(t('still_change'), () => set({ at: 'words', onward: true }), { icon: 'edit' })}</div></section>`;
}

function home(page: Page): unknown {
  const { html, nothing, t, button, set, waiting, heading } = page;
  const left = unanswered(page);
  const [next] = left;
  return html`${heading(t('mine'), [t('mine'), ...things.map((thing) => `${t(thing)}: ${answerIn(page, thing)}`), t('holds')].join('\n'))}
    ${again(page)}<p>${t('holds')}</p>${waiting('say').length > 0 ? html`<p class="quiet small pending">${t('sending')}</p>` : nothing}
    <div class="things">${things.map((thing) => line(page, thing))}</div>
    ${whose(page)}${terms(page)}
    <div class="bar">${next === undefined ? nothing : button(t('rest'), () => set({ at: next, onward: true }), { ...(isOfBefore(page) ? {} : { is: 'primary' }), iconAfter: 'next' })}
    ${things.some((thing) => answerTo(page, thing) === 'yes') ? button(t('all_no'), () => set({ isSayingNo: true }), { icon: 'undo' }) : nothing}</div>`;
}

function terms(page: Page): unknown {
  const { html, nothing, t, one } = page;
  return html`<p class="quiet small">${t('item_too')}</p>${one('terms')?.parents ? html`<p class="small">${t('parents')}</p>` : nothing}`;
}

function start(page: Page): unknown {
  const { html, t, titled, button, set, send, own, waiting, heading } = page;
  const isPassed = own('pass').length + waiting('pass').length > 0;
  return html`${heading(titled('heading'), [titled('heading'), t('question'), t('nothing_yet'), ...things.map((thing) => t(thing))].join('\n'), t('question'))}
    <p class="strong">${t('nothing_yet')}</p>
    <ul class="things">${things.map((thing) => html`<li class="thing"><x-symbol of=${pictures[thing]}></x-symbol><span>${t(thing)}</span></li>`)}</ul>${terms(page)}
    <div class="bar">${button(t('begin'), () => set({ at: 'words', onward: true }), { is: 'primary', iconAfter: 'next' })}
    ${isPassed ? html`<p class="quiet">${t('passed')}</p>` : button(t('pass'), () => send('pass', {}), { is: 'link' })}</div>`;
}

function draw(page: Page): unknown {
  const { state: { at, isSayingNo } } = page;
  if (at !== null) return asked(page, at);
  if (isSayingNo) return sayingNo(page);
  return things.every((thing) => answerTo(page, thing) === undefined) && ownOf(page)?.parent === undefined ? start(page) : home(page);
}

export function register(kit: Kit): void {
  kit.participant(schema, { begins, styles, draw, depth: ({ state: { at, isSayingNo } }) => (at !== null || isSayingNo ? 1 : 0), back: ({ set }) => set(rests) });
  kit.leads(() => import('./leads.ts'));
}
