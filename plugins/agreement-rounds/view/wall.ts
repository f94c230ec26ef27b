// The wall: the proposal in its few words, and never a number before the reveal. Then the sentence, then bars.
import type { Kit, Phase, Words } from '../../sdk/view.d.ts';
import { wallElement } from '../../sdk/wall.ts';
import { resultBars, resultSentence, resultStyle, stateWords } from './result.ts';
import { questionOf, resultOf, steps, type Question, type Result } from './shape.ts';

/** Longer proposals are set smaller, so that they fit above the foot. */
const fewLetters = 110;

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css, nothing } = kit;

  const styles = css`
    :host { --bar: calc(var(--u) * 1.6); --bar-gap: calc(var(--u) * 1.2); --bar-degree: calc(var(--u) * 5.2); --bar-inset: calc(var(--u) * 2.4); }
    h2 { font-size: calc(var(--u) * 8); line-height: 1.15; max-width: none; }
    h2.long { font-size: calc(var(--u) * 6.4); }
    p { max-width: none; }
    .stack > * + * { margin-top: calc(var(--u) * 4.5); }
    .ask { font-size: calc(var(--u) * 4.6); font-weight: 600; color: var(--round); }
    .what-is-asked { border-left: calc(var(--u) * .9) solid var(--round); padding-left: calc(var(--u) * 4); display: grid; gap: calc(var(--u) * 2.2); }
    .scale { display: flex; flex-wrap: wrap; gap: calc(var(--u) * 1.5) calc(var(--u) * 4.5); --degree: calc(var(--u) * 4.6); font-size: calc(var(--u) * 4); }
    .scale li { display: flex; align-items: center; gap: calc(var(--u) * 1.4); max-width: none; }
    .shown h2 { font-size: calc(var(--u) * 6.2); }
    .shown .small-words { font-size: calc(var(--u) * 4); color: var(--ink-quiet); line-height: 1.25; }
    .shown.stack > * + * { margin-top: calc(var(--u) * 2.2); }
    .bars { font-size: calc(var(--u) * 4); }
    /* Phones show all of it; a wall cannot scroll. */
    .small-words, .state { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
    .state { font-size: calc(var(--u) * 4.2); font-weight: 650; line-height: 1.25; }
  `;

  function asked(question: Question, phase: Phase, words: Words): unknown {
    const long = question.words.length > fewLetters;
    return html`<div class="stack"><p class="ask">${words('agreement-rounds.prompt')}</p>
      <div class="what-is-asked">${question.practice ? html`<p>${words('agreement-rounds.practice')}</p>` : nothing}<h2 class=${long ? 'long' : ''}><bdi>${question.words}</bdi></h2></div>
      ${phase === 'closed' ? nothing : html`<ul class="scale">${steps.map((step, at) => html`<li><x-degree at=${at + 1}></x-degree>${words(`agreement-rounds.${step}`)}</li>`)}</ul>`}
      <p>${words(hint(phase))}</p></div>`;
  }

  function shown(question: Question, result: Result, state: string, words: Words): unknown {
    return html`<div class="stack shown"><p dir="auto" class="small-words">${question.words}</p><h2>${resultSentence(kit, result, words)}</h2>
      ${resultBars(kit, result, words)}${state === '' ? nothing : html`<p dir="auto" class="state">${state}</p>`}</div>`;
  }

  return wallElement(kit, [resultStyle(kit), styles], (space, words) => {
    const question = questionOf(space);
    if (!question) return html`<div class="stack"><h2>${words('agreement-rounds.prompt')}</h2><p>${words('agreement-rounds.nothing_yet')}</p></div>`;
    const result = space.phase === 'revealed' && question.shown ? resultOf(space, question) : null;
    return result ? shown(question, result, stateWords(space, question, words), words) : asked(question, space.phase, words);
  });
}

function hint(phase: Phase): string {
  if (phase === 'closed') return 'agreement-rounds.wall_closed';
  return phase === 'paused' ? 'agreement-rounds.wall_paused' : 'agreement-rounds.wall_talk';
}
