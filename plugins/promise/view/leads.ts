// Building the promise: six questions, one after another; each answer is saved when the lead goes on. Where nothing is
// missing the lead begins at the approval, which names in words what is. Below: questions of people, each to be answered for
// all. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { drawPromise, linesStyle, standing, type Wording } from './shape.ts';
import { wall } from './wall.ts';

export const parts = ['why', 'can_change', 'cannot_change', 'deciders', 'report_backs', 'easy_read'] as const;
export type Part = (typeof parts)[number];
const approvers = ['young_person', 'parent_carer', 'practitioner', 'sponsor'] as const;
type Approver = (typeof approvers)[number];

interface State {
  /** The question in hand, the last is approval; null until the lead goes to one. */
  readonly at: number | null;
  readonly building: boolean;
  readonly yes: readonly Approver[];
}
type Page = DeskPage<Types, State>;

const begins: State = { at: null, building: false, yes: [] };
const empty: Wording = { version: 1, why: '', easy_read: '', can_change: [], cannot_change: [], deciders: [], report_backs: [] };
const longest = { why: 1000, easy_read: 2000, can_change: 4000, cannot_change: 4000, deciders: 4000 } as const;

const styles = `${linesStyle}
  .pair { display: grid; grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr); gap: 12px; align-items: end; }
  .hint { margin-top: 4px; font-weight: 400; }
  .checks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
  @media (max-width: 30rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
`;

/** What each question of the builder still lacks. A date in the past is the room's to judge. */
export const lacking = (wording: Wording): readonly Part[] => parts.filter((part) => wording[part].length === 0);

/** A young person or a parent is among those who said yes. */
export const isReviewed = (yes: readonly Approver[]): boolean => yes.includes('young_person') || yes.includes('parent_carer');

/** What is written so far: saved, and on its way. */
function wordingOf(page: Page): Wording {
  return Object.assign({}, page.one('wording') ?? standing(page) ?? empty, ...page.space.waiting('edit').map(({ args }) => args)) as Wording;
}

function builder(page: Page, isChange: boolean): unknown {
  const { html, nothing, t, button, state: { yes } } = page;
  const wording = wordingOf(page);
  const lacks = lacking(wording);
  const steps = [...parts.map((part) => ({ words: t(`step_${part}`), done: !lacks.includes(part) })), { words: t('step_approve'), done: false }];
  const at = page.state.at ?? (lacks.length === 0 ? parts.length : 0);
  const part = parts[at];
  const isReady = lacks.length === 0 && isReviewed(yes);
  return html`<h3>${t(isChange ? 'build_change' : 'build')}</h3>
    <x-steps .steps=${steps} .at=${at} @go=${(event: CustomEvent<number>) => void go(page, part, event, wording)}>${part ? question(page, part, wording) : approval(page, wording, lacks)}
      ${part ? nothing : html`<button slot="finish" class="primary" ?disabled=${!isReady} @click=${() => void page.send('approve', { with: yes }, { said: 'approved', then: begins })}>${t('approve')}</button>`}</x-steps>
    ${isChange ? html`<div>${button(t('drop'), () => drop(page), { is: 'link' })}</div>` : nothing}`;
}

function question(page: Page, part: Part, wording: Wording): unknown {
  const { html, t, form, field } = page;
  const hint = html`<p class="quiet small hint">${t(`hint_${part}`)}</p>`;
  const stay = (): void => undefined;
  if (part !== 'report_backs') return form(field(html`${t(`q_${part}`)}${hint}`, 'text', { most: longest[part], rows: 3, value: [wording[part]].flat().join('\n') }), stay);
  return form(html`<div><h3>${t('q_report_backs')}</h3>${hint}</div><div class="list">${[...wording.report_backs, { date: '', how: '' }].map(({ date, how }) => html`<div class="pair">
    ${field(t('day'), 'date', { type: 'date', value: date })}<label>${t('how')}<input type="text" dir="auto" name="how" maxlength="300" placeholder=${t('how_example')} .value=${how}/></label></div>`)}</div>`, stay);
}

function approval(page: Page, wording: Wording, lacks: readonly Part[]): unknown {
  const { html, nothing, t, tick, set, state: { yes } } = page;
  const turn = (who: Approver): void => set({ yes: yes.includes(who) ? yes.filter((each) => each !== who) : [...yes, who] });
  return html`<div class="stack"><h3>${t('look_over')}</h3>${drawPromise(page, wording)}
    ${lacks.length > 0 ? html`<div class="note stack-tight"><p class="strong">${t('missing')}</p>${lacks.map((part) => html`<p>${t(`lack_${part}`)}</p>`)}</div>` : nothing}
    <fieldset><legend class="strong">${t('who_said_yes')}</legend><p class="quiet small">${t('needs_reviewer')}</p><div class="checks">${approvers.map((who) => tick(t(`yes_${who}`), yes.includes(who), () => turn(who)))}</div></fieldset></div>`;
}

/** Saves what stands in the question, if it changed, and goes on. */
async function go({ set, say, send }: Page, part: Part | undefined, event: CustomEvent<number>, wording: Wording): Promise<void> {
  const form = (event.currentTarget as Element).querySelector('form');
  const edit = part && form ? editOf(part, new FormData(form), wording) : null;
  say('');
  set({ at: event.detail });
  if (edit) await send('edit', edit);
}

async function drop(page: Page): Promise<void> {
  page.set({ building: false, at: null });
  if (page.one('wording')) await page.send('drop_edit', {});
}

/** The part of the wording that a question's form changes; null if it says what is known already. */
export function editOf(part: Part, form: FormData, before: Wording): Partial<Wording> | null {
  const text = String(form.get('text') ?? '');
  const now = part === 'report_backs' ? reportBacksIn(form) : part === 'why' || part === 'easy_read' ? text.trim() : text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return JSON.stringify(now) === JSON.stringify(before[part]) ? null : { [part]: now };
}

function reportBacksIn(form: FormData): Wording['report_backs'] {
  const hows = form.getAll('how');
  return form.getAll('date').map((date, at) => ({ date: String(date), how: String(hows[at] ?? '').trim() })).filter(({ date, how }) => date !== '' && how !== '');
}

function draw(page: Page): unknown {
  const { html, nothing, t, button, set, state: { building } } = page;
  const stands = standing(page);
  const isBuilding = !stands || page.one('wording') !== undefined || building;
  return html`${isBuilding ? builder(page, stands !== undefined) : nothing}
    ${stands && !isBuilding ? html`<h3>${t('stands', { n: stands.version })}</h3>${drawPromise(page, stands)}<div>${button(t('change_it'), () => set({ building: true, at: 0 }), { icon: 'edit' })}</div>` : nothing}
    ${page.note()}${page.answering()}`;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, { begins, styles, draw });
  kit.wall(schema, wall);
}
