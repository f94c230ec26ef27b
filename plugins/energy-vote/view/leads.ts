// The lead's side: the list before it opens, how many choices are in while it is open (never what they are), paper
// sheets, and reasons for what is not next once the result is shown. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import { schema } from './generated/leads.ts';
import type { Page as AnyPage, Types } from './generated/schema.ts';
import { leading, resultBars, resultSentence, rulesOf, spent, standingsOf, weighed, type Allocations } from './shape.ts';
import { wall } from './wall.ts';

const groups = ['young_person', 'parent_carer', 'practitioner', 'unsaid'] as const;

interface State {
  /** The sheet in hand, and the role group it says. */
  readonly paper: Allocations;
  readonly whose: (typeof groups)[number];
}
type Page = DeskPage<Types, State>;

const begins: State = { paper: {}, whose: 'unsaid' };
const longest = 400;

const styles = `
  .option { display: grid; gap: 10px; padding: 12px 16px; }
  h4 { margin: 0; font-size: 1em; font-weight: 650; }
  .number { font-size: 1.6em; font-weight: 700; line-height: 1.2; }
  .groups { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
  .groups ul { display: grid; gap: 8px; margin-top: 8px; }
  .groups li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; max-width: none; }
`;

function open(page: Page): unknown {
  const { html, nothing, t } = page;
  const voted = page.one('turnout')?.voted ?? 0;
  return html`<div><p class="number">${voted === 0 ? t('turnout_none') : t('turnout', { n: voted })}</p><p class="quiet">${t('turnout_words')}</p></div>
    <p>${t('talk')}</p>${page.space.takesAnswers ? onPaper(page) : nothing}`;
}

function onPaper(page: Page): unknown {
  const { html, t, set, state: { paper, whose } } = page;
  const rules = rulesOf(page);
  const group = whose === 'unsaid' ? {} : { group: whose };
  return page.paper({
    inside: html`${page.numbered('option').map(({ key, body }) => html`<div><p dir="auto" class="strong">${body.text}</p><x-tokens .value=${paper[key] ?? 0} .max=${rules.max_on_one} .left=${rules.tokens - spent(paper)} .label=${body.text}
        @weigh=${(event: CustomEvent<number>) => set({ paper: weighed(paper, key, event.detail, rules) })}></x-tokens></div>`)}
      ${page.select(t('paper_whose'), 'whose', [...groups].reverse().map((each) => [each, t(`group_${each}`)] as const), whose, (each) => set({ whose: each as State['whose'] }))}`,
    args: spent(paper) === 0 ? null : { allocations: paper, ...group }, pass: { pass: true, ...group }, empty: begins,
  });
}

function shown(page: Page): unknown {
  const { html, t, form, field, send } = page;
  const tally = page.one('tally');
  if (!tally) return html`<p>${t('counted')}</p>`;
  const first = leading(tally).map(({ key }) => key);
  return html`<h3>${resultSentence(page, tally)}</h3>${resultBars(page, tally)}
    <p class="quiet">${t('turned_out', { n: tally.turnout - tally.passes, passes: tally.passes })}</p>${byGroup(page)}
    ${page.fold(t('reason'), html`<div class="list"><p class="quiet small">${t('keeps')}</p>${page.numbered('option').filter(({ key }) => !first.includes(key)).map(({ key, rev, body }) =>
      form(html`<p dir="auto" class="strong">${body.text}</p>${field(html`${t('reason')}<span class="hidden-words"> ${body.text}</span>`, 'reason', { most: 1000, value: body.reason })}`,
        ({ text }) => send('note_reason', { key, reason: text('reason') }, { rev, said: 'saved' }), { is: 'card option', keeps: true }))}</div>`)}`;
}

/** Group by group in the order of the result, for leads; a number stands only where the rules let it. */
export function groupsOf(page: AnyPage) {
  const order = standingsOf(page.one('tally') ?? { options: [], ties: [], turnout: 0, passes: 0 });
  return [...page.one('groups')?.groups ?? []].sort((one, other) => groups.indexOf(one.group) - groups.indexOf(other.group)).map(({ group, options }) => ({
    group, lines: order.map(({ key, text }) => ({ text, share: 'none' as const, total: undefined, ...options.find((option) => option.key === key), key })),
  }));
}

function byGroup(page: Page): unknown {
  const { html, nothing, t } = page;
  const told = groupsOf(page);
  if (told.length === 0) return nothing;
  return page.fold(t('by_group'), html`<div class="stack"><p class="quiet">${t('by_group_words')}</p>
    <div class="groups">${told.map(({ group, lines }) => html`<section class="card"><h4>${t(`group_${group}`)}</h4>
      <ul>${lines.map(({ text, share, total }) => html`<li><bdi>${text}</bdi><span class="quiet">${total ? t('tokens', { n: total }) : t(`share_${share}`)}</span></li>`)}</ul></section>`)}</div></div>`);
}

/** Dreams that tables showed and that are no option yet: all of them with one press. */
function dreams(page: Page): unknown {
  const { html, nothing, t, button, send } = page;
  const taken = page.all('option').flatMap(({ body }) => body.from);
  const fresh = page.all('dream-statement').filter(({ key, body }) => body.state !== 'draft' && !taken.includes(key));
  return fresh.length === 0 ? nothing : html`<section class="sunk list"><p>${t('dreams', { n: fresh.length })}</p><div>${button(t('lay_in'), () => send('lay_in', {}, { said: 'laid_in' }), { icon: 'more' })}</div></section>`;
}

function draw(page: Page): unknown {
  switch (page.space.phase) {
    case 'lobby': return page.html`<div><h3>${page.t('options')}</h3><p class="quiet">${page.t('options_words')}</p></div>${dreams(page)}${page.cards('option', longest)}`;
    case 'revealed': return shown(page);
    case 'closed': return page.html`<p>${page.t('counted')}</p>`;
    default: return open(page);
  }
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, { begins, styles, draw });
  kit.wall(schema, wall);
}
