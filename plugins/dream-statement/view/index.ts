// A table's sentences, as phones load them: who has the pen, what the table wrote, and what other tables show. What is
// done with one of them is on a screen of its own (`sentence.ts`).
import type { Kit } from '../../sdk/view.d.ts';
import type { Pen } from '../../sdk/view/pen.ts';
import { schema, type Page as PageOf, type Types } from './generated/schema.ts';
import { sentence, style, writing } from './sentence.ts';
import { othersOf, statementsAt, themeOf, type Statement } from './shape.ts';

export interface State {
  /** The table that is looked at, where somebody sits at several. */
  readonly at: string;
  /** The sentence that is open. */
  readonly key: string;
  readonly doing: 'begin' | 'write' | 'ground' | 'look' | 'plain' | 'suggest' | '';
}
export type Page = PageOf<State>;

const begins: State = { at: '', key: '', doing: '' };

function card(page: Page, of: Statement): unknown {
  const { html, nothing, t, button, set } = page;
  const { key, body } = of;
  const theme = themeOf(page, of);
  return html`<section class="card list"><p dir="auto" class="strong">${body.words}</p>${theme === '' ? nothing : html`<p class="quiet small"><bdi>${theme}</bdi></p>`}
    <p class="quiet small">${t(`state_${body.state}`)}</p><div>${button(t('open'), () => set({ key }), { icon: 'next', of: body.words })}</div></section>`;
}

function table(page: Page, pen: Pen): unknown {
  const { html, nothing, t, button, set, say, state } = page;
  const places = pen.places();
  const at = places.includes(state.at) ? state.at : (places[0] ?? '');
  const own = statementsAt(page, at);
  const others = othersOf(page, places);
  const begin = (): void => {
    say('');
    set({ at, doing: 'begin' });
  };
  return html`${page.heading(page.titled('heading'), [page.titled('heading'), t('asks'), ...own.map(({ body }) => body.words)].join('\n'), t('asks'))}
    ${places.length < 2 ? nothing : html`<div class="row">${places.map((each) => button(html`<bdi>${pen.nameOf(each)}</bdi>`, () => set({ at: each }), { pressed: each === at }))}</div>`}
    ${pen.title(at)}${pen.bar(at)}
    ${own.length === 0 ? html`<p>${t('none_yet')}</p><p class="quiet">${t('no_rush')}</p>` : html`<div class="list">${own.map((each) => card(page, each))}</div>`}
    ${pen.mine(at) ? html`<div>${button(t(own.length === 0 ? 'begin' : 'begin_another'), begin, { icon: 'edit', is: own.length === 0 ? 'primary' : '' })}</div>` : nothing}
    ${others.length === 0 ? nothing : html`<section class="list"><h3>${t('others')}</h3>${others.map((each) => card(page, each))}</section>`}`;
}

function draw(page: Page, pen: Pen): unknown {
  const { state } = page;
  if (state.doing === 'begin') return writing(page, pen, null);
  const of = page.by('dream-statement', state.key);
  return of ? sentence(page, pen, of) : table(page, pen);
}

export function register(kit: Kit): void {
  kit.atTables<Types, State>(schema, (penOf) => ({
    begins,
    styles: style,
    draw: (page) => draw(page, penOf(page)),
    depth: ({ state: { key, doing } }) => (key === '' ? 0 : 1) + (doing === '' ? 0 : 1),
    back: ({ set, state }) => set(state.doing === '' ? { key: '' } : { doing: '' }),
  }));
  kit.leads(() => import('./leads.ts'));
}
