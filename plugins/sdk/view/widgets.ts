// What a page draws with. Each is a function that gives a template; none knows the activity.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { dayWords } from './days.ts';

export interface ButtonMore {
  readonly icon?: string;
  /** After the words, as an arrow that goes on. */
  readonly iconAfter?: string;
  /** `primary`, `final`, `plain`, `link`, `care`, `small`. */
  readonly is?: string;
  /** Said by a screen reader alone: what it is the button of. */
  readonly of?: string;
  readonly off?: boolean;
  readonly pressed?: boolean;
}

export interface FieldMore {
  readonly value?: string;
  readonly most?: number;
  readonly required?: boolean;
  /** More than one line. */
  readonly rows?: number;
  readonly type?: 'date' | 'text';
  /** Called with every change: what is written is kept. */
  readonly keep?: (text: string) => void;
  /** The id of a `datalist` beside it, with what one may choose from. */
  readonly list?: string;
}

/** What somebody filled in. */
export interface Given {
  /** Trimmed; empty where there is none. */
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
  readonly has: (name: string) => boolean;
  readonly all: (name: string) => readonly string[];
}

export interface FormMore {
  readonly is?: string;
  /** The words of its button, and what the button is of. */
  readonly done?: string;
  readonly of?: string;
  readonly icon?: string;
  readonly primary?: boolean;
  /** The way out, beside the button. */
  readonly leave?: readonly [words: string, leave: () => void];
  /** Its fields are empty again, once it is done. */
  readonly clears?: boolean;
  /** It has no button: what is written is sent when its field is left, or by Enter. Not for days, which are whole while they are typed. */
  readonly keeps?: boolean;
}

/** One line of a result. */
export interface Bar {
  readonly what: unknown;
  /** How many, in words. */
  readonly total: string;
  /** Of a hundred. */
  readonly length: number;
  /** Before it, such as the mark of its step. */
  readonly mark?: unknown;
}

const iconOf = (name: string | undefined): unknown => (name === undefined ? nothing : html`<x-icon name=${name}></x-icon>`);
const hidden = (words: string | undefined): unknown => (words === undefined ? nothing : html`<span class="hidden-words"> ${words}</span>`);

function button(words: unknown, press: () => unknown, { icon, iconAfter, is = '', of, off, pressed }: ButtonMore = {}): TemplateResult {
  return html`<button type="button" class=${is} ?disabled=${off === true} aria-pressed=${pressed === undefined ? nothing : String(pressed)} @click=${() => void press()}>${iconOf(icon)}${words}${hidden(of)}${iconOf(iconAfter)}</button>`;
}

function field(label: unknown, name: string, { value = '', most, required, rows, type = 'text', keep, list }: FieldMore = {}): TemplateResult {
  const typed = (event: Event): void => keep?.((event.target as HTMLInputElement).value);
  const longest = most ?? nothing;
  return html`<label>${label}${rows === undefined
    ? html`<input type=${type} dir="auto" name=${name} maxlength=${longest} ?required=${required === true} autocomplete="off" list=${list ?? nothing} .value=${value} @input=${typed}/>`
    : html`<textarea dir="auto" name=${name} maxlength=${longest} rows=${rows} ?required=${required === true} .value=${value} @input=${typed}></textarea>`}</label>`;
}

/** `name` of a form, or what is done with every change. */
function tick(label: unknown, checked: boolean, to: string | ((checked: boolean) => void), value = 'on'): TemplateResult {
  const change = (event: Event): void => (typeof to === 'string' ? undefined : to((event.target as HTMLInputElement).checked));
  return html`<label class="tick"><input type="checkbox" name=${typeof to === 'string' ? to : nothing} value=${value} .checked=${checked} @change=${change}/>${label}</label>`;
}

/** `send` is called with what was filled in, unless something required is blank. */
function form(inside: unknown, send: (given: Given) => unknown, { is = '', done, of, icon, primary, leave, clears, keeps }: FormMore = {}): TemplateResult {
  const give = async (element: HTMLFormElement): Promise<void> => {
    const data = new FormData(element);
    const text = (name: string): string => String(data.get(name) ?? '').trim();
    const required = [...element.querySelectorAll<HTMLInputElement>('[required]')];
    if (required.some(({ name }) => text(name) === '')) return void (keeps && element.reportValidity());
    const isDone = await send({ text, number: (name) => Number(text(name)), has: (name) => data.has(name), all: (name) => data.getAll(name).map(String) });
    if (clears && isDone !== false) element.reset();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!keeps) void give(event.currentTarget as HTMLFormElement);
  };
  const left = (event: Event): void => void (keeps && give(event.currentTarget as HTMLFormElement));
  return html`<form class=${is} @submit=${submit} @change=${left}>${inside}${done === undefined ? nothing : html`<div class="row"><button class=${primary ? 'primary' : ''}>${iconOf(icon)}${done}${hidden(of)}</button>
    ${leave === undefined ? nothing : button(leave[0], leave[1])}</div>`}</form>`;
}

/** A heading that can be read aloud; `asks`, the question beneath it, is told and announced with it. The same words stand there once. */
function heading(words: string, aloud?: string, asks = words): TemplateResult {
  const isAsked = asks !== words;
  const title = html`<h2 aria-describedby=${isAsked ? 'asks' : nothing}><bdi>${words}</bdi></h2>`;
  const head = isAsked ? html`<div class="stack-tight">${title}<p id="asks" class="asks"><bdi>${asks}</bdi></p></div>` : title;
  return aloud === undefined ? head : html`<div class="spread">${head}<x-speak .text=${aloud}></x-speak></div>`;
}

const fold = (summary: unknown, inside: unknown, isOpen = false): TemplateResult => html`<details ?open=${isOpen}><summary>${summary}</summary>${inside}</details>`;

/** The longest is as long as there is room. Nothing is called a winner. */
function bars(lines: readonly Bar[]): TemplateResult {
  return html`<ol class="bars">${lines.map(({ what, total, length, mark }) => html`<li>${mark ?? nothing}<div><p><span class="what">${what}</span> <span class="total">${total}</span></p>
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="1"/><rect class="some" width=${length} height="1"/></svg></div></li>`)}</ol>`;
}

/** It is in, and nothing is left to do. */
const seal = (heading: string, words: string, quiet = false): TemplateResult => html`<div class="seal"><x-symbol of="chosen"></x-symbol><h2>${heading}</h2><p class=${quiet ? 'quiet' : ''}>${words}</p></div>`;

export const widgets = { html, svg, nothing, button, field, tick, form, heading, fold, bars, seal, dayWords };
export type Widgets = typeof widgets;
