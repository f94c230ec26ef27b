// One next step as a card, the same on every page: what, first small step, who, by when, how we hear.
import type { Kit, Words } from '../../sdk/view.d.ts';
import { dayText, isDay, roomQuestions, type Step } from './shape.ts';

export function card(kit: Kit, step: Step, words: Words): unknown {
  const { html, nothing } = kit;
  return html`<div class="step"><p class="number">${words('next-steps.number', { n: step.number })}</p>
    <h3 dir="auto">${step.filled.what ?? ''}</h3>
    ${step.finalOn === '' || step.filled.easy_read === undefined ? nothing : html`<p dir="auto" class="easy">${step.filled.easy_read}</p>`}
    <dl>${roomQuestions.slice(1).map((question) => {
      const known = step.filled[question];
      return html`<div><dt>${words(`next-steps.${question}`)}</dt><dd class=${known ? '' : 'open'}><bdi>${known ? (isDay(question) ? dayText(known) : known) : words(question === 'who' ? 'next-steps.needs_owner' : 'next-steps.to_fill')}</bdi></dd></div>`;
    })}</dl>
    ${step.filled.who === undefined ? nothing : html`<p class="small ${step.yes ? 'strong' : 'quiet'}">${words(step.yes ? 'next-steps.accepted' : 'next-steps.not_accepted')}</p>`}
    ${step.lastUpdate === '' ? nothing : html`<p dir="auto" class="note">${step.lastUpdate}</p>`}</div>`;
}

export const cardStyle = (kit: Kit): unknown => kit.css`
  .step { display: grid; gap: 8px; }
  .number { font-weight: 700; color: var(--round, var(--deliver)); }
  .step h3 { overflow-wrap: anywhere; }
  .easy { white-space: pre-line; overflow-wrap: anywhere; }
  dl { display: grid; gap: 6px; margin: 0; }
  /* Beside each other where both fit; with large text on a small phone one under the other. */
  dl > div { display: flex; flex-wrap: wrap; gap: 0 16px; }
  dt { flex: 0 1 7em; min-width: 0; color: var(--ink-quiet); }
  dd { flex: 1 1 8em; min-width: 0; margin: 0; font-weight: 600; overflow-wrap: anywhere; }
  dd.open { font-weight: 400; color: var(--ink-quiet); }
`;
