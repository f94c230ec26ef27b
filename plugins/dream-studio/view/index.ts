// A dream in pieces, as phones load it: what is asked, what was found together beside it, what a piece belongs to, and a quiet
// thank you. Making it is the kit's.
import type { Kit } from '../../sdk/view.d.ts';
import type { Told } from '../../sdk/view/told.ts';
import { schema, type Page } from './generated/schema.ts';
import { belongsTo, hasThanked, isThanked, promptsOf, themesOf, toggled } from './shape.ts';

/** Each theme as a press on, with what holds it together. */
function choosing(page: Page, chosen: readonly string[], choose: (themes: readonly string[]) => unknown): unknown {
  const { html, nothing, button } = page;
  return html`<div class="marks">${themesOf(page).map(({ key, body }) => {
    const isChosen = chosen.includes(key);
    return button(html`<span><bdi>${body.name}</bdi>${body.why === '' ? nothing : html`<small><bdi>${body.why}</bdi></small>`}</span>`, () => choose(toggled(chosen, key)), { pressed: isChosen, ...(isChosen ? { icon: 'done' } : {}) });
  })}</div>`;
}

/** What was found together lies beside the sheet; a press says what the piece belongs to. */
function found(page: Page): unknown {
  if (themesOf(page).length === 0) return page.nothing;
  const draft = page.space.draft('tell') ?? {};
  const chosen = Array.isArray(draft['themes']) ? draft['themes'].map(String) : [];
  const choose = (themes: readonly string[]): void => {
    page.space.keep('tell', { ...draft, themes });
    page.set({});
  };
  return page.fold(page.t('found'), page.html`<p class="quiet">${page.t('belongs')} ${page.t('belongs_words')}</p>${choosing(page, chosen, choose)}`, chosen.length > 0);
}

function own(page: Page, { key }: Told): unknown {
  const { html, nothing, t, send } = page;
  const chosen = belongsTo(page, key);
  return html`${isThanked(page, key) ? html`<p class="shared"><x-icon name="people"></x-icon>${t('thanked')}</p>` : nothing}
    ${themesOf(page).length === 0 ? nothing : page.fold(t('belongs'), html`<p class="quiet small">${t('belongs_words')} ${t('off_the_wall')}</p>${choosing(page, chosen, (themes) => send('belongs', { key, themes }))}`, chosen.length > 0)}`;
}

function others(page: Page, { key }: Told): unknown {
  const { html, t } = page;
  return hasThanked(page, key) ? html`<p class="quiet">${t('you_thanked')}</p>` : html`<div class="row">${page.button(t('thank'), () => page.send('thank', { key }), { of: t('thank_of') })}</div>`;
}

export function register(kit: Kit): void {
  kit.telling(schema, { kind: 'dream-piece', styles: '.marks small { display: block; font-weight: 400; }', prompts: promptsOf, captioned: true, sends: ['themes'], beside: found, besides: own, others });
  kit.leads(() => import('./leads.ts'));
}
