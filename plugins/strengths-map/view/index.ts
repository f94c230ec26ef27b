// A table's map, as phones load it: what lies nowhere yet, five at a time, and the themes that the table has named; then
// one theme, with what lies in it.
import type { Kit } from '../../sdk/view.d.ts';
import type { Pen } from '../../sdk/view/pen.ts';
import { schema, type Page as PageOf, type Types } from './generated/schema.ts';
import { cornerstones, itemsAt, itemsIn, othersOf, themesAt, unplaced, type Item, type Theme } from './shape.ts';

export interface State {
  /** The table that is looked at, where somebody sits at several. */
  readonly at: string;
  /** The theme that is open. */
  readonly key: string;
  readonly doing: 'name' | 'rename' | 'mark' | 'split' | '';
  readonly passed: boolean;
}
type Page = PageOf<State>;

const begins: State = { at: '', key: '', doing: '', passed: false };
/** More are told to be many, and taken up to seven. */
const plenty = 5;

const styles = `
  .at { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; max-width: none; }
  .at x-picture { --picture: 2.25rem; }
  .words { font-size: 1.2em; line-height: 1.35; font-weight: 650; border-left: 6px solid var(--round, var(--discover)); padding-left: 14px; }
`;

function placing(page: Page, items: readonly Item[], themes: readonly Theme[], label: string): unknown {
  const { html, t, send } = page;
  page.part('x-place');
  const seen = (ref: string): { readonly item: string; readonly version: number } => ({ item: ref, version: items.find((item) => item.ref === ref)?.version ?? 0 });
  const put = ({ detail }: CustomEvent<{ item: string; into: string }>): unknown => send('place', { into: detail.into, items: [seen(detail.item)] });
  const out = ({ detail }: CustomEvent<{ item: string; from: string }>): unknown => send('take_out', { from: detail.from, items: [seen(detail.item)] });
  return html`<x-place .label=${label} .items=${items.map(({ ref, words, themes: places }) => ({ id: ref, words, places }))} .places=${themes.map(({ key, body }) => ({ id: key, words: body.name }))}
    .words=${{ move: t('move'), takeOut: t('take_out'), leave: t('leave'), next: t('next_five'), before: t('five_before') }} @place=${put} @takeout=${out}></x-place>`;
}

function naming(page: Page, pen: Pen, at: string): unknown {
  const { html, t, set } = page;
  return html`<h2>${t('name_theme')}</h2><p class="quiet">${t('name_words')}</p>
    ${pen.writing({ name: 'name_theme', thing: 'new', member: 'name', label: t('name_label'), value: '', most: 120, rows: 2, done: t('save'), args: at === '' ? {} : { at }, leave: () => set({ doing: '' }) })}`;
}

function card(page: Page, of: Theme, many: number): unknown {
  const { html, nothing, t, button, set } = page;
  const { key, body } = of;
  return html`<section class="card list"><p dir="auto" class="strong">${body.name}</p><p class="quiet small">${t('holds', { n: many })}</p>${body.keep ? html`<p class="small">${t('is_kept')}</p>` : nothing}
    <div>${button(t('open'), () => set({ key }), { icon: 'next', of: body.name })}</div></section>`;
}

function map(page: Page, pen: Pen): unknown {
  const { html, nothing, t, button, set, send, say, state } = page;
  const places = pen.places();
  const at = places.includes(state.at) ? state.at : (places[0] ?? '');
  if (state.doing === 'name') return naming(page, pen, at);
  const items = itemsAt(page, at, pen.sources('highlight', 'story'));
  const themes = themesAt(page, at);
  const others = othersOf(page, places);
  const free = unplaced(items);
  const own = page.where('map', 'at', at)[0];
  const name = (): void => {
    say('');
    set({ at, doing: 'name' });
  };
  const pass = (): unknown => send('pass', {}, { now: { passed: true } });
  return html`${page.heading(page.titled('heading'), [page.titled('heading'), t('asks'), ...free.map(({ words }) => words)].join('\n'), t('asks'))}
    ${places.length < 2 ? nothing : html`<div class="row">${places.map((each) => button(html`<bdi>${pen.nameOf(each)}</bdi>`, () => set({ at: each }), { pressed: each === at }))}</div>`}${pen.title(at)}
    ${themes.length === 0 ? html`<p>${t('none_yet')}</p>` : html`<section class="list"><h3>${t('themes')}</h3>${themes.map((each) => card(page, each, itemsIn(items, each.key).length))}</section>`}
    <div>${button(t(themes.length === 0 ? 'name_theme' : 'name_another'), name, { icon: 'more', is: themes.length === 0 ? 'primary' : '' })}</div>${themes.length > plenty ? html`<p class="quiet">${t('many')}</p>` : nothing}
    ${items.length === 0 ? html`<p>${t('no_sources')}</p>` : free.length === 0 ? html`<p class="quiet">${t('all_placed')}</p>` : html`<section class="list"><h3>${t('unplaced')}</h3>${placing(page, free, themes, t('unplaced'))}</section>`}
    ${own?.body.shown === 'table' ? html`<div>${button(t('show'), () => send('show', { key: own.key }), { is: 'final' })}</div>` : nothing}
    ${state.passed ? html`<p class="note" role="status">${t('passed')}</p>` : html`<p>${button(t('pass'), pass, { is: 'link' })}</p>`}
    ${others.length === 0 ? nothing : html`<section class="list"><h3>${t('others')}</h3><ul class="list">${others.map(({ body }) => html`<li dir="auto" class="card">${body.name}</li>`)}</ul></section>`}`;
}

