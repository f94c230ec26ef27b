// A table's canvas, as phones load it: who has the pen, the dreams, and then one ring a screen (`ring.ts`).
import type { Kit } from '../../sdk/view.d.ts';
import type { Pen } from '../../sdk/view/pen.ts';
import { schema, type Page as PageOf, type Types } from './generated/schema.ts';
import { element, ring, style } from './ring.ts';
import { canvasesAt, countOf, dreamsOf, elementsOn, othersOf, states, type Canvas, type Dream, type How } from './shape.ts';

export interface State {
  /** The table that is looked at, where somebody sits at several. */
  readonly at: string;
  /** The canvas, the ring on it and the thing in that ring that are open. */
  readonly canvas: string;
  readonly ring: number;
  readonly key: string;
  readonly doing: 'add' | 'reword' | 'detail' | 'answer' | 'suggest' | '';
  /** How what is being added is. */
  readonly how: How;
}
export type Page = PageOf<State>;

const begins: State = { at: '', canvas: '', ring: 0, key: '', doing: '', how: 'exists' };

function card(page: Page, canvas: Canvas): unknown {
  const { html, t, button, set } = page;
  const { key, body } = canvas;
  const count = countOf(elementsOn(page, canvas));
  return html`<section class="card list"><p dir="auto" class="strong">${body.words}</p><p class="quiet small">${states.map((state) => t(`count_${state}`, { n: count[state] })).join(' · ')}</p>
    <p class="quiet small">${t(`shown_${body.shown}`)}</p><div>${button(t('open'), () => set({ canvas: key, ring: 0 }), { icon: 'next', of: body.words })}</div></section>`;
}

function dream(page: Page, at: string, { key, words }: Dream): unknown {
  const { html, t, button, send } = page;
  return html`<section class="card list"><p dir="auto" class="strong">${words}</p><div>${button(t('begin'), () => send('begin', { dream: key, ...(at === '' ? {} : { at }) }), { icon: 'start', of: words })}</div></section>`;
}

function table(page: Page, pen: Pen): unknown {
  const { html, nothing, t, button, set, state } = page;
  const places = pen.places();
  const at = places.includes(state.at) ? state.at : (places[0] ?? '');
  const own = canvasesAt(page, at);
  const others = othersOf(page, places);
  const fresh = dreamsOf(page).filter(({ key }) => !own.some(({ body }) => body.dream === key));
  return html`${page.heading(page.titled('heading'), [page.titled('heading'), t('asks')].join('\n'), t('asks'))}
    ${places.length < 2 ? nothing : html`<div class="row">${places.map((each) => button(html`<bdi>${pen.nameOf(each)}</bdi>`, () => set({ at: each }), { pressed: each === at }))}</div>`}
    ${pen.title(at)}${pen.bar(at)}${own.map((each) => card(page, each))}
    ${!pen.mine(at) || fresh.length === 0 ? nothing : html`<section class="list"><h3>${t('dreams')}</h3>${fresh.map((each) => dream(page, at, each))}</section>`}
    ${own.length + fresh.length === 0 ? html`<p>${t('no_dreams')}</p>` : own.length === 0 ? html`<p class="quiet">${t('none_yet')}</p>` : nothing}
    ${others.length === 0 ? nothing : html`<section class="list"><h3>${t('others')}</h3>${others.map((each) => card(page, each))}</section>`}`;
}

function draw(page: Page, pen: Pen): unknown {
  const { state } = page;
  const canvas = page.by('canvas', state.canvas);
  if (!canvas) return table(page, pen);
  const open = page.by('element', state.key);
  return open ? element(page, pen, canvas, open) : ring(page, pen, canvas);
}

export function register(kit: Kit): void {
  kit.atTables<Types, State>(schema, (penOf) => ({
    begins,
    styles: style,
    draw: (page) => draw(page, penOf(page)),
    depth: ({ state: { canvas, key, doing } }) => [canvas, key, doing].filter((each) => each !== '').length,
    back: ({ set, state }) => set(state.doing !== '' ? { doing: '' } : state.key !== '' ? { key: '' } : { canvas: '' }),
  }));
  kit.leads(() => import('./leads.ts'));
}
