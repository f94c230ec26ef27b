// My words: what I gave, how far it may travel, and what it changed. Two taps take one thing, or all of
// it, back. What is shown is asked of the room anew each time the page is opened.
// Events: `shut`.
import { LitElement, css, html, nothing } from 'lit';
import { base } from '../parts/base.ts';
import type { IconName } from '../parts/icons.ts';
import '../parts/x-item/x-item.ts';
import type { ItemAct } from '../parts/x-item/x-item.ts';
import catalogue from '../words/moderation.json';
import { apart, say } from '../words/words.ts';
import { refOf, thingsFrom, type Led, type Thing } from '../shell/given.ts';
import type { RoomSession } from '../shell/session.ts';
import type { ThreadStart } from '../shell/thread.ts';
import { inRoom } from '../shell/room-day.ts';

const t = apart(catalogue);
type Key = Parameters<typeof t>[0];

type OwnAct = 'off_wall' | 'who' | 'back';
/** Nobody can tell it in other words yet, so that rung is not offered. */
const rungs = ['only_me', 'facilitators', 'table', 'room', 'words', 'named'] as const;

/** Where what was taken back may still stand, by the receipt; papers of one day are one to whoever reads it. */
export function stillIn(receipt: Readonly<Record<string, unknown>>): string {
  const papers = Array.isArray(receipt['still_in']) ? (receipt['still_in'] as readonly { readonly at?: unknown }[]) : [];
  const days = new Set(papers.map(({ at }) => inRoom(Number(at), { day: 'numeric', month: 'long' })));
  if (days.size === 0) return '';
  return days.size === 1 ? t('mine.still_in', { day: [...days].join('') }) : t('mine.still_in_some', { n: papers.length });
}

export class MyWords extends LitElement {
  static override properties = {
    session: { attribute: false }, things: { state: true }, trouble: { state: true }, leaving: { state: true }, papers: { state: true }, changing: { state: true }, following: { state: true },
  };
  declare session: RoomSession | null;
  declare things: readonly Thing[] | null;
  declare trouble: string;
  /** What is about to be taken back: a thing, or everything. */
  declare leaving: string | 'all' | null;
  /** Where it may still stand once it is taken back; empty: nowhere. */
  declare papers: string;
  declare changing: string | null;
  /** The thing whose thread is looked at. */
  declare following: ThreadStart | null;

  static override styles = [
    base,
    css`
      .things { display: grid; gap: 16px; }
      x-item { --said: 1.1em; }
      .thread { display: grid; gap: 8px; border-left: 4px solid var(--deliver); padding-left: 14px; }
      .reach { display: grid; gap: 8px; }
      .reach button { justify-content: flex-start; text-align: start; }
      .all { margin-top: 32px; padding-top: 16px; border-top: 1px solid var(--hair); }
    `,
  ];

  constructor() {
    super();
    this.session = null;
    this.things = null;
    this.trouble = '';
    this.leaving = null;
    this.papers = '';
    this.changing = null;
    this.following = null;
  }

  override firstUpdated(): void {
    void this.ask();
  }

  override render(): unknown {
    return html`<div class="stack"><h2>${t('mine.heading')}</h2>${this.inside()}
      ${this.trouble === '' ? nothing : html`<p class="note" role="status">${this.trouble}</p>`}
      <p><button @click=${() => this.dispatchEvent(new CustomEvent('shut'))}><x-icon name="back"></x-icon>${t('mine.shut')}</button></p>
      <thread-sheet .session=${this.session} .start=${this.following} @shut=${() => (this.following = null)}></thread-sheet></div>`;
  }

  private inside(): unknown {
    if (this.things === null) return html`<p class="quiet" role="status">${t('start.looking')}</p>`;
    if (this.things.length === 0) return html`<p>${t('mine.none')}</p><p class="quiet">${t('mine.none_words')}</p>`;
    return html`<div class="things">${this.things.map((thing) => this.thing(thing))}</div>${this.everything()}`;
  }

  private thing(thing: Thing): unknown {
    return html`<x-item .about=${thing.activity} .words=${thing.words === '' && thing.strokes.length + thing.symbols.length === 0 && thing.medium === null ? t('mine.a_drawing') : thing.words} .strokes=${thing.strokes} .symbols=${thing.symbols} .medium=${thing.medium} .notes=${thing.onWall ? [t('mine.on_wall')] : []}
      .acts=${this.actsOn(thing)} @act=${(event: CustomEvent<OwnAct>) => this.chosen(thing, event.detail)}>
      ${thing.may === null ? nothing : html`<p class="small">${t('mine.may', { who: t(`may.${thing.may}` as Key) })}</p>`}
      ${this.led(thing)}
      ${this.changing === thing.ref ? this.ladder(thing) : this.leaving === thing.ref ? this.sure('mine.take_back_words', () => void this.takeBack(thing)) : nothing}</x-item>`;
  }

