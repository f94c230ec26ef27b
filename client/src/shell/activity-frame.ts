// The frame around an activity's own element: makes it, feeds it, and stands in with words if it does
// not come within two seconds or throws. The element is kept while activity and role stay the same, so
// that nothing a person is writing is ever torn down by news. For who asked that nothing moves it holds what
// they see: news waits for their word, and only what they do themselves shows at once.
import { LitElement, css, html, nothing } from 'lit';
import type { Access, ActivityElement, Body, Hints, Outcome, SpaceView, Words } from '../../../plugins/sdk/view.d.ts';
import { lineOf, type Only } from '../mirror/select.ts';
import { base } from '../parts/base.ts';
import type { Plugin } from '../wire/types.ts';
import { say, t, wordsOf, type Catalogue, type Places } from '../words/words.ts';
import './error-card.ts';
import type { RoomSession } from './session.ts';
import { isGone, isNews } from './still.ts';
import { loadView } from './views.ts';

const shownWithin = 2000;
const idleAfter = 20_000;

/** The same again draws nothing anew. */
const isSame = (one: Access | undefined, other: Access): boolean => JSON.stringify(one) === JSON.stringify(other);

export type FrameRole = 'participant' | 'facilitator' | 'wall';

export class ActivityFrame extends LitElement {
  static override properties = {
    session: { attribute: false }, space: { type: String }, plugin: { type: String }, face: { type: String },
    access: { attribute: false }, page: { attribute: false }, hints: { attribute: false }, only: { attribute: false }, stamp: { attribute: false }, state: { state: true }, news: { state: true },
  };
  declare session: RoomSession | null;
  declare space: string;
  declare plugin: string;
  /** Which of the three elements. */
  declare face: FrameRole;
  declare access: Access;
  /** The wall: the page that a lead turned to. */
  declare page: number;
  /** The console: what to look at before a thing goes on the wall. */
  declare hints: Hints | undefined;
  declare only: Only | undefined;
  /** Changes whenever the session did, so that the element is fed again. */
  declare stamp: number;
  declare state: 'loading' | 'here' | 'missing' | 'broken';
  /** Something new waits to be asked for. */
  declare news: boolean;
  private element: ActivityElement | null = null;
  private words: Words = (key) => key;
  private made = '';
  private given: SpaceView | null = null;
  /** Own commands on their way: what they do shows at once. */
  private acting = 0;
  private late: ReturnType<typeof setTimeout> | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;

  static override styles = [base, css`
    :host { display: block; min-width: 0; }
    .news { margin-top: 12px; display: flex; justify-content: center; }
  `];

