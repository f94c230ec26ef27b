// The leads' side of what people tell: what they may see of it, as it was told, and how far each may go. Nothing reaches the wall
// but by the lead's hand, and only what its teller lets into the room.
import { nothing } from 'lit';
import type { DeskPage } from './desk.ts';
import type { AnyTypes, Face, Thing } from './page.ts';
import { given, toldFrom, words, type Told, type ToldBody, type Word } from './told.ts';

export interface ToldDesk<Types extends AnyTypes> {
  /** The kind of the records in which it is told. */
  readonly kind: keyof Types['records'] & string;
  readonly styles?: string;
  /** What a drawing shows stands beneath it. */
  readonly captioned?: boolean;
  /** How one is shown that is told in the type's own way. */
  readonly given?: (page: DeskPage<Types>, told: Told) => unknown;
  /** What stands over all that was told. */
  readonly above?: (page: DeskPage<Types>) => unknown;
  /** What the type tells of each besides. */
  readonly besides?: (page: DeskPage<Types>, told: Told) => unknown;
}

const styles = '.said, .caption { white-space: pre-wrap; } x-drawing { max-width: 14rem; } x-medium { --medium-height: 16rem; }';

export function toldDesk<Types extends AnyTypes>(of: ToldDesk<Types>): Face<Types, object, DeskPage<Types>> {
  type Page = DeskPage<Types>;
  const word = (page: Page, key: Word): string => page.t(key);

  /** What can go on the wall tells what to look at first; that another put it down is among that. */
  function notesOn(page: Page, { key, record, putDown }: Told): readonly string[] {
    if (page.mayBeShown(record)) return page.hints(key);
    return putDown === null ? [] : [word(page, `put_down_${putDown}`)];
  }

  function drawn(page: Page, told: Told): unknown {
    const { html, nothing } = page;
    return html`<section class="card list story">${of.given ? of.given(page, told) : given(page, told.telling, { drawing: word(page, 'a_drawing'), photo: word(page, 'a_photo'), sound: word(page, 'a_sound') }, of.captioned)}
      ${of.besides?.(page, told) ?? nothing}
      ${notesOn(page, told).map((note) => html`<p class="small strong" dir="auto">${note}</p>`)}
      <p class="quiet small">${told.may === 'only_me' ? nothing : word(page, `lead_may_${told.may}`)}${told.late ? ` ${word(page, 'late')}` : ''}</p>
      <div class="row">${page.acts(told.record)}${page.care(told.key)}</div></section>`;
  }

  return {
    words,
    styles: `${styles}${of.styles ?? ''}`,
    draw: (page) => {
      const all = page.asTheyCame(page.all(of.kind) as unknown as readonly Thing<ToldBody>[]);
      return page.html`${of.above?.(page) ?? nothing}${all.length > 0 ? page.list(all, (record) => drawn(page, page.once(record, toldFrom)))
        : page.html`<p>${word(page, 'none_yet')}</p><p class="quiet">${word(page, 'none_yet_words')}</p>`}`;
    },
  };
}
