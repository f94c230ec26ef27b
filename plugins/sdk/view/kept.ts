// A field of what leads write together, saved when it is left. Until the room has it, what is written is a draft on this
// device. What somebody else wrote meanwhile stands beneath it, and neither is lost: who wrote last says which it shall be.
import { html, nothing } from 'lit';
import type { Body, RecordView } from '../view.d.ts';
import words from './kept.json';
import type { AnyTypes, PageOf } from './page.ts';

export const keptWords: Readonly<Record<string, string>> = words;

export interface Kept {
  /** The record that it is of, and its member. */
  readonly key: string;
  readonly member: string;
  readonly label: unknown;
  readonly most: number;
  readonly rows?: number;
  /** A blank is not saved. */
  readonly required?: boolean;
  /** What saves it, and its arguments besides the key: from what is written, and the record as it stands then. */
  readonly name: string;
  readonly args: (words: string, body: Body) => object;
}

const refusedForAnother = new Set(['stale', 'changed_meanwhile']);

export function keptOf<Types extends AnyTypes, State extends object>(page: PageOf<Types, State>): (of: Kept) => unknown {
  const t = page.t as (word: keyof typeof words) => string;
  /** Those that are being written, or on their way. */
  const inHand = new Set<string>();
  /** One goes after the other, and is held against what the one before left. */
  let last: Promise<void> = Promise.resolve();

  const recordOf = ({ key }: Kept): RecordView | undefined => page.space.records.get(key);
  const standing = (of: Kept): string => String(recordOf(of)?.body[of.member] ?? '');
  const placeOf = ({ key, member }: Kept): string => `${key}#${member}`;
  const draftOf = (of: Kept): Body | undefined => page.space.draft(of.name, placeOf(of));
  const writtenIn = (of: Kept, draft: Body | undefined): string => (draft === undefined ? standing(of) : String(draft[of.member] ?? ''));

  /** `seen`: what stood there when it was begun. */
  function keep(of: Kept, written: string, seen: string): void {
    page.space.keep(of.name, written === seen ? undefined : { key: of.key, [of.member]: written, seen }, placeOf(of));
  }

  function typed(of: Kept, written: string): void {
    inHand.add(placeOf(of));
    keep(of, written, String(draftOf(of)?.['seen'] ?? standing(of)));
    page.say('');
  }

  function leave(of: Kept): void {
    page.space.keep(of.name, undefined, placeOf(of));
    inHand.delete(placeOf(of));
    page.say('');
  }

  /** Another part of the record may have changed on the way: then it is sent once more. */
  async function sent(of: Kept, written: string): Promise<string> {
    const record = recordOf(of);
    const stood = standing(of);
    const outcome = await page.ask(of.name as never, { key: of.key, ...of.args(written, record?.body ?? {}) } as never, record?.rev);
    if ('ok' in outcome) return '';
    const mayGo = refusedForAnother.has(outcome.rejected.code) && recordOf(of)?.rev !== record?.rev && standing(of) === stood;
    return mayGo ? sent(of, written) : outcome.rejected.text;
  }

  async function save(of: Kept, written: string): Promise<void> {
    if (written === standing(of)) return leave(of);
    const refused = await sent(of, written);
    // What the room gives back lies with the command; here it is kept with its field.
    if (page.space.draft(of.name)?.['key'] === of.key) page.space.keep(of.name, undefined);
    const now = writtenIn(of, draftOf(of));
    const isWrittenOn = now.trim() !== written;
    if (!isWrittenOn || refused !== '') inHand.delete(placeOf(of));
    if (refused === '') keep(of, now, isWrittenOn ? written : now);
    page.say(refused === '' ? t('kept_saved') : refused);
  }

  function asked(of: Kept, written: string): void {
    inHand.add(placeOf(of));
    last = last.then(() => save(of, written));
  }

  /** Left, it is saved, unless somebody else changed the same meanwhile: what one wrote oneself just before is nobody else's. */
  function left(of: Kept, written: string): void {
    last = last.then(() => {
      const seen = draftOf(of)?.['seen'];
      if (seen === undefined || seen === standing(of) || written === standing(of)) return save(of, written);
      inHand.delete(placeOf(of));
      return page.say('');
    });
  }

  function between(of: Kept, draft: Body): unknown {
    const now = standing(of);
    const written = String(draft[of.member] ?? '').trim();
    const isChanged = draft['seen'] !== now;
    if (written === now || (!isChanged && inHand.has(placeOf(of)))) return nothing;
    const mine = of.required === true && written === '' ? nothing : page.button(t('kept_mine'), () => asked(of, written), { is: 'primary' });
    return html`<div class="note list" role="status"><p>${t(isChanged ? 'kept_changed' : 'kept_unsaved')}</p>${isChanged ? html`<p><span class="quiet">${t('kept_theirs')}</span> <bdi>${now}</bdi></p>` : nothing}
      <div class="row">${mine}${page.button(t('kept_leave'), () => leave(of))}</div></div>`;
  }

  return (of) => {
    const draft = draftOf(of);
    const { label, member, most, rows, required = false } = of;
    return html`${page.form(page.field(label, member, { most, required, value: writtenIn(of, draft), keep: (written) => typed(of, written), ...(rows === undefined ? {} : { rows }) }),
      ({ text }) => left(of, text(member)), { keeps: true })}${draft === undefined ? nothing : between(of, draft)}`;
  };
}
