// The wall: the proposal in its few words, and never a number before the reveal. Then the sentence, then bars, then what
// becomes of it; where they do not fit on one page, the last stands on a page of its own.
import type { Fit } from '../../sdk/view/wall-words.ts';
import type { Wall } from '../../sdk/view/wall.ts';
import type { Page, Types } from './generated/schema.ts';
import { questionOf, resultBars, resultSentence, resultStyle, scale, sentences, stateWords, tallyOf, type Question, type Tally } from './shape.ts';

type Content = { readonly question: Question | null; readonly state: string } & ({ readonly is: 'none' | 'state' } | { readonly is: 'asked'; readonly size: number } | { readonly is: 'shown'; readonly tally: Tally });

/** The proposal, from its largest size to the least in which it stands above the five steps. */
const sizes = [8, 6.4, 5, 4] as const;
const fewLines = 4;
const inset = 6;
const leading = 1.25;
/** With the result: the proposal, the sentence, what became of it; five bars; and what lies between them. */
const said = { words: 4, sentence: 6.2, state: 4.2, alone: 5 } as const;
const bars = 41;
const gap = 2.2;

function pages(page: Page, _: number, fit: Fit): readonly Content[] {
  const question = questionOf(page);
  if (!question) return [{ is: 'none', question, state: '' }];
  const tally = page.space.phase === 'revealed' && question.shown ? tallyOf(page, question) : undefined;
  return tally ? ofResult(page, question, tally, fit) : [{ is: 'asked', question, state: '', size: fit.size(question.words, fit.room.width - inset, sizes, fewLines) }];
}

function ofResult(page: Page, question: Question, tally: Tally, fit: Fit): readonly Content[] {
  const { height: room, width } = fit.room;
  const height = (text: string, font: number): number => fit.height(text, width, font, leading);
  const state = stateWords(page, question);
  const asked = height(question.words, said.words);
  const shown = height(sentences(tally).map((key) => page.t(key)).join(' '), said.sentence) + bars + 2 * gap;
  if (asked + shown + (state === '' ? 0 : height(state, said.state) + gap) <= room) return [{ is: 'shown', question, tally, state }];
  const fits = asked + shown <= room;
  const above = asked <= room / 2 ? question : null;
  const lines = Math.floor((room - (above ? asked : 0) - gap) / (said.alone * leading));
  return [...(fits ? [] : [{ is: 'state', question, state: '' } as const]), { is: 'shown', question: fits ? question : null, tally, state: '' },
    ...fit.parts(state, width / said.alone, lines).map((part): Content => ({ is: 'state', question: above, state: part }))];
}

function draw(page: Page, content: Content): unknown {
  const { html, nothing, t, space: { phase } } = page;
  const { question, state } = content;
  const small = question ? html`<p class="small-words"><bdi>${question.words}</bdi></p>` : nothing;
  switch (content.is) {
    case 'none': return html`<h2><bdi>${page.titled('prompt')}</bdi></h2><p>${t('nothing_yet')}</p>`;
    case 'asked': return html`<p class="ask"><bdi>${page.titled('prompt')}</bdi></p>
      <div class="what-is-asked">${question?.proposal ? nothing : html`<p>${t('practice')}</p>`}<h2 class="size-${Math.floor(content.size)}"><bdi>${question?.words}</bdi></h2></div>
      ${phase === 'closed' ? nothing : html`<ul class="scale">${scale(page).map(({ words }, at) => html`<li><x-degree at=${at + 1}></x-degree>${words}</li>`)}</ul>`}
      <p>${t(phase === 'closed' ? 'wall_closed' : phase === 'paused' ? 'wall_paused' : 'wall_talk')}</p>`;
    case 'shown': return html`<div class="shown">${small}<h2>${resultSentence(page, content.tally)}</h2>${resultBars(page, content.tally)}${state === '' ? nothing : html`<p class="state"><bdi>${state}</bdi></p>`}</div>`;
    case 'state': return html`<div class="shown">${small}${state === '' ? nothing : html`<p class="state alone"><bdi>${state}</bdi></p>`}</div>`;
  }
}

export const wall: Wall<Types, Content> = {
  styles: `${resultStyle}
    :host { --bar: calc(var(--u) * 1.6); --bar-gap: calc(var(--u) * 1.2); --bar-degree: calc(var(--u) * 5.2); --bar-inset: calc(var(--u) * 2.4); }
    h2 { font-size: calc(var(--u) * 8); line-height: 1.15; }
    .size-6 { font-size: calc(var(--u) * 6.4); } .size-5 { font-size: calc(var(--u) * 5); } .size-4 { font-size: calc(var(--u) * 4); }
    .stack > * + * { margin-top: calc(var(--u) * 4.5); }
    .ask { font-size: calc(var(--u) * 4.6); font-weight: 600; color: var(--round); }
    .what-is-asked { border-left: calc(var(--u) * .9) solid var(--round); padding-left: calc(var(--u) * 4); display: grid; gap: calc(var(--u) * 2.2); }
    .scale { display: flex; flex-wrap: wrap; gap: calc(var(--u) * 1.5) calc(var(--u) * 4.5); --degree: calc(var(--u) * 4.6); font-size: calc(var(--u) * 4); }
    .scale li { display: flex; align-items: center; gap: calc(var(--u) * 1.4); max-width: none; }
    .shown h2 { font-size: calc(var(--u) * 6.2); }
    .shown .small-words { font-size: calc(var(--u) * 4); color: var(--ink-quiet); line-height: 1.25; text-wrap: wrap; }
    .shown > * + * { margin-top: calc(var(--u) * 2.2); }
    .bars { font-size: calc(var(--u) * 4); }
    .state { font-size: calc(var(--u) * 4.2); font-weight: 650; line-height: 1.25; text-wrap: wrap; }
    .state.alone { font-size: calc(var(--u) * 5); }
  `,
  pages,
  draw,
};
