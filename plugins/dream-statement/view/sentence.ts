// One sentence: its words, what it stands on, what was suggested, and what whoever has the pen does next with it.
import type { Pen } from '../../sdk/view/pen.ts';
import type { Page } from './index.ts';
import { checks, cornerstones, isGrounded, isLong, nextOf, themeOf, wordsIn, type Next, type Statement } from './shape.ts';

export const style = `
  .at, .holds { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; max-width: none; }
  .pen x-picture, .at x-picture { --picture: 2.25rem; }
  .words { font-size: 1.2em; line-height: 1.35; font-weight: 650; border-left: 6px solid var(--round, var(--dream)); padding-left: 14px; }
  .starters { display: grid; gap: 8px; }
  .starters button { justify-content: flex-start; text-align: start; }
  .earlier li { max-width: none; }
  textarea { min-height: 5em; }
`;

/** A sentence that begins, or new words for one. */
export function writing(page: Page, pen: Pen, of: Statement | null): unknown {
  const { html, nothing, t, button, set, space, say, state } = page;
  const begin = (words: string): void => {
    space.keep('begin', { ...(state.at === '' ? {} : { at: state.at }), words }, 'new');
    say('');
  };
  const hint = (text: string): unknown => (isLong(text) ? html`<p class="note">${t('long', { n: wordsIn(text) })}</p>` : html`<p class="quiet small">${t('short')}</p>`);
  const starters = page.one('starters')?.starters ?? [];
  const common = { member: 'words', label: t('our_sentence'), most: 400, rows: 3, done: t('save'), hint, leave: () => set({ doing: '' }) } as const;
  return html`<h2>${t(of ? 'write' : 'begin')}</h2>${of ? html`<p dir="auto" class="words">${of.body.words}</p>` : nothing}<p>${t('as_if')}</p>
    ${of || starters.length === 0 ? nothing : page.fold(t('starters'), html`<div class="starters">${starters.map((words) => button(html`<bdi>${words}</bdi>`, () => begin(words)))}</div>`)}
    ${of ? pen.writing({ ...common, name: 'write', thing: of.key, value: of.body.words, args: { key: of.key, version: of.body.version } })
      : pen.writing({ ...common, name: 'begin', thing: 'new', value: '', args: state.at === '' ? {} : { at: state.at } })}
    <p class="quiet small">${t('kept')}</p>`;
}

function grounding(page: Page, pen: Pen, of: Statement): unknown {
  const { html, t, form, tick, send, set } = page;
  const { key, body } = of;
  const leave = (): void => set({ doing: '' });
  const all = pen.sources('theme', 'highlight', 'story');
  const save = (chosen: readonly string[]): unknown => {
    const because = chosen.filter((ref) => !body.because.includes(ref));
    const no_more = all.map(({ ref }) => ref).filter((ref) => body.because.includes(ref) && !chosen.includes(ref));
    return send('ground', { key, because, no_more }, { then: { doing: '' } });
  };
  if (all.length === 0) return html`<h2>${t('ground')}</h2><p>${t('no_sources')}</p><p class="quiet">${t('ask_lead')}</p><div>${page.button(t('leave'), leave)}</div>`;
  return html`<h2>${t('ground')}</h2><p class="quiet">${t('ground_words')}</p>
    ${form(html`<fieldset class="list"><legend class="hidden-words">${t('ground')}</legend>${all.map(({ ref, words }) => tick(html`<bdi>${words}</bdi>`, body.because.includes(ref), 'because', ref))}</fieldset>`,
    ({ all: chosen }) => save(chosen('because')), { done: t('save'), primary: true, leave: [t('leave'), leave] })}`;
}

function lookingOver(page: Page, of: Statement): unknown {
  const { html, t, form, tick, send, set, fold } = page;
  const { key, body } = of;
  const leave = (): void => set({ doing: '' });
  const ticks = (name: 'checks' | 'cornerstones', of: readonly (typeof checks)[number][] | readonly (typeof cornerstones)[number][]): unknown =>
    of.map((each) => tick(t(`is_${each}`), (body[name] as readonly string[]).includes(each), name, each));
  return html`<h2>${t('look')}</h2><p dir="auto" class="words">${body.words}</p>
    ${form(html`<fieldset class="list"><legend class="quiet">${t('look_words')}</legend>${ticks('checks', checks)}</fieldset>
      ${fold(t('cornerstones'), html`<fieldset class="list"><legend class="quiet">${t('cornerstones_words')}</legend>${ticks('cornerstones', cornerstones)}</fieldset>`, body.cornerstones.length > 0)}`,
    ({ all }) => send('look_over', { key, version: body.version, checks: all('checks') as typeof body.checks, cornerstones: all('cornerstones') as typeof body.cornerstones }, { then: { doing: '' } }),
    { done: t('save'), primary: true, leave: [t('leave'), leave] })}`;
}

