// Who tells and who asks, above a person's own story, for people who sit together; and what was put down for who tells.
import type { Thing } from '../../sdk/view/page.ts';
import type { Page, Records } from './generated/schema.ts';

type Note = Thing<Records['note']>;

/** As long as words of a story may be. */
const mostWords = 4000;

const isTaken = (page: Page, { key }: Note): boolean => page.where('taken', 'of', key).length > 0;

/** Their words, behind those that their teller wrote already. */
function takenIn(page: Page, note: Note): string {
  const begun = page.space.draft('tell')?.['words'];
  return [typeof begun === 'string' ? begun : '', note.body.words].filter((words) => words !== '').join('\n');
}

function forMe(page: Page, note: Note): unknown {
  const { html, nothing, t, button, send, space } = page;
  const words = takenIn(page, note);
  const take = (): unknown => {
    space.keep('tell', { ...(space.draft('tell') ?? {}), words, helped: true });
    return send('take_note', { key: note.key });
  };
  return html`<li class="card stack-tight"><p class="quiet small">${t('note_for_you')}</p><p dir="auto" class="said">${note.body.words}</p>
    ${space.pending.some(({ name, args }) => name === 'take_note' && args['key'] === note.key) ? nothing : html`<div>${button(t('note_take'), take, { icon: 'text', off: words.length > mostWords })}</div>`}</li>`;
}

function ofMine(page: Page, note: Note): unknown {
  const { html, t, button, send } = page;
  return html`<li class="card stack-tight"><p class="quiet small">${t(isTaken(page, note) ? 'note_taken' : 'note_mine')}</p><p dir="auto" class="said">${note.body.words}</p>
    <div>${button(t('note_drop'), () => send('drop_note', { key: note.key }), { icon: 'undo', is: 'plain' })}</div></li>`;
}

function puttingDown(page: Page): unknown {
  const { html, nothing, t, field, fold, form, keep, send } = page;
  const begun = page.draft('put_down')?.words ?? '';
  const mine = page.own('note');
  const write = form(html`${field(t('note_label'), 'words', { most: 2000, rows: 3, required: true, value: begun, keep: (words) => keep('put_down', words === '' ? undefined : { words }) })}<p class="quiet small">${t('note_who')}</p>`,
    ({ text }) => send('put_down', { words: text('words') }, { kept: { words: text('words') } }), { done: t('note_send'), clears: true });
  return html`${fold(t('note_fold'), write, begun !== '')}${mine.length === 0 ? nothing : html`<ul class="list">${mine.map((note) => ofMine(page, note))}</ul>`}`;
}

/** Empty for who sits alone, and where nobody is asked any more. */
export function above(page: Page): unknown {
  const { html, nothing, t, button, send, space } = page;
  const [table] = space.tables;
  if (table === undefined || !(space.takesAnswers || space.phase === 'paused')) return nothing;
  const pair = page.where('pair', 'at', table.id)[0]?.body;
  const teller = pair === undefined ? undefined : page.by('hand', pair.teller);
  const isTime = pair !== undefined && (page.one('cue')?.at ?? 0) > pair.since;
  const tell = (is: string): unknown => button(t('pair_tell'), () => send('take_turn', {}), { icon: 'talk', is });
  if (pair === undefined || teller === undefined) {
    return html`<section class="sunk list pair"><p class="strong">${t(pair === undefined ? 'pair_free' : 'pair_next')}</p><div>${tell('')}</div></section>`;
  }
  if (teller.mine) {
    const notes = page.where('note', 'for', teller.key).filter((note) => !isTaken(page, note));
    return html`<section class="sunk list pair"><p class="strong">${t('pair_mine')}</p><p>${t(isTime ? 'pair_swap' : 'pair_mine_words')}</p>
      ${notes.length === 0 ? nothing : html`<ul class="list">${notes.map((note) => forMe(page, note))}</ul>`}<div>${button(t('pair_end'), () => send('end_turn', {}), { icon: 'done' })}</div></section>`;
  }
  return html`<section class="sunk list pair"><p class="asks-now">${teller.body.by === '' ? nothing : html`<x-picture alone picture=${teller.body.by}></x-picture>`}<span class="strong">${t('pair_theirs')}</span></p>
    <p>${t('pair_ask_words')}</p>${puttingDown(page)}${isTime ? html`<p class="strong">${t('pair_swap_ask')}</p><div>${tell('plain')}</div>` : nothing}</section>`;
}

export const pairStyle = `
  .pair { --picture: 2.5rem; }
  .asks-now { display: flex; gap: 12px; align-items: center; }
  .pair .list > li { max-width: none; }
`;
