// How leads answer what people ask (`questions.ts`). The words are `people_ask`, `asked_as`, `answer_label`, `answer_send`,
// `ask_leave`, `answer`, `answer_change`.
import { html, nothing } from 'lit';
import type { Desk } from './desk.ts';
import type { PageOf } from './page.ts';
import { answerTo, longest, type Answer, type Question, type QuestionTypes } from './questions.ts';

type Page = PageOf<QuestionTypes>;

const longestAnswer = 2000;

/** For who answers: each question with what was answered; the words of who asked are the leads' alone. */
export function answeringOf(page: Page, { care, list, asTheyCame }: Pick<Desk, 'care' | 'list' | 'asTheyCame'>): () => unknown {
  const { t } = page;
  let hand = '';
  const take = (key: string): void => {
    hand = key;
    page.set({});
  };

  function answering({ key, body }: Question, answer: Answer | undefined): unknown {
    const send = async (asked: string, answered: string): Promise<void> => {
      if (await page.send('answer', { question: key, text: answered, asked })) take('');
    };
    return page.form(html`${page.field(t('asked_as'), 'asked', { most: longest, required: true, value: answer?.asked ?? body.text })}${page.field(t('answer_label'), 'text', { most: longestAnswer, rows: 3, required: true, value: answer?.text ?? '' })}`,
      (given) => send(given.text('asked'), given.text('text')), { done: t('answer_send'), primary: true, leave: [t('ask_leave'), () => take('')] });
  }

  function drawn(question: Question): unknown {
    const answer = answerTo(page, question);
    return html`<div class="card list"><p dir="auto">${question.body.text}</p>${answer ? html`<p dir="auto" class="strong">${answer.text}</p>` : nothing}
      ${hand === question.key ? answering(question, answer) : html`<div class="row">${page.button(t(answer ? 'answer_change' : 'answer'), () => take(question.key))}${care(question.key, 'care')}</div>`}</div>`;
  }

  return () => {
    const all = asTheyCame(page.all('question'));
    return all.length === 0 ? nothing : html`<section class="stack"><h3>${t('people_ask')}</h3>${list(all, drawn, 'questions')}</section>`;
  };
}
