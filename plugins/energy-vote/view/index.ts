// One person's choice, as phones load it: tokens on options, looked over, sealed. The flow is the kit's.
import type { Kit } from '../../sdk/view.d.ts';
import { schema, type Page as PageOf } from './generated/schema.ts';
import { resultBars, resultSentence, rulesOf, spent, stillThere, weighed, type Allocations, type Option } from './shape.ts';

interface State {
  /** All together or one at a time; null takes the person's usual way. */
  readonly listed: boolean | null;
  readonly at: number;
}
type Page = PageOf<State>;

const styles = `
  .left { position: var(--stick, sticky); top: 0; z-index: 1; padding: 10px 0; background: var(--paper); font-weight: 650; border-bottom: 1px solid var(--hair); }
  .option { display: grid; gap: 12px; padding: 16px; }
  .one { padding: 28px 20px; gap: 24px; }
  .one h3 { font-size: 1.44em; }
  .mine { display: grid; gap: 10px; }
  .mine li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; max-width: none; }
  .mine bdi { flex: 1 1 8em; min-width: 0; }
  .mine b { white-space: nowrap; font-weight: 650; }
`;

const aloud = (page: Page, options: readonly Option[]): string =>
  [page.titled('prompt'), page.t('lead', { n: rulesOf(page).tokens }), ...options.map(({ body }) => `${body.text}.`)].join('\n');

function card({ html, nothing, t }: Page, { body }: Option): unknown {
  return html`<h3 dir="auto">${body.text}</h3>${body.merged.length === 0 ? nothing : html`<p class="quiet small">${t('merged', { words: body.merged.join('; ') })}</p>`}`;
}

function weigh(page: Page, options: readonly Option[], allocations: Allocations, place: (allocations: Allocations) => void): unknown {
  const { html, nothing, t, button, set, state: { at } } = page;
  const rules = rulesOf(page);
  const left = rules.tokens - spent(allocations);
  const listed = page.state.listed ?? !page.access.oneAtATime;
  return html`${page.heading(page.titled('prompt'), aloud(page, options))}<p>${t('lead', { n: rules.tokens })}</p>
    <div class="row" role="group" aria-label=${t('how')}>${button(t('as_list'), () => set({ listed: true }), { pressed: listed })}${button(t('one_by_one'), () => set({ listed: false }), { pressed: !listed })}</div>
    <p class="left" role="status">${left === 0 ? t('none_left') : t('left', { n: left })}</p>
    <div class="list">${(listed ? options : options.slice(at, at + 1)).map((option) => html`<div class="card option ${listed ? '' : 'one'}">
      ${listed ? nothing : html`<p class="quiet small">${t('of', { n: at + 1, all: options.length })}</p>`}${card(page, option)}
      <x-tokens .value=${allocations[option.key] ?? 0} .max=${rules.max_on_one} .left=${left} .label=${option.body.text}
        @weigh=${(event: CustomEvent<number>) => place(weighed(allocations, option.key, event.detail, rules))}></x-tokens></div>`)}</div>
    ${listed ? nothing : html`<div class="spread">${button(t('before'), () => set({ at: at - 1 }), { icon: 'back', off: at === 0 })}${button(t('after'), () => set({ at: at + 1 }), { iconAfter: 'next', off: at >= options.length - 1 })}</div>`}`;
}

function supporter(page: Page, options: readonly Option[]): unknown {
  const { html, t } = page;
  return html`${page.heading(t('supporter'), aloud(page, options))}<p>${t('supporter_words')}</p>
    <ul class="list">${options.map((option) => html`<li class="card option">${card(page, option)}</li>`)}</ul>`;
}

export function register(kit: Kit): void {
  kit.sealedChoice(schema, {
    begins: { listed: null, at: 0 } as State,
    styles,
    asked: (page) => (page.all('option').length === 0 ? null : page.numbered('option')),
    nothingYet: ({ html, heading, titled, t }) => html`${heading(titled('prompt'))}<p class="quiet">${t('nothing_here')}</p>`,
    make: (page, options, { allocations = {} }, choose) => weigh(page, options, stillThere(allocations, options), (placed) => choose({ allocations: placed })),
    isMade: ({ allocations = {} }) => spent(allocations) > 0,
    made: ({ html, nothing, t }, options, { allocations }, isOnItsWay) => (allocations === undefined ? nothing
      : html`<ul class="card mine ${isOnItsWay ? 'pending' : ''}">${options.filter(({ key }) => allocations[key]).map(({ key, body }) => html`<li><bdi>${body.text}</bdi><b>${t('tokens', { n: allocations[key] ?? 0 })}</b></li>`)}</ul>`),
    args: ({ allocations = {} }, options) => ({ allocations: stillThere(allocations, options) }),
    pass: () => ({ pass: true }),
    supporter,
    result: (page) => {
      const tally = page.one('tally');
      return tally ? page.html`<h2>${resultSentence(page, tally)}</h2>${resultBars(page, tally)}<p class="quiet">${page.t('not_gone')}</p>` : null;
    },
  });
  kit.leads(() => import('./leads.ts'));
}
