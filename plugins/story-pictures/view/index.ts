// Story pictures, as phones load them: cards are picked, how it felt, why; then what was hard, and what would make it good.
// The way from the question to what was told is the kit's.
import type { Body, Kit } from '../../sdk/view.d.ts';
import type { Place } from '../../sdk/view/telling.ts';
import type { Told } from '../../sdk/view/told.ts';
import { schema, type Page } from './generated/schema.ts';
import { card, given, givenStyles } from './given.ts';
import { cardsOf, feelingsOf, hardTruthOf, listIn, longestCard, mostCards, mostFeelings, onAScreen, promptsOf, toggled } from './shape.ts';

type Change = (telling: Body) => void;

const styles = `
  ${givenStyles}
  .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(7.4em, 100%), 1fr)); gap: 10px; }
  .tiles button { display: grid; gap: 6px; align-content: start; justify-items: stretch; padding: 8px; text-align: start; line-height: 1.25; white-space: normal; overflow-wrap: anywhere; }
  .picked { display: grid; gap: 10px; }
  .picked li { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; max-width: none; font-weight: 600; }
  .picked .picture { flex: none; width: 5.5rem; }
  .picked li > span, .picked li > bdi { flex: 1 1 7em; min-width: 0; overflow-wrap: anywhere; }
  .feelings { display: flex; flex-wrap: wrap; gap: 10px; }
  h3 { font-size: 1.1em; }
`;

/** The cards in the order they were picked, each with the way out again. */
function picked(page: Page, telling: Body, change: Change): unknown {
  const { html, t, button } = page;
  const mine = listIn(telling, 'symbols');
  return html`<section class="list" aria-label=${t('yours')}><p class="strong">${t('yours')}</p>${mine.length === 0 ? html`<p class="quiet">${t('none_picked')}</p>`
    : html`<ol class="picked" role="list">${mine.map((text) => html`<li>${card(page, text)}${button(t('out'), () => change({ ...telling, symbols: toggled(mine, text, mostCards) }), { of: text, is: 'plain small' })}</li>`)}</ol>`}
    ${mine.length < mostCards ? html`` : html`<p class="note">${t('enough')}</p>`}</section>`;
}

/** Six at a time, read aloud if wanted, and always a blank one. */
function picking(page: Page, telling: Body, change: Change, { leaf, turn }: Place): unknown {
  const { html, nothing, t, button } = page;
  const mine = listIn(telling, 'symbols');
  const all = cardsOf(page);
  const leaves = Math.max(1, Math.ceil(all.length / onAScreen));
  const here = all.slice((leaf % leaves) * onAScreen, (leaf % leaves + 1) * onAScreen);
  const pick = (text: string): void => change({ ...telling, symbols: toggled(mine, text, mostCards) });
  const blank = ({ text }: { text: (name: string) => string }): boolean => {
    if (mine.length >= mostCards || mine.includes(text('blank'))) return false;
    pick(text('blank'));
    return true;
  };
  return html`${picked(page, telling, change)}
    <section class="list"><div class="spread"><p class="quiet" role="status">${t('leaf', { n: leaf % leaves + 1, of: leaves })}</p><x-speak .text=${here.map(({ text }) => `${text}.`).join('\n')}></x-speak></div>
      <div class="tiles">${here.map(({ text, picture }) => button(card(page, text, picture), () => pick(text), { pressed: mine.includes(text), off: mine.length >= mostCards && !mine.includes(text) }))}</div>
      ${leaves < 2 ? nothing : html`<p>${button(t('others_to_pick'), () => turn(leaf + 1), { icon: 'again' })}</p>`}</section>
    <section class="list"><p class="strong">${t('blank')}</p>${page.form(page.field(t('blank_words'), 'blank', { most: longestCard, required: true }), blank, { done: t('blank_put'), clears: true })}</section>`;
}

function feeling(page: Page, telling: Body, change: Change): unknown {
  const { html, t, button, field } = page;
  const felt = listIn(telling, 'feelings');
  const feelings = feelingsOf(page);
  return html`<p>${t('felt_words')}</p>${(['pleasant', 'unpleasant'] as const).map((kind) => html`<section class="list"><h3>${t(kind)}</h3>
      <div class="feelings">${feelings[kind].map((word) => button(html`<bdi>${word}</bdi>`, () => change({ ...telling, feelings: toggled(felt, word, mostFeelings) }), { pressed: felt.includes(word), off: felt.length >= mostFeelings && !felt.includes(word) }))}</div></section>`)}
    ${field(html`${t('why')} <span class="hint">${t('if_you_like')}</span>`, 'words', { most: 4000, rows: 3, value: String(telling['words'] ?? ''), keep: (words) => change({ ...telling, words }) })}`;
}

/** What was hard, and what would make it good: kept with the pictures, said anew and taken away. */
function hard(page: Page, { key: of }: Told): unknown {
  const { html, nothing, t, field, button, send, keep } = page;
  const known = hardTruthOf(page, of);
  const draft = page.draft('hard');
  const begun = draft?.of === of ? draft : undefined;
  const now = { of, words: begun?.words ?? known?.body.words ?? '', wish: begun?.wish ?? known?.body.wish ?? '' };
  const save = ({ text }: { text: (name: string) => string }): Promise<boolean> => {
    const said = { of, words: text('words'), wish: text('wish') };
    return send('hard', said, { kept: said });
  };
  return page.fold(t('hard'), html`<div class="list"><p class="quiet">${t('hard_why')}</p>
    ${page.form(html`${field(t('hard_words'), 'words', { most: 1000, rows: 3, required: true, value: now.words, keep: (words) => keep('hard', { ...now, words }) })}
      ${field(html`${t('hard_wish')} <span class="hint">${t('if_you_like')}</span>`, 'wish', { most: 600, rows: 3, value: now.wish, keep: (wish) => keep('hard', { ...now, wish }) })}`, save, { done: t('hard_save') })}
    ${known ? html`<p>${button(t('hard_out'), () => send('not_hard', { key: known.key }), { icon: 'undo', is: 'plain' })}</p>` : nothing}</div>`, known !== undefined || begun !== undefined);
}

export function register(kit: Kit): void {
  kit.telling(schema, {
    kind: 'touchpoint',
    styles,
    prompts: promptsOf,
    by: {
      screens: ({ t }) => [t('pick'), t('felt')],
      making: (page, telling, change, place) => (place.screen === 0 ? picking(page, telling, change, place) : feeling(page, telling, change)),
      given,
    },
    besides: hard,
    // What was hard goes as far as the pictures it belongs to.
    permitted: async (page, { key }, permission) => {
      const truth = hardTruthOf(page, key);
      if (truth) await page.send('core.permit', { key: truth.key, permission });
    },
  });
  kit.leads(() => import('./leads.ts'));
}