function marking(page: Page, { key, body }: Theme): unknown {
  const { html, t, form, field, tick, send, set } = page;
  const radio = (each: (typeof cornerstones)[number] | '', words: string): unknown => html`<label class="tick"><input type="radio" name="cornerstone" value=${each} ?checked=${(body.cornerstone ?? '') === each}/>${words}</label>`;
  return form(html`${tick(t('keep'), body.keep, 'keep')}${field(t('why'), 'why', { most: 600, rows: 2, value: body.why })}
    <fieldset class="list"><legend class="strong">${t('cornerstones')}</legend>${cornerstones.map((each) => radio(each, t(`is_${each}`)))}${radio('', t('no_cornerstone'))}</fieldset>`,
  ({ text, has }) => send('mark', { key, version: body.version ?? 1, keep: has('keep'), why: text('why'), cornerstone: text('cornerstone') as '' }, { then: { doing: '' } }), { done: t('save'), primary: true, leave: [t('leave'), () => set({ doing: '' })] });
}

function splitting(page: Page, { key, body }: Theme, items: readonly Item[]): unknown {
  const { html, t, form, field, tick, send, set } = page;
  return form(html`${field(t('name_label'), 'name', { most: 120, required: true })}<fieldset class="list"><legend class="strong">${t('split_items')}</legend>${items.slice(0, 15).map(({ ref, words }) => tick(html`<bdi>${words}</bdi>`, false, 'items', ref))}</fieldset>`,
    ({ text, all }) => send('split', { key, version: body.version ?? 1, name: text('name'), items: all('items') }, { then: { doing: '', key: '' } }), { done: t('split_do'), primary: true, leave: [t('leave'), () => set({ doing: '' })] });
}

function theme(page: Page, pen: Pen, of: Theme): unknown {
  const { html, nothing, t, button, set, send, say, state, fold } = page;
  const { key, body } = of;
  const version = body.version ?? 1;
  const leave = (): void => set({ doing: '' });
  const items = itemsIn(itemsAt(page, body.table, pen.sources('highlight', 'story')), key);
  const to = (doing: 'rename' | 'mark' | 'split') => (): void => {
    say('');
    set({ doing });
  };
  const deeds = html`<div class="row">${button(t('rename'), to('rename'), { icon: 'edit' })}${button(t('mark'), to('mark'))}${items.length > 1 ? button(t('split'), to('split')) : nothing}
    ${items.length === 0 ? button(t('drop'), () => send('drop', { key, version }, { then: { key: '' } }), { icon: 'undo' }) : nothing}</div>`;
  const doing = state.doing === 'rename' ? pen.writing({ name: 'rename', thing: key, member: 'name', label: t('name_label'), value: body.name, most: 120, rows: 2, done: t('save'), args: { key, version }, leave })
    : state.doing === 'mark' ? marking(page, of) : state.doing === 'split' ? splitting(page, of, items) : deeds;
  return html`${page.heading(t('theme', { n: body.number ?? 1 }), [body.name, body.why, ...items.map(({ words }) => words)].join('\n'))}<p dir="auto" class="words">${body.name}</p>
    ${body.why === '' ? nothing : html`<p dir="auto">${body.why}</p>`}${body.keep ? html`<p class="strong">${t('is_kept')}</p>` : nothing}${body.cornerstone ? html`<p class="quiet">${t(`is_${body.cornerstone}`)}</p>` : nothing}
    ${doing}${items.length === 0 ? html`<p class="quiet">${t('empty')}</p>` : html`<section class="list"><h3>${t('lies_here')}</h3>${placing(page, items, themesAt(page, body.table), t('lies_here'))}</section>`}
    ${body.earlier.length === 0 ? nothing : fold(t('earlier'), html`<ol class="list">${body.earlier.map((name) => html`<li dir="auto">${name}</li>`)}</ol>`)}
    <div>${button(t('to_map'), () => set({ key: '', doing: '' }), { icon: 'back' })}</div>`;
}

function draw(page: Page, pen: Pen): unknown {
  const of = page.by('theme', page.state.key);
  return of ? theme(page, pen, of) : map(page, pen);
}

export function register(kit: Kit): void {
  kit.atTables<Types, State>(schema, (penOf) => ({
    begins,
    styles,
    draw: (page) => draw(page, penOf(page)),
    depth: ({ state: { key, doing } }) => [key, doing].filter((each) => each !== '').length,
    back: ({ set, state }) => set(state.doing === '' ? { key: '' } : { doing: '' }),
  }));
  kit.leads(() => import('./leads.ts'));
}
