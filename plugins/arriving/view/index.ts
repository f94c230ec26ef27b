// Arriving, as phones load it: what the room agrees on, a line of one's own, and how one is just now.
import type { Kit } from '../../sdk/view.d.ts';
import { schema, type Page as PageOf } from './generated/schema.ts';
import { lineStyle, linesOf, moods, sharedOf } from './shape.ts';

interface State {
  readonly isWriting: boolean;
}
type Page = PageOf<State>;

const styles = `${lineStyle}
  .moods { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 12px; --symbol: 3rem; }
  .moods button { flex-direction: column; gap: 6px; padding-block: 12px; }
`;

function wishes(page: Page): unknown {
  const { html, nothing, t, button, send } = page;
  const own = page.own('wish');
  const onTheirWay = page.waiting('wish');
  if (own.length + onTheirWay.length === 0) return nothing;
  return html`<div class="list">${own.map(({ key, body }) => html`<div class="card list"><p dir="auto" class="strong">${body.text}</p><p class="quiet small">${t('your_wish')}</p>
      <div>${button(t('take_back'), () => send('core.withdraw', { keys: [key] }), { icon: 'undo' })}</div></div>`)}
    ${onTheirWay.map(({ text }) => html`<div class="card list pending"><p dir="auto">${text}</p><p class="quiet small">${t('sending')}</p></div>`)}</div>`;
}

function writing(page: Page): unknown {
  const { html, t, button, field, form, keep, send, set } = page;
  const begun = page.draft('wish');
  if (!page.state.isWriting && begun === undefined) return button(t('wish'), () => set({ isWriting: true }), { icon: 'more' });
  const leave = (): void => {
    keep('wish', undefined);
    set({ isWriting: false });
  };
  return form(html`${field(t('wish_label'), 'text', { most: 200, rows: 2, required: true, value: begun?.text ?? '', keep: (text) => keep('wish', { text }) })}<p class="quiet small">${t('wish_who')}</p>${page.note()}`,
    ({ text }) => send('wish', { text: text('text') }, { kept: { text: text('text') }, now: { isWriting: false }, refused: { isWriting: true } }), { done: t('send'), primary: true, leave: [t('leave'), leave] });
}

function mood(page: Page): unknown {
  const { html, nothing, t, button, send } = page;
  const felt = page.waiting('feel').at(-1)?.feels ?? page.own('mood')[0]?.body.feels;
  const isPassed = page.own('pass').length + page.waiting('pass').length > 0;
  return html`<section class="list"><h3>${t('how_are_you')}</h3><p class="quiet small">${t('only_you')}</p>
    <div class="moods">${moods.map((feels) => button(html`<x-symbol of=${feels}></x-symbol>${t(`feels_${feels}`)}`, () => send('feel', { feels }), { pressed: felt === feels }))}</div>
    <p class="quiet">${t('help_near')}</p>${isPassed ? html`<p class="quiet">${t('passed')}</p>` : felt ? nothing : html`<p>${button(t('pass'), () => send('pass', {}), { is: 'link' })}</p>`}</section>`;
}

function draw(page: Page): unknown {
  const { html, nothing, t, titled, space } = page;
  const lines = linesOf(page);
  const also = sharedOf(page);
  return html`${page.heading(titled('heading'), [titled('heading'), ...lines, ...also].join('\n'), t('question'))}
    <ul class="lines">${lines.map((line) => html`<li><bdi>${line}</bdi></li>`)}</ul>
    ${also.length === 0 ? nothing : html`<h3>${t('also')}</h3><ul class="lines">${also.map((line) => html`<li><bdi>${line}</bdi></li>`)}</ul>`}
    ${wishes(page)}${writing(page)}${space.takesAnswers ? mood(page) : nothing}`;
}

export function register(kit: Kit): void {
  kit.participant(schema, { begins: { isWriting: false } as State, styles, draw, depth: ({ state: { isWriting } }) => (isWriting ? 1 : 0), back: ({ set }) => set({ isWriting: false }) });
  kit.leads(() => import('./leads.ts'));
}
