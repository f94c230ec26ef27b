// What the leads are asked to look at once something was taken back, one kind of it: what leans on it, the papers that may
// still hold it, or things in which a name stood that is gone. Each stays until a lead says that it is done.
// Files of one issue stand on one card, with a sentence to send to whoever has them. Events: `core` with {space, name, args,
// done, undo, of}; `anew` with whom a paper is for.
import { LitElement, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import { lists } from '../parts/lists.ts';
import '../parts/x-item/x-item.ts';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { t, type LeadsWordKey } from '../words/leads.ts';
import { refOf, wordsOf } from '../shell/given.ts';
import type { CoreWish } from './core-wish.ts';
import type { RoomSession } from '../shell/session.ts';
import { inRoom } from '../shell/room-day.ts';
import { askedIn } from './waits.ts';

const worded = (key: string, other: LeadsWordKey): string => (t(key as LeadsWordKey) === key ? t(other) : t(key as LeadsWordKey));
const dayOf = (at: unknown): string => inRoom(Number(at), { dateStyle: 'long' });

interface Paper {
  readonly purpose: string;
  /** 0: it left before papers had numbers; those of one day stand together. */
  readonly issue: number;
  readonly day: string;
  readonly formats: readonly string[];
  readonly keys: readonly string[];
}

/** One paper an issue, the oldest first, with the kinds of file that left. */
export function papersIn(recalls: readonly RecordView[]): readonly Paper[] {
  const papers = new Map<string, Paper>();
  for (const { key, body } of [...recalls].sort((one, other) => Number(one.body['issued_at']) - Number(other.body['issued_at']))) {
    const paper = { purpose: String(body['purpose']), issue: Number(body['issue'] ?? 0), day: dayOf(body['issued_at']) };
    const name = `${paper.purpose} ${paper.issue === 0 ? paper.day : paper.issue}`;
    const known = papers.get(name) ?? { ...paper, formats: [], keys: [] };
    papers.set(name, { ...known, formats: [...new Set([...known.formats, String(body['format'])])], keys: [...known.keys, key] });
  }
  return [...papers.values()];
}

function nameOf({ purpose, issue, day }: Paper): string {
  const who = worded(`recall.for_${purpose}`, 'recall.for_other');
  return issue === 0 ? t('recall.paper', { who, day }) : t('recall.issue', { issue, who, day });
}

const filesOf = ({ formats }: Paper): string => formats.map((format) => worded(`recall.as_${format}`, 'recall.as_other')).join(', ');

export class LookAgain extends LitElement {
  static override properties = { kind: { type: String }, session: { attribute: false }, stamp: { attribute: false } };
  declare kind: 'recall' | 'naming' | 'review';
  declare session: RoomSession | null;
  declare stamp: number;

  static override styles = [base, lists];

  constructor() {
    super();
    this.kind = 'recall';
    this.session = null;
  }

  override render(): unknown {
    const open = askedIn(this.session?.space('inquiry'), this.kind);
    if (open.length === 0) return nothing;
    return html`<p class="quiet">${t(`${this.kind}.words`)}</p><div class="items">${this.kind === 'recall' ? this.recalls(papersIn(open)) : this.things(this.kind, open)}</div>`;
  }

  private recalls(papers: readonly Paper[]): unknown {
    const all = papers.flatMap(({ keys }) => keys);
    return html`${papers.map((paper) => html`<x-item .words=${nameOf(paper)} .notes=${[t('recall.files', { files: filesOf(paper) })]}
        .acts=${[{ id: 'anew', words: t('recall.anew'), icon: 'away' }, { id: 'reviewed', words: t('recall.done'), icon: 'done' }]}
        @act=${(event: CustomEvent<string>) => (event.detail === 'anew' ? this.dispatchEvent(new CustomEvent('anew', { detail: paper.purpose })) : this.reviewed(paper.keys))}>
        <label>${t('recall.send_words')}<textarea readonly rows="7" dir="auto" .value=${this.sentenceFor(paper)} @focus=${(event: Event) => { (event.target as HTMLTextAreaElement).select(); }}></textarea></label></x-item>`)}
      ${papers.length > 1 ? html`<div><button @click=${() => this.reviewed(all)}><x-icon name="done"></x-icon>${t('recall.all_done')}</button></div>` : nothing}`;
  }

  private sentenceFor(paper: Paper): string {
    return t('recall.sentence', { paper: nameOf(paper), title: this.session?.sheet?.title ?? '', files: filesOf(paper) });
  }

  private things(kind: 'naming' | 'review', open: readonly RecordView[]): unknown {
    return open.map(({ key, body }) => html`<x-item .words=${this.nameOf(String(body['of']))}
      .acts=${[{ id: 'reviewed', words: t(`${kind}.done`), icon: 'done' }]} @act=${() => this.reviewed([key])}></x-item>`);
  }

  /** A thing by its activity's title and its own words, as far as this page holds them. */
  private nameOf(ref: string): string {
    const { key, space } = refOf(ref);
    const title = this.session?.sheet?.lines.find((line) => line.space === space)?.title ?? '';
    const record = this.session?.space(space)?.records.get(key);
    const words = record ? wordsOf(record.body, this.session?.kinds[record.type]) : '';
    return words === '' ? title : `${title}: ${words}`;
  }

  /** At most 64 at once, as the room takes them; what is more stays for the next tap. */
  private reviewed(keys: readonly string[]): void {
    const detail: CoreWish = { space: 'inquiry', name: 'core.reviewed', args: { keys: keys.slice(0, 64) }, done: 'done.reviewed', undo: true, ...(keys[0] === undefined ? {} : { of: keys[0] }) };
    this.dispatchEvent(new CustomEvent('core', { detail }));
  }
}
customElements.define('look-again', LookAgain);
