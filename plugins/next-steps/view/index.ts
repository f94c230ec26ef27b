// What comes next, as everybody sees it on their phone; while it is open anyone fills what is still empty of the five
// questions, and whoever a step is for says yes on their own phone. Saying who does it is nobody's yes: the page asks
// whether it is oneself. What a table builds together stands in `draft.ts`.
import type { Kit } from '../../sdk/view.d.ts';
import type { Pen } from '../../sdk/view/pen.ts';
import { schema, type Page as PageOf, type Types } from './generated/schema.ts';
import type * as drafts from './draft.ts';
import { aloud, card, cardStyle, isDay, isLive, isMine, mostOf, openFor, stepsOf, type Question, type Step } from './shape.ts';

interface State {
  /** The step and the question being filled. */
  readonly asking: { readonly key: string; readonly question: Question } | null;
  /** The step about to be accepted. */
  readonly sure: string;
  /** The table that is looked at, where somebody sits at several. */
  readonly at: string;
  /** The draft that is open, and what is done with it. */
  readonly key: string;
  readonly doing: 'begin' | 'build' | 'because' | 'drop' | 'suggest' | '';
  /** Which of the five questions is answered. */
  readonly question: number;
  /** The first that is shown of what may lead to it. */
  readonly from: number;
}
export type Page = PageOf<State>;
/** Loaded with the pen, so that a phone's first load stays small. */
type Drafts = typeof drafts;

/** Nothing is done with a step. */
const rests = { asking: null, sure: '' } as const;
const begins: State = { ...rests, at: '', key: '', doing: '', question: 0, from: 0 };

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
    set(rests);
    say(t('a_lead_asks'));
  };
  return form(html`<p class="strong">${t('is_this_you')}</p><p>${t('sure')} ${t('leads_see')}</p>
    <fieldset><legend class="strong">${t('may_name')}</legend>${tick(t('may_name_yes'), false, 'may_name')}</fieldset>
    <div class="row">${button(t('sure_no'), isAnother)}<button class="primary final">${t('sure_yes')}</button></div>`,
  ({ has }) => send('accept', { key, may_name: has('may_name') || undefined }, { now: rests }));
}

function question({ t, field, form, set, send }: Page, step: Step, about: Question): unknown {
  const { key, rev } = step;
  return form(field(t(`ask_${about as 'what'}`), 'words', { type: isDay(about) ? 'date' : 'text', most: mostOf(about), required: true, value: step[about] }),
    ({ text }) => send('fill', { key, [about]: text('words') }, { rev, then: { asking: null, sure: about === 'who' ? key : '' } }), { done: t('save'), primary: true, leave: [t('leave'), () => set(rests)] });
}

function all(page: Page, pen: Pen, { table }: Drafts): unknown {
  const { html } = page;
  const steps = stepsOf(page);
  const ours = isLive(page) ? table(page, pen) : page.nothing;
  const head = steps.length === 0 ? html`${page.heading(page.titled('heading'))}<p class="quiet">${page.t('none_yet')}</p>` : page.heading(page.titled('heading'), aloud(page, steps));
  const cards = html`<div class="steps">${steps.map((step) => html`<section class="card list">${card(page, step)}${isLive(page) ? deeds(page, step) : page.nothing}</section>`)}</div>`;
  return page.space.tables.length === 0 ? html`${head}${cards}${ours}` : html`${head}${ours}${cards}`;
}

function draw(page: Page, pen: Pen, drafts: Drafts): unknown {
  const { state: { key, doing } } = page;
  const draft = page.by('draft', key);
  if (draft) return drafts.building(page, pen, draft);
  return doing === 'begin' ? drafts.beginning(page, pen) : all(page, pen, drafts);
}

const styles = `${cardStyle}
  .steps { display: grid; gap: 16px; }
  .list, form { grid-template-columns: minmax(0, 1fr); }
  .at, .holds { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; max-width: none; }
  .pen x-picture, .at x-picture { --picture: 2.25rem; }
`;

/** A draft may be shown or put away while it is open here. */
function depth(page: Page): number {
  const { asking, sure, key, doing } = page.state;
  if (asking || sure) return 1;
  if (page.by('draft', key)) return doing === '' ? 1 : 2;
  return doing === 'begin' ? 1 : 0;
}

function back({ set, state: { asking, sure, doing } }: Page): void {
  if (asking || sure) set(rests);
  else set(doing === '' ? { key: '' } : { doing: '', from: 0 });
}

export function register(kit: Kit): void {
  kit.atTables<Types, State>(schema, async (penOf) => {
    const drafts = await import('./draft.ts');
    return { begins, styles, draw: (page) => draw(page, penOf(page), drafts), depth, back };
  });
  kit.leads(() => import('./leads.ts'));
}
