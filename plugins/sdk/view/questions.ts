// What people ask and leads answer for everybody (`answering.ts`), the counterpart of `questions.hpp`. The words are
// `questions`, `asked_wait`, `asked_sending`, `ask`, `ask_label`, `ask_who`, `ask_send`, `ask_leave`.
import { html, nothing } from 'lit';
import type { PageOf, Thing } from './page.ts';

export interface Answer {
  readonly question: string;
  readonly asked: string;
  readonly text: string;
}

/** What a type with questions has. */
export interface QuestionTypes {
  readonly records: { readonly question: { readonly text: string }; readonly answer: Answer };
  readonly commands: { readonly ask: { readonly text: string }; readonly answer: Answer };
  readonly drafts: { readonly ask: { readonly text: string }; readonly answer: Answer };
  readonly words: string;
}
type Page = PageOf<QuestionTypes>;
export type Question = Thing<{ readonly text: string }>;

/** Letters of a question. */
export const longest = 1000;
export const answerTo = (page: Page, { key }: Question): Answer | undefined => page.where('answer', 'question', key)[0]?.body;

export interface Asking {
  /** What was answered, for everybody; and what this person asked and waits for. */
  readonly list: () => unknown;
  /** The way to ask. What was begun stays as a draft. */
  readonly ask: () => unknown;
  readonly isOpen: () => boolean;
  readonly leave: () => void;
}

/** For who asks. */
export function askingOf(page: Page): Asking {
  const { t } = page;
  let isOpen = false;
  const open = (is: boolean): void => {
    isOpen = is;
    page.set({});
  };

  async function send(text: string): Promise<void> {
    open(false);
    if (!(await page.send('ask', { text }, { kept: { text } }))) open(true);
  }

  return {
    list: () => {
      const open = page.own('question').filter((question) => !answerTo(page, question));
      const answers = page.all('answer');
      const onTheirWay = page.waiting('ask');
      if (open.length + answers.length + onTheirWay.length === 0) return nothing;
      const waits = (text: string, word: string, is = ''): unknown => html`<div class="card ${is}"><p dir="auto">${text}</p><p class="quiet small">${t(word)}</p></div>`;
      return html`<section class="list"><h3>${t('questions')}</h3>
        ${answers.map(({ body: { asked, text } }) => html`<div class="card"><p dir="auto" class="quiet">${asked}</p><p dir="auto" class="strong">${text}</p></div>`)}
        ${open.map(({ body }) => waits(body.text, 'asked_wait'))}${onTheirWay.map(({ text }) => waits(text, 'asked_sending', 'pending'))}</section>`;
    },
    ask: () => {
      const begun = page.draft('ask');
      if (!isOpen && begun === undefined) return page.button(t('ask'), () => open(true), { icon: 'ask' });
      const leave = (): void => {
        page.keep('ask', undefined);
        open(false);
      };
      return page.form(html`${page.field(t('ask_label'), 'text', { most: longest, rows: 3, required: true, value: begun?.text ?? '', keep: (words) => page.keep('ask', { text: words }) })}<p class="quiet small">${t('ask_who')}</p>${page.note()}`,
        ({ text }) => send(text('text')), { done: t('ask_send'), primary: true, leave: [t('ask_leave'), leave] });
    },
    isOpen: () => isOpen,
    leave: () => open(false),
  };
}