  constructor() {
    super();
    this.session = null;
    this.space = '';
    this.plugin = '';
    this.face = 'participant';
    this.access = { oneAtATime: false, still: false, bigButtons: false, helps: false, sits: false };
    this.page = 0;
    this.hints = undefined;
    this.only = undefined;
    this.stamp = 0;
    this.state = 'loading';
    this.news = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.late);
    this.rest();
  }

  /** Steps inside the activity that the way back leads through. */
  get depth(): number {
    return this.element?.depth ?? 0;
  }

  /** False: there is none, the way leads out of the activity. */
  back(): boolean {
    if (this.depth === 0) return false;
    this.element?.back?.();
    return true;
  }

  override willUpdate(): void {
    const wanted = `${this.plugin} ${this.space} ${this.face}`;
    const plugin = this.session?.plugins.find((each) => each.id === this.plugin);
    if (this.made !== wanted && plugin && !this.isUnread()) {
      this.made = wanted;
      void this.make(plugin);
    }
    this.feed();
  }

  override render(): unknown {
    const onWall = this.face === 'wall';
    if (this.isUnread()) {
      return html`<error-card heading=${t('frame.heading')} words=${t(onWall ? 'frame.on_wall' : 'core.activity_unread')}></error-card>`;
    }
    if (this.element && this.state === 'here') return html`${this.element}${this.news ? this.offer() : nothing}`;
    if (this.state === 'missing' || this.state === 'broken') {
      // Nobody presses anything on a wall.
      return html`<error-card heading=${t('frame.heading')} words=${t(onWall ? 'frame.on_wall' : `frame.${this.state}`)} action=${onWall ? '' : t('frame.again')}
        @again=${this.again}></error-card>`;
    }
    return nothing;
  }

  /** What it holds is of another version than its view here. */
  private isUnread(): boolean {
    return lineOf(this.session?.sheet ?? null, this.space)?.unread !== undefined;
  }

  private offer(): unknown {
    return html`<p class="below small" aria-hidden="true">${t('frame.below')}</p><p class="news"><button @click=${this.showNews}><x-icon name="again"></x-icon>${t('frame.news')}</button></p>`;
  }

  private readonly showNews = (): void => {
    this.given = null;
    this.news = false;
    this.feed();
  };

  private async make(plugin: Plugin): Promise<void> {
    const wanted = this.made;
    this.element = null;
    this.given = null;
    this.news = false;
    this.state = 'loading';
    clearTimeout(this.late);
    this.late = setTimeout(() => {
      if (this.state === 'loading') this.state = 'missing';
    }, shownWithin);
    try {
      const words = await loadView(plugin, this.face !== 'participant');
      if (this.made !== wanted) return;
      const tag = `${plugin.id}-${this.face}`;
      await customElements.whenDefined(tag);
      if (this.made !== wanted) return;
      this.adopt(document.createElement(tag) as ActivityElement, words);
    } catch (error) {
      console.error('the view of an activity did not load', plugin.id, error);
      if (this.made === wanted) this.state = 'missing';
    }
  }

  private adopt(element: ActivityElement, words: Catalogue): void {
    this.words = wordsOf(words);
    element.words = this.words;
    element.send = (name, args, ifRev) => this.send(name, args, ifRev);
    element.addEventListener('input', this.busy);
    element.addEventListener('weigh', this.busy);
    this.element = element;
    clearTimeout(this.late);
    this.state = 'here';
    this.feed();
  }

  private feed(): void {
    const view: SpaceView | undefined = this.session?.space(this.space, this.only);
    if (!this.element || !view) return;
    this.news = this.holds(view);
    if (this.news) return;
    this.given = view;
    try {
      if (!isSame(this.element.access, this.access)) this.element.access = this.access;
      if (this.face === 'wall') this.element.page = this.page;
      if (this.hints) this.element.hints = this.hints;
      this.element.space = view;
      const update = (this.element as Partial<LitElement>).updateComplete;
      update?.catch((error: unknown) => this.fail(error));
    } catch (error) {
      this.fail(error);
    }
  }

  /** Somebody reads who asked that nothing moves, and this is not their own doing. */
  private holds(view: SpaceView): boolean {
    return this.face === 'participant' && this.access.still && this.acting === 0 && this.given !== null && !isGone(this.given, view) && isNews(this.given, view);
  }

  private fail(error: unknown): void {
    console.error('the view of an activity failed', this.plugin, error);
    this.element = null;
    this.state = 'broken';
  }

  private readonly again = (): void => {
    this.made = '';
    this.state = 'loading';
    this.requestUpdate();
  };

  private send(name: string, args: Body, ifRev?: number): Promise<Outcome> {
    this.rest();
    if (!this.session) return new Promise<never>(() => undefined);
    this.acting += 1;
    return this.session.send(this.space, name, { ...args }, ifRev).then((outcome) => {
      this.feed();
      this.acting -= 1;
      if ('ok' in outcome) return { ok: outcome.ok as Body };
      const { code, text_key: key, args: places, current } = outcome.rejected;
      const own = this.words(key, places as Places);
      return { rejected: { code, text: own === key ? say(key) : own, ...(current === undefined ? {} : { current: current as Body }) } };
    });
  }

  /** Somebody is at it: a sealed vote waits for them when it closes. */
  private readonly busy = (): void => {
    if (this.face !== 'participant') return;
    if (this.idle === undefined) this.session?.composing(this.space, true);
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.rest(), idleAfter);
  };

  private rest(): void {
    if (this.idle === undefined) return;
    clearTimeout(this.idle);
    this.idle = undefined;
    this.session?.composing(this.space, false);
  }
}
customElements.define('activity-frame', ActivityFrame);
