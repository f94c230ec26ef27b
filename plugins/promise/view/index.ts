// The promise as a person reads it, as phones load it: four lines, a question if there is one, and "I have read this".
import type { Kit } from '../../sdk/view.d.ts';
import { schema, type Page as PageOf } from './generated/schema.ts';
import { aloud, drawPromise, linesStyle, questionsOf, standing, type Wording } from './shape.ts';

interface State {
  readonly asking: boolean;
}
type Page = PageOf<State>;

const styles = `${linesStyle}
  .read { display: flex; gap: 12px; align-items: center; --symbol: 2.5rem; font-weight: 650; }
`;

function reading({ html, nothing, t, button, send, own, waiting, space }: Page, { version }: Wording): unknown {
  const isRead = waiting('read').length > 0 || own('read').some(({ body }) => body.version === version);
  if (isRead) return html`<p class="read"><x-symbol of="chosen"></x-symbol>${t('is_read')}</p>`;
  return space.takesAnswers ? button(t('i_have_read'), () => send('read', {}), { is: 'primary' }) : nothing;
}

/** Answers are for everyone, also to questions that only the leads saw. */
function questions(page: Page): unknown {
  const { html, nothing, t } = page;
  const open = questionsOf(page).filter(({ mine, answer }) => mine && !answer);
  const answers = page.all('answer');
  const onTheirWay = page.waiting('ask');
  if (open.length + answers.length + onTheirWay.length === 0) return nothing;
  return html`<section class="list"><h3>${t('questions')}</h3>
    ${answers.map(({ body }) => html`<div class="card"><p dir="auto" class="quiet">${body.asked}</p><p dir="auto" class="strong">${body.text}</p></div>`)}
    ${open.map(({ text }) => html`<div class="card"><p dir="auto">${text}</p><p class="quiet small">${t('asked_wait')}</p></div>`)}
    ${onTheirWay.map(({ text }) => html`<div class="card pending"><p dir="auto">${text}</p><p class="quiet small">${t('asked_sending')}</p></div>`)}</section>`;
}

function ask(page: Page): unknown {
  const { html, t, button, field, form, send, set, keep, draft } = page;
  const text = draft('ask')?.text;
  if (!page.state.asking && text === undefined) return button(t('ask'), () => set({ asking: true }), { icon: 'ask' });
  const leave = (): void => {
    keep('ask', undefined);
    set({ asking: false });
  };
  return form(html`${field(t('ask_label'), 'text', { most: 1000, rows: 3, required: true, value: text ?? '', keep: (words) => keep('ask', { text: words }) })}<p class="quiet small">${t('ask_who')}</p>${page.note()}`,
    (given) => send('ask', { text: given.text('text') }, { kept: { text: given.text('text') }, now: { asking: false }, refused: { asking: true } }), { done: t('ask_send'), primary: true, leave: [t('ask_leave'), leave] });
}

function draw(page: Page): unknown {
  const { html, t, titled } = page;
  const wording = standing(page);
  if (!wording) return html`${page.heading(titled('heading'))}<p class="quiet">${t('not_yet')}</p>`;
  return html`${page.heading(titled('heading'), aloud(page, wording))}${drawPromise(page, wording)}${questions(page)}
    <div class="bar">${reading(page, wording)}${page.space.takesAnswers ? ask(page) : page.nothing}</div>`;
}

export function register(kit: Kit): void {
  // What was begun stays as a draft.
  kit.participant(schema, { begins: { asking: false } as State, styles, draw, depth: ({ state }) => (state.asking ? 1 : 0), back: ({ set }) => set({ asking: false }) });
  kit.leads(() => import('./leads.ts'));
}
