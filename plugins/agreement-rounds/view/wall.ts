// The wall: the proposal in its few words, and never a number before the reveal. Then the sentence, then bars, then
// what becomes of it; where they do not fit on one page, the last stands on a page of its own.
import type { Kit, Phase, SpaceView, Words } from '../../sdk/view.d.ts';
import { wallElement } from '../../sdk/wall.ts';
import { heightOf, partsOf, room, sizeFor, type Ruler } from '../../sdk/wall-words.ts';
import { resultBars, resultSentence, resultStyle, stateWords } from './result.ts';
import { questionOf, resultOf, sentences, steps, type Question, type Result } from './shape.ts';

type Page =
  | { readonly is: 'none' }
  | { readonly is: 'asked'; readonly question: Question; readonly size: number }
  | { readonly is: 'shown'; readonly question: Question | null; readonly result: Result; readonly state: string }
  | { readonly is: 'state'; readonly question: Question | null; readonly state: string };

/** The proposal, from its largest size to the least in which it stands above the five steps. */
const sizes = [8, 6.4, 5, 4] as const;
const fewLines = 4;
const inset = room.width - 6;
const leading = 1.25;
/** With the result: the proposal, the sentence, what became of it; five bars; and what lies between them. */
const said = { words: 4, sentence: 6.2, state: 4.2, alone: 5 } as const;
const bars = 41;
const gap = 2.2;

function pagesOf(space: SpaceView, words: Words, ruler: Ruler): readonly Page[] {
  const question = questionOf(space);
  if (!question) return [{ is: 'none' }];
  const result = space.phase === 'revealed' && question.shown ? resultOf(space, question) : null;
  if (!result) return [{ is: 'asked', question, size: sizeFor(question.words, inset, sizes, fewLines, ruler) }];
  return pagesOfResult(question, result, stateWords(space, question, words), words, ruler);
}

function pagesOfResult(question: Question, result: Result, state: string, words: Words, ruler: Ruler): readonly Page[] {
  const height = (text: string, font: number): number => heightOf(text, room.width, font, leading, ruler);
  const sentence = sentences(result).map((key) => words(`agreement-rounds.${key}`)).join(' ');
  const asked = height(question.words, said.words);
  const shown = height(sentence, said.sentence) + bars + 2 * gap;
  const became = state === '' ? 0 : height(state, said.state) + gap;
  if (asked + shown + became <= room.height) return [{ is: 'shown', question, result, state }];
  const fits = asked + shown <= room.height;
  const left = room.height - (asked <= room.height / 2 ? asked : 0) - gap;
  return [...(fits ? [] : [{ is: 'state', question, state: '' } as const]), { is: 'shown', question: fits ? question : null, result, state: '' },
    ...partsOf(state, room.width / said.alone, Math.floor(left / (said.alone * leading)), ruler).map((part): Page => ({ is: 'state', question: asked <= room.height / 2 ? question : null, state: part }))];
}

export function wall(kit: Kit): CustomElementConstructor {
  const { html, css, nothing } = kit;

  const styles = css`
    :host { --bar: calc(var(--u) * 1.6); --bar-gap: calc(var(--u) * 1.2); --bar-degree: calc(var(--u) * 5.2); --bar-inset: calc(var(--u) * 2.4); }
    h2 { font-size: calc(var(--u) * 8); line-height: 1.15; max-width: none; text-wrap: wrap; overflow-wrap: anywhere; }
    .size-6 { font-size: calc(var(--u) * 6.4); } .size-5 { font-size: calc(var(--u) * 5); } .size-4 { font-size: calc(var(--u) * 4); }
    p { max-width: none; overflow-wrap: anywhere; }
    .stack > * + * { margin-top: calc(var(--u) * 4.5); }
    .ask { font-size: calc(var(--u) * 4.6); font-weight: 600; color: var(--round); }
    .what-is-asked { border-left: calc(var(--u) * .9) solid var(--round); padding-left: calc(var(--u) * 4); display: grid; gap: calc(var(--u) * 2.2); }
    .scale { display: flex; flex-wrap: wrap; gap: calc(var(--u) * 1.5) calc(var(--u) * 4.5); --degree: calc(var(--u) * 4.6); font-size: calc(var(--u) * 4); }
    .scale li { display: flex; align-items: center; gap: calc(var(--u) * 1.4); max-width: none; }
    .shown h2 { font-size: calc(var(--u) * 6.2); }
    .shown .small-words { font-size: calc(var(--u) * 4); color: var(--ink-quiet); line-height: 1.25; text-wrap: wrap; }
    .shown.stack > * + * { margin-top: calc(var(--u) * 2.2); }
    .bars { font-size: calc(var(--u) * 4); }
    .state { font-size: calc(var(--u) * 4.2); font-weight: 650; line-height: 1.25; text-wrap: wrap; }
    .state.alone { font-size: calc(var(--u) * 5); }
  `;

  function asked(question: Question, size: number, title: string, phase: Phase, words: Words): unknown {
    return html`<div class="stack"><p class="ask"><bdi>${title}</bdi></p>
      <div class="what-is-asked">${question.practice ? html`<p>${words('agreement-rounds.practice')}</p>` : nothing}<h2 class="size-${Math.floor(size)}"><bdi>${question.words}</bdi></h2></div>
      ${phase === 'closed' ? nothing : html`<ul class="scale">${steps.map((step, at) => html`<li><x-degree at=${at + 1}></x-degree>${words(`agreement-rounds.${step}`)}</li>`)}</ul>`}
      <p>${words(hint(phase))}</p></div>`;
  }

  const small = (question: Question | null): unknown => (question === null ? nothing : html`<p class="small-words"><bdi>${question.words}</bdi></p>`);

  function draw(page: Page, space: SpaceView, words: Words): unknown {
    const title = space.title || words('agreement-rounds.prompt');
    switch (page.is) {
      case 'none': return html`<div class="stack"><h2><bdi>${title}</bdi></h2><p>${words('agreement-rounds.nothing_yet')}</p></div>`;
      case 'asked': return asked(page.question, page.size, title, space.phase, words);
      case 'shown': return html`<div class="stack shown">${small(page.question)}<h2>${resultSentence(kit, page.result, words)}</h2>
        ${resultBars(kit, page.result, words)}${page.state === '' ? nothing : html`<p class="state"><bdi>${page.state}</bdi></p>`}</div>`;
      case 'state': return html`<div class="stack shown">${small(page.question)}${page.state === '' ? nothing : html`<p class="state alone"><bdi>${page.state}</bdi></p>`}</div>`;
    }
  }
  return wallElement<Page>(kit, [resultStyle(kit), styles], pagesOf, draw);
}

function hint(phase: Phase): string {
  if (phase === 'closed') return 'agreement-rounds.wall_closed';
  return phase === 'paused' ? 'agreement-rounds.wall_paused' : 'agreement-rounds.wall_talk';
}
