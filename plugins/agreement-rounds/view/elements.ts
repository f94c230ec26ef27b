// What tables say needs to be in place: each becomes a proposal with one press, tied to where it came from.
import type { DeskPage } from '../../sdk/view/desk.ts';
import type { Types } from './generated/schema.ts';
import { proposalsOf } from './shape.ts';

/** A name is a few words; more of them end in a dot that stands for the rest. */
const longestName = 60;

export function nameOf(words: string): string {
  if (words.length <= longestName) return words;
  const cut = words.slice(0, longestName);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestName / 2)).trimEnd()} …`;
}

/** Those that are no proposal yet, in their own words or as the try-out that a table thought of. */
export function ideasOf<State extends object>(page: DeskPage<Types, State>): readonly { readonly key: string; readonly words: string; readonly isTryOut: boolean }[] {
  const proposed = new Set(proposalsOf(page).map(({ words }) => words));
  return page.numbered('element').flatMap(({ key, gate, body }) => (gate === 'hidden' ? [] : [{ key, words: body.words, isTryOut: false }, { key, words: body.try_out, isTryOut: true }]))
    .filter(({ words }) => words !== '' && !proposed.has(words));
}

export function elements<State extends object>(page: DeskPage<Types, State>): unknown {
  const { html, nothing, t, fold, button, send } = page;
  const ideas = ideasOf(page);
  if (ideas.length === 0) return nothing;
  return fold(t('elements', { n: ideas.length }), html`<ul class="list">${ideas.map(({ key, words, isTryOut }) => html`<li class="card list"><p dir="auto" class="strong">${words}</p>${isTryOut ? html`<p class="quiet small">${t('a_try_out')}</p>` : nothing}
    <div>${button(t('propose_it'), () => send('propose', { title: nameOf(words), words, because: [key] }, { said: 'saved' }), { icon: 'more', of: words })}</div></li>`)}</ul>`);
}