  private actsOn(thing: Thing): readonly ItemAct[] {
    if (this.changing === thing.ref || this.leaving === thing.ref) return [];
    const act = (id: OwnAct, words: Key, icon: IconName): ItemAct => ({ id, words: t(words), icon });
    return [...(thing.onWall ? [act('off_wall', 'mine.off_wall', 'close')] : []), ...(thing.may === null ? [] : [act('who', 'mine.change_who', 'people')]), act('back', 'mine.take_back', 'undo')];
  }

  private chosen(thing: Thing, act: OwnAct): void {
    if (act === 'who') this.changing = thing.ref;
    else if (act === 'back') this.leave(thing.ref);
    else void this.offTheWall(thing);
  }

  /** Which papers may have it is said before the yes; until the room has answered, that some may. */
  private leave(what: string): void {
    this.leaving = what;
    this.papers = t('mine.papers_maybe');
    const { space, key } = refOf(what);
    const asked = what === 'all' ? this.session?.send('inquiry', 'core.still_in', {}) : this.session?.send(space, 'core.still_in', { keys: [key] });
    void asked?.then((outcome) => {
      if (this.leaving === what && 'ok' in outcome) this.papers = stillIn(outcome.ok);
    });
  }

  private led(thing: Thing): unknown {
    if (thing.ledTo.length === 0 && thing.outcome === '') return html`<p class="quiet small">${t('mine.not_yet')}</p>`;
    return html`<div class="thread"><p class="strong">${t('mine.led_to')}</p>
      ${thing.ledTo.map((led: Led) => html`<p><span class="quiet small"><bdi>${led.activity}</bdi></span><br/><bdi>${led.words === '' ? t('mine.in_confidence') : led.words}</bdi></p>`)}
      ${thing.outcome === '' ? nothing : html`<p dir="auto">${thing.outcome}</p>`}
      ${thing.ledTo.length === 0 ? nothing : html`<div><button @click=${() => void this.follow(thing)}><x-icon name="next"></x-icon>${t('mine.follow')}</button></div>`}</div>`;
  }

  /** Few follow a thread, so it is loaded when it is asked for. */
  private async follow({ ref, activity, kind, body }: Thing): Promise<void> {
    try {
      await import('../shell/thread-sheet.ts');
      this.following = { ref, activity, kind, body };
    } catch {
      this.trouble = t('join.lost');
    }
  }

  private ladder(thing: Thing): unknown {
    const sits = (this.session?.you?.groups.length ?? 0) > 0 || thing.may === 'table';
    return html`<div class="reach" role="group" aria-label=${t('mine.change_who')}>${rungs.filter((rung) => sits || rung !== 'table').map((rung) => html`<button class=${rung === 'only_me' || rung === 'facilitators' ? '' : 'final'} aria-pressed=${thing.may === rung ? 'true' : 'false'}
      @click=${() => void this.permit(thing, rung)}>${t(`may.${rung}`)}</button>`)}<p class="quiet small">${t('mine.may_report')}</p></div>`;
  }

  private everything(): unknown {
    return html`<div class="all">${this.leaving === 'all' ? this.sure('mine.all_words', () => void this.takeAllBack())
      : html`<button class="link" @click=${() => this.leave('all')}>${t('mine.all')}</button>`}</div>`;
  }

  private sure(words: Key, yes: () => void): unknown {
    return html`<p>${t(words)}</p>${this.papers === '' ? nothing : html`<p class="strong">${this.papers}</p>`}<div class="row"><button @click=${() => (this.leaving = null)}>${t('mine.no')}</button><button class="primary final" @click=${yes}>${t('mine.yes')}</button></div>`;
  }

  private async ask(): Promise<void> {
    const outcome = await this.session?.send('inquiry', 'core.mine', {});
    if (outcome && 'ok' in outcome) this.things = thingsFrom(outcome.ok, this.session?.kinds ?? {});
    else if (outcome) this.trouble = say(outcome.rejected.text_key);
  }

  private async permit(thing: Thing, permission: string): Promise<void> {
    const { space, key } = refOf(thing.ref);
    this.changing = null;
    await this.does(space, 'core.permit', { key, permission });
  }

  private async offTheWall(thing: Thing): Promise<void> {
    const { space, key } = refOf(thing.ref);
    await this.does(space, 'core.take_down', { keys: [key] });
  }

  private async takeBack(thing: Thing): Promise<void> {
    const { space, key } = refOf(thing.ref);
    await this.does(space, 'core.withdraw', { keys: [key] });
  }

  private takeAllBack(): Promise<void> {
    return this.does('inquiry', 'core.withdraw_all', {});
  }

  private async does(space: string, name: string, args: Record<string, unknown>): Promise<void> {
    this.leaving = null;
    const outcome = await this.session?.send(space, name, args);
    this.trouble = outcome && 'rejected' in outcome ? say(outcome.rejected.text_key) : outcome ? stillIn(outcome.ok) : '';
    await this.ask();
  }
}
customElements.define('my-words', MyWords);
