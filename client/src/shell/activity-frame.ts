// The frame around an activity's own element: makes it, feeds it, and stands in with words if it does
// not come within two seconds or throws. The element is kept while activity and role stay the same, so
// that nothing a person is writing is ever torn down by news.
import { LitElement, css, html, nothing } from 'lit';
import type { Access, ActivityElement, Body, Outcome, SpaceView, Words } from '../../../plugins/sdk/view.d.ts';
import { base } from '../parts/base.ts';
import type { Plugin, Put } from '../wire/types.ts';
import { say, t, wordsOf, type Catalogue, type Places } from '../words/words.ts';
import './error-card.ts';
import type { RoomSession } from './session.ts';
import { loadView } from './views.ts';

const shownWithin = 2000;
const idleAfter = 20_000;

export type FrameRole = 'participant' | 'facilitator' | 'wall';

export class ActivityFrame extends LitElement {
  static override properties = {
    session: { attribute: false }, space: { type: String }, plugin: { type: String }, face: { type: String },
    access: { attribute: false }, only: { attribute: false }, stamp: { attribute: false }, state: { state: true },
  };
  declare session: RoomSession | null;
  declare space: string;
  declare plugin: string;
  /** Which of the three elements. */
  declare face: FrameRole;
  declare access: Access;
  declare only: ((put: Put) => boolean) | undefined;
  /** Changes whenever the session did, so that the element is fed again. */
  declare stamp: number;
  declare state: 'loading' | 'here' | 'missing' | 'broken';
  private element: ActivityElement | null = null;
  private words: Words = (key) => key;
  private made = '';
  private late: ReturnType<typeof setTimeout> | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;

  static override styles = [base, css`:host { display: block; min-width: 0; }`];

  constructor() {
    super();
    this.session = null;
    this.space = '';
    this.plugin = '';
    this.face = 'participant';
    this.access = { oneAtATime: false, still: false, bigButtons: false, helps: false };
    this.only = undefined;
    this.stamp = 0;
    this.state = 'loading';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.late);
    this.rest();
  }

  override willUpdate(): void {
    const wanted = `${this.plugin} ${this.space} ${this.face}`;
    const plugin = this.session?.plugins.find((each) => each.id === this.plugin);
    if (this.made !== wanted && plugin) {
      this.made = wanted;
      void this.make(plugin);
    }
    this.feed();
  }

  override render(): unknown {
    if (this.element && this.state === 'here') return this.element;
    if (this.state === 'missing' || this.state === 'broken') {
      // Nobody presses anything on a wall.
      const onWall = this.face === 'wall';
      return html`<error-card heading=${t('frame.heading')} words=${t(onWall ? 'frame.on_wall' : `frame.${this.state}`)} action=${onWall ? '' : t('frame.again')}
        @again=${this.again}></error-card>`;
    }
    return nothing;
  }

  private async make(plugin: Plugin): Promise<void> {
    const wanted = this.made;
    this.element = null;
    this.state = 'loading';
    clearTimeout(this.late);
    this.late = setTimeout(() => {
      if (this.state === 'loading') this.state = 'missing';
    }, shownWithin);
    try {
      const words = await loadView(plugin);
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
    try {
      this.element.access = this.access;
      this.element.space = view;
      const update = (this.element as Partial<LitElement>).updateComplete;
      update?.catch((error: unknown) => this.fail(error));
    } catch (error) {
      this.fail(error);
    }
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
    return this.session.send(this.space, name, { ...args }, ifRev).then((outcome) => {
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
