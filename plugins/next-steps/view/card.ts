// One next step as a card, the same on every page: what, first small step, who, by when, how we hear.
import type { Kit, Words } from '../../sdk/view.d.ts';
import { dayText, isDay, roomQuestions, type Step } from './shape.ts';

export function card(kit: Kit, step: Step, words: Words): unknown {
  const { html, nothing } = kit;
  return html`<div class="step"><p class="number">${words('next-steps.number', { n: step.number })}</p>
    <h3><bdi>${step.filled.what ?? ''}</bdi></h3>
    <dl>${roomQuestions.slice(1).map((question) => {
      const known = step.filled[question];
      return html`<dt>${words(`next-steps.${question}`)}</dt><dd class=${known ? '' : 'open'}><bdi>${known ? (isDay(question) ? dayText(known) : known) : words(question === 'who' ? 'next-steps.needs_owner' : 'next-steps.to_fill')}</bdi></dd>`;
    })}</dl>
    ${step.filled.who === undefined ? nothing : html`<p class="small ${step.accepted ? 'strong' : 'quiet'}">${words(step.accepted ? 'next-steps.accepted' : 'next-steps.not_accepted')}</p>`}
    ${step.lastUpdate === '' ? nothing : html`<p class="note"><bdi>${step.lastUpdate}</bdi></p>`}</div>`;
}

export const cardStyle = (kit: Kit): unknown => kit.css`
  .step { display: grid; gap: 8px; }
  .number { font-weight: 700; color: var(--round, var(--deliver)); }
  .step h3 { overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: minmax(7em, auto) minmax(0, 1fr); gap: 6px 16px; margin: 0; }
  dt { color: var(--ink-quiet); }
  dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
  dd.open { font-weight: 400; color: var(--ink-quiet); font-style: italic; }
`;
