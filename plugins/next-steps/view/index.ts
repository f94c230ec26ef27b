// What comes next, as everybody sees it on their phone; while it is open anyone fills what is still empty of the five
// questions, and whoever a step is for says yes on their own phone. Saying who does it is nobody's yes: the page asks
// whether it is oneself.
import type { Kit } from '../../sdk/view.d.ts';
import { schema, type Page as PageOf } from './generated/schema.ts';
import { aloud, card, cardStyle, isDay, isLive, isMine, mostOf, openFor, stepsOf, type Question, type Step } from './shape.ts';

interface State {
  /** The step and the question being filled. */
  readonly asking: { readonly key: string; readonly question: Question } | null;
  /** The step about to be accepted. */
  readonly sure: string;
}
type Page = PageOf<State>;

const begins: State = { asking: null, sure: '' };

function deeds(page: Page, step: Step): unknown {
  const { html, nothing, t, button, set, send, say, state: { asking, sure } } = page;
  const { key, who, accepted } = step;
  if (asking?.key === key) return question(page, step, asking.question);
  if (sure === key) return isThisYou(page, step);
  const open = page.space.takesAnswers ? openFor(step) : undefined;
  const asks = (about: Question): void => {
    say('');
    set({ asking: { key, question: about } });
  };
  return html`${isMine(page, step) ? html`<p class="quiet small">${t('your_yes')}</p>` : nothing}
    <div class="row">${open ? button(t(`fill_${open}`), () => asks(open), { icon: 'edit' }) : nothing}
    ${who !== '' && !accepted ? button(t('mine'), () => set({ sure: key }), { icon: 'done' }) : nothing}
    ${isMine(page, step) ? button(t('take_yes_back'), () => send('take_yes_back', { key }), { icon: 'undo' }) : nothing}</div>`;
}

function isThisYou({ html, t, button, tick, form, set, say, send }: Page, { key }: Step): unknown {
  const isAnother = (): void => {
    set(begins);
    say(t('a_lead_asks'));
  };
  return form(html`<p class="strong">${t('is_this_you')}</p><p>${t('sure')} ${t('leads_see')}</p>
    <fieldset><legend class="strong">${t('may_name')}</legend>${tick(t('may_name_yes'), false, 'may_name')}</fieldset>
    <div class="row">${button(t('sure_no'), isAnother)}<button class="primary final">${t('sure_yes')}</button></div>`,
  ({ has }) => send('accept', { key, may_name: has('may_name') || undefined }, { now: begins }));
}

function question({ t, field, form, set, send }: Page, step: Step, about: Question): unknown {
  const { key, rev } = step;
  return form(field(t(`ask_${about as 'what'}`), 'words', { type: isDay(about) ? 'date' : 'text', most: mostOf(about), required: true, value: step[about] }),
    ({ text }) => send('fill', { key, [about]: text('words') }, { rev, then: { asking: null, sure: about === 'who' ? key : '' } }), { done: t('save'), primary: true, leave: [t('leave'), () => set(begins)] });
}

function draw(page: Page): unknown {
  const { html, nothing, t } = page;
  const steps = stepsOf(page);
  const head = steps.length === 0 ? html`${page.heading(page.titled('heading'))}<p class="quiet">${t('none_yet')}</p>` : page.heading(page.titled('heading'), aloud(page, steps));
  return html`${head}
    <div class="steps">${steps.map((step) => html`<section class="card list">${card(page, step)}${isLive(page) ? deeds(page, step) : nothing}</section>`)}</div>`;
}

export function register(kit: Kit): void {
  kit.participant(schema, {
    begins,
    styles: `${cardStyle} .steps { display: grid; gap: 16px; }`,
    draw,
    depth: ({ state: { asking, sure } }) => (asking || sure ? 1 : 0),
    back: ({ set }) => set(begins),
  });
  kit.leads(() => import('./leads.ts'));
}
