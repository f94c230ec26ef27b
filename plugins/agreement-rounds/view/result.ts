// The result as everyone sees it: the sentence first, then five labelled bars in the order of the steps.
// A bar is as long as the share of those who chose; what is not agreed is said plainly.
import type { Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { dayText, mayBeAmended, reviewDay, sentences, steps, type Question, type Result } from './shape.ts';

/** A line breaks between two sentences rather than within one. */
export const resultSentence = (kit: Kit, result: Result, words: Words): unknown => sentences(result).map((key) => kit.html`<span class="sentence">${words(`agreement-rounds.${key}`)}</span> `);

export function resultBars(kit: Kit, result: Result, words: Words): unknown {
  const { html } = kit;
  const all = Math.max(1, result.answered);
  return html`<ol class="bars">${result.bars.map((bar) => html`<li><x-degree at=${steps.indexOf(bar.step) + 1}></x-degree>
    <p class="line"><span class="what">${words(`agreement-rounds.${bar.step}`)}</span><span class="total">${people(bar.people, words)}</span></p>
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="1"/><rect class="some" width=${(bar.people / all) * 100} height="1"/></svg></li>`)}</ol>`;
}

function people(number: number, words: Words): string {
  return number === 0 ? words('agreement-rounds.nobody_here') : words('agreement-rounds.people', { n: number });
}

/** What became of the question, for everybody; empty while nothing has. */
export function stateWords(space: SpaceView, question: Question, words: Words): string {
  const { proposal } = question;
  if (question.practice) return words('agreement-rounds.practice_over');
  switch (proposal?.state) {
    case 'agreed': return words('agreement-rounds.agreed_until', { day: dayText(reviewDay(space, question.key)) });
    case 'not_agreed': return `${words('agreement-rounds.not_agreed')} ${words(mayBeAmended(proposal) ? 'agreement-rounds.not_agreed_words' : 'agreement-rounds.amend_over')}`;
    case 'not_now': return words('agreement-rounds.not_now_because', { reason: proposal.notNowBecause });
    case 'asked': return words('agreement-rounds.waits_for_day');
    default: return '';
  }
}

export function resultStyle(kit: Kit): ReturnType<Kit['css']> {
  return kit.css`
    .sentence { display: inline-block; }
    .bars { display: grid; gap: var(--bar-gap, 14px); --degree: var(--bar-degree, 1.9rem); }
    .bars li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px var(--bar-inset, 14px); max-width: none; align-items: center; }
    .bars x-degree { grid-row: 1 / span 2; }
    /* The number goes under its step where large text leaves no room beside it. */
    .line { display: flex; flex-wrap: wrap; gap: 0 12px; justify-content: space-between; align-items: baseline; max-width: none; }
    .what { font-weight: 600; line-height: 1.25; }
    .total { color: var(--ink-quiet); white-space: nowrap; }
    .bars svg { grid-column: 2; display: block; width: 100%; height: var(--bar, 12px); border-radius: 6px; }
    .all { fill: var(--sunk); }
    .some { fill: var(--round, var(--before)); }
    @media (forced-colors: active) { .all { fill: Canvas; stroke: CanvasText; } .some { fill: CanvasText; } }
  `;
}
