// The form a lead writes a proposal in: new, changed while it waits, or in new words after it was asked.
import type { Body, Kit, SpaceView, Words } from '../../sdk/view.d.ts';
import { sourcesOf, type Proposal } from './shape.ts';

export interface Writing {
  readonly heading: string;
  /** The words to begin with. */
  readonly from: Proposal | null;
  /** What people gave may be ticked. */
  readonly sources: boolean;
  readonly done: string;
  readonly primary: boolean;
  readonly leave: (() => void) | null;
  readonly write: (args: Body, form: HTMLFormElement) => void;
}

export function writing(kit: Kit, space: SpaceView, words: Words, form: Writing): unknown {
  const { html, nothing } = kit;
  return html`<form class="writing" @submit=${(event: SubmitEvent) => written(event, form)}><h4>${form.heading}</h4>
    <label>${words('agreement-rounds.label_title')}<input type="text" dir="auto" name="title" maxlength="120" required autocomplete="off" .value=${form.from?.title ?? ''}/></label>
    <label>${words('agreement-rounds.label_words')}<textarea dir="auto" name="words" maxlength="300" rows="2" required .value=${form.from?.words ?? ''}></textarea></label>
    <label>${words('agreement-rounds.label_easy')}<textarea dir="auto" name="easy_read" maxlength="1000" rows="2" .value=${form.from?.easyRead ?? ''}></textarea></label>
    ${form.sources ? sourceTicks(kit, space, words) : nothing}
    <div class="row"><button class=${form.primary ? 'primary' : ''}>${form.done}</button>
      ${form.leave === null ? nothing : html`<button type="button" @click=${form.leave}>${words('agreement-rounds.leave')}</button>`}</div></form>`;
}

function sourceTicks(kit: Kit, space: SpaceView, words: Words): unknown {
  const { html } = kit;
  const sources = sourcesOf(space);
  if (sources.length === 0) return html`<p class="quiet small">${words('agreement-rounds.no_sources')}</p>`;
  return html`<fieldset class="sources"><legend>${words('agreement-rounds.sources')}</legend>
    ${sources.map((source) => html`<label class="tick"><input type="checkbox" name="because" value=${source.ref}/><bdi>${source.words}</bdi></label>`)}</fieldset>`;
}

function written(event: SubmitEvent, form: Writing): void {
  event.preventDefault();
  const element = event.target as HTMLFormElement;
  const given = new FormData(element);
  const text = (name: string): string => String(given.get(name) ?? '').trim();
  const easy = text('easy_read');
  const because = given.getAll('because').map(String);
  if (text('title') === '' || text('words') === '') return;
  form.write({ title: text('title'), words: text('words'), ...(easy === '' ? {} : { easy_read: easy }), ...(because.length === 0 ? {} : { because }) }, element);
}