function plain(page: Page, pen: Pen, of: Statement): unknown {
  const { html, t, set } = page;
  const { key, body } = of;
  const args = { key, version: body.version, ...(body.plain === '' ? {} : { before: body.plain }) };
  return html`<h2>${t('plain')}</h2><p dir="auto" class="words">${body.words}</p><p class="quiet">${t('plain_words')}</p>
    ${pen.writing({ name: 'write_plain', thing: key, member: 'plain', label: t('plain_label'), value: body.plain, most: 600, rows: 4, done: t('save'), args, leave: () => set({ doing: '' }) })}`;
}

/** What whoever has the pen does: what comes next stands first. */
function deeds(page: Page, of: Statement): unknown {
  const { html, nothing, t, button, set, send, say } = page;
  const { key, body } = of;
  const next = nextOf(page, of);
  const to = (doing: 'write' | 'ground' | 'look' | 'plain') => (): void => {
    say('');
    set({ doing });
  };
  const now = { key, version: body.version };
  const does: Readonly<Record<Exclude<Next, 'done'>, () => unknown>> = { ground: to('ground'), show: () => send('show', now), plain: to('plain'), finish: () => send('finish', now, { said: 'finished' }) };
  const isNext = (of: Next): boolean => of === next;
  return html`${next === 'done' ? nothing : html`<p class="quiet">${t(`next_${next}`)}</p><div>${button(t(next), does[next], { is: next === 'show' || next === 'finish' ? 'primary final' : 'primary' })}</div>`}
    <div class="row">${button(t('write'), to('write'), { icon: 'edit' })}${isNext('ground') ? nothing : button(t('ground'), to('ground'))}${button(t('look'), to('look'))}${isNext('plain') ? nothing : button(t('plain'), to('plain'))}</div>`;
}

function behind(page: Page, pen: Pen, of: Statement): unknown {
  const { html, nothing, t } = page;
  const { body } = of;
  const known = pen.sources('theme', 'highlight', 'story').filter(({ ref }) => body.because.includes(ref));
  if (!isGrounded(page, of)) return nothing;
  return page.fold(t('stands_on'), html`<ul class="list">${known.map(({ words }) => html`<li dir="auto">${words}</li>`)}${body.no_story_because === '' ? nothing : html`<li dir="auto">${body.no_story_because}</li>`}</ul>`);
}

export function sentence(page: Page, pen: Pen, of: Statement): unknown {
  const { html, nothing, t, button, set, state, fold } = page;
  const { key, body } = of;
  const leave = (): void => set({ doing: '' });
  const mine = pen.mine(body.table);
  if (mine && state.doing === 'write') return writing(page, pen, of);
  if (mine && state.doing === 'ground') return grounding(page, pen, of);
  if (mine && state.doing === 'look') return lookingOver(page, of);
  if (mine && state.doing === 'plain') return plain(page, pen, of);
  const theme = themeOf(page, of);
  const isTheirs = pen.places().includes(body.table);
  return html`${page.heading(t('sentence', { n: body.number }), [body.words, body.plain].join('\n'))}<p dir="auto" class="words">${body.words}</p>
    ${theme === '' ? nothing : html`<p class="quiet"><bdi>${theme}</bdi></p>`}<p class="quiet small">${t(`state_${body.state}`)}</p>
    ${body.plain === '' ? nothing : html`<section class="card list"><p class="quiet small">${t(body.plain_of === body.version ? 'plain' : 'plain_older')}</p><p dir="auto">${body.plain}</p></section>`}
    ${isTheirs ? pen.bar(body.table) : html`<p class="quiet">${t('of_another')}</p>`}${mine ? deeds(page, of) : nothing}
    ${mine ? nothing : state.doing === 'suggest' ? pen.suggesting(key, leave) : html`<div>${button(t('suggest'), () => set({ doing: 'suggest' }), { icon: 'more' })}</div>`}
    ${pen.suggestions(key, mine)}${behind(page, pen, of)}
    ${body.earlier.length === 0 ? nothing : fold(t('earlier'), html`<ol class="list earlier">${body.earlier.map(({ words }) => html`<li dir="auto">${words}</li>`)}</ol>`)}
    <div>${button(t('to_table'), () => set({ key: '', doing: '' }), { icon: 'back' })}</div>`;
}
