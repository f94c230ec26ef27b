// A set of story pictures as it was told: the cards in their order, how it felt, and why. For every page.
import type { Body } from '../../sdk/view.d.ts';
import type { Page } from './generated/schema.ts';
import { cardOf, drawing, pictureStyles } from './pack.ts';
import { listIn, pictureOf } from './shape.ts';

export const givenStyles = `
  ${pictureStyles}
  .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(7.4em, 100%), 1fr)); gap: 10px; }
  .cards li { display: grid; gap: 6px; align-content: start; max-width: none; font-weight: 600; line-height: 1.25; overflow-wrap: anywhere; }
  .cards li > bdi:only-child { display: grid; place-items: center; min-height: 5rem; padding: 8px; border: 2px solid var(--line); border-radius: 8px; background: var(--card); }
  .felt { font-weight: 600; }
`;

/** What a card shows, and its words; a card without a drawing is its words in a frame. */
export function card(page: Page, text: string, picture = pictureOf(page, text)): unknown {
  const { html } = page;
  const known = cardOf(page, picture);
  return known ? html`${drawing(page, known)}<span><bdi>${text}</bdi><span class="hidden-words"> ${known.alt}</span></span>` : html`<bdi>${text}</bdi>`;
}

export function given(page: Page, telling: Body): unknown {
  const { html, nothing } = page;
  const felt = listIn(telling, 'feelings');
  const words = String(telling['words'] ?? '');
  return html`<ol class="cards" role="list">${listIn(telling, 'symbols').map((text) => html`<li>${card(page, text)}</li>`)}</ol>
    ${felt.length === 0 ? nothing : html`<p class="felt" dir="auto">${felt.join(' · ')}</p>`}${words === '' ? nothing : html`<p dir="auto" class="said">${words}</p>`}`;
}
