// A numbered list of cards that leads look after before it opens, the counterpart of `cards.hpp`: one more, other words,
// two put together. The commands are `add_TYPE`, `edit_TYPE` and `merge_TYPEs`.
import { html, nothing } from 'lit';
import type { Desk } from './desk.ts';
import type { AnyTypes, How, PageOf, Thing } from './page.ts';
import type { FormMore } from './widgets.ts';

export type Card = Thing<{ readonly text: string; readonly number: number; readonly merged: readonly string[]; /** Keys of what it was made of, where it may be. */ readonly from?: readonly string[] }>;

/** `most`: the longest text. Words `add_label`, `add`, `edit`, `save`, `leave`, `merge`, `merge_into`, `merge_do`, `merged`; `thread` where a card may be made of what others brought. */
export type Cards = (type: string, most: number) => unknown;

export function cardsOf<Types extends AnyTypes, State extends object>(page: PageOf<Types, State>, select: Desk['select'], thread: Desk['thread']): Cards {
  const { button, field, form } = page;
  const t = page.t as (word: string, places?: Readonly<Record<string, string>>) => string;
  const send = page.send as (name: string, args: object, how?: How<string, State>) => Promise<boolean>;
  /** The card in hand, and what is done with it. */
  let hand: { readonly key: string; readonly act: 'edit' | 'merge' } | null = null;
  const take = (next: typeof hand): void => {
    hand = next;
    page.set({});
  };
  const done = (word: string): FormMore => ({ done: t(word), primary: true, leave: [t('leave'), () => take(null)] });
  const sendAndLeave = async (name: string, args: object, how?: How<string, State>): Promise<void> => {
    if (await send(name, args, how)) take(null);
  };

  function inHand(type: string, most: number, { key, rev, body }: Card, all: readonly Card[]): unknown {
    if (hand?.act === 'edit') return form(field(t('edit'), 'text', { most, required: true, value: body.text }), ({ text }) => sendAndLeave(`edit_${type}`, { key, text: text('text') }, { rev }), done('save'));
    const others = all.filter((other) => other.key !== key).map((other) => [other.key, other.body.text] as const);
    return form(select(t('merge_into'), 'into', others), ({ text }) => sendAndLeave(`merge_${type}s`, { from: key, into: text('into') }), done('merge_do'));
  }

  function drawn(type: string, most: number, card: Card, all: readonly Card[]): unknown {
    const { key, body } = card;
    const deeds = (): unknown => html`<div class="row">${button(t('edit'), () => take({ key, act: 'edit' }), { icon: 'edit' })}
      ${all.length > 1 ? button(t('merge'), () => take({ key, act: 'merge' })) : nothing}${body.from?.length ? button(t('thread'), () => thread(key), { icon: 'back' }) : nothing}</div>`;
    return html`<div class="card list"><p dir="auto" class="strong">${body.text}</p>
      ${body.merged.length === 0 ? nothing : html`<p class="quiet small">${t('merged', { words: body.merged.join('; ') })}</p>`}
      ${hand?.key === key ? inHand(type, most, card, all) : deeds()}</div>`;
  }

  return (type, most) => {
    const all = page.numbered(type as never) as unknown as readonly Card[];
    return html`<div class="list">${all.map((card) => drawn(type, most, card, all))}
        ${page.space.waiting(`add_${type}`).map(({ args }) => html`<p class="card pending">${String(args['text'] ?? '')}</p>`)}</div>
      ${form(field(t('add_label'), 'text', { most, required: true }), ({ text }) => send(`add_${type}`, { text: text('text') }), { done: t('add'), icon: 'more', clears: true })}`;
  };
}
