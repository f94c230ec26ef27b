// For tests: a face of a view on a page without a browser. Given records, a phase and a hat it says what is shown and what
// was sent; it presses and fills in by the names that people read. The parts and the words are the real ones.
import { LitElement, css, html, nothing, svg } from 'lit';
import '../../../client/src/parts/parts.ts';
import '../../../client/src/parts/x-ladder/x-ladder.ts';
import '../../../client/src/parts/x-paper/x-paper.ts';
import '../../../client/src/parts/x-place/x-place.ts';
import '../../../client/src/parts/x-pictures/x-pictures.ts';
import '../../../client/src/parts/x-steps/x-steps.ts';
import '../../../client/src/parts/x-strip/x-strip.ts';
import { wordsOf, type Catalogue } from '../../../client/src/words/words.ts';
import type { ActivityElement, Body, Kit, Outcome, Phase, RecordView, SpaceView } from '../view.d.ts';
import { deskKit } from './desk.ts';
import { elementOf, type AnyTypes, type PageOf, type Schema } from './page.ts';
import { phoneKit } from './phone.ts';

export interface Scene {
  /** Bodies by key; the type of a record is what its key begins with. */
  readonly records?: Readonly<Record<string, object>>;
  /** Keys of what this person made. */
  readonly mine?: readonly string[];
  /** How far its owner lets it travel, what keeps it back, and whether it stands on the wall, by key. */
  readonly may?: Readonly<Record<string, NonNullable<RecordView['may']>>>;
  readonly gate?: Readonly<Record<string, NonNullable<RecordView['gate']>>>;
  readonly onWall?: readonly string[];
  readonly phase?: Phase;
  readonly stage?: string;
  readonly title?: string;
  readonly question?: string;
  readonly drafts?: Readonly<Record<string, Body>>;
  /** Where this person sits, or all tables for leads and the wall. */
  readonly tables?: SpaceView['tables'];
  /** Who is of the inquiry, for leads. */
  readonly people?: SpaceView['people'];
  readonly boards?: SpaceView['boards'];
  /** A supporter, and one choice at a time. */
  readonly helps?: boolean;
  readonly sits?: boolean;
  readonly oneAtATime?: boolean;
  /** The wall: the page that a lead turned to. */
  readonly page?: number;
}

export type Hat = 'participant' | 'facilitator' | 'wall';
interface Sent { readonly name: string; readonly args: Body; readonly rev?: number }

const takesAnswers = (phase: Phase): boolean => phase === 'open' || phase === 'closing_soon' || phase === 'reopened';
const plain = (words: string): string => words.replace(/\s+/g, ' ').trim();

const draftOf = (name: string, thing?: string): string => (thing === undefined ? name : `${name}#${thing}`);

/** A space that holds these records. What is sent and not answered stands in `waiting`. */
export function spaceOf(scene: Scene, waiting: readonly Sent[] = [], drafts = new Map(Object.entries(scene.drafts ?? {}))): SpaceView {
  const records = new Map(Object.entries(scene.records ?? {}).map(([key, body]): [string, RecordView] => [key, {
    key, type: key.slice(0, key.indexOf('/')), rev: 1, body: body as Body, mine: scene.mine?.includes(key) ?? false, onWall: scene.onWall?.includes(key) ?? false,
    ...(scene.may?.[key] ? { may: scene.may[key] } : {}), ...(scene.gate?.[key] ? { gate: scene.gate[key] } : {}),
  }]));
  const of = (type: string): RecordView[] => [...records.values()].filter((record) => record.type === type);
  const pending = waiting.map(({ name, args }, k) => ({ k, name, args }));
  const phase = scene.phase ?? 'open';
  return {
    id: 's', title: scene.title ?? '', question: scene.question ?? '', phase, stage: scene.stage ?? '', endsAt: null, takesAnswers: takesAnswers(phase), records, pending, tables: scene.tables ?? [], people: scene.people ?? [], boards: scene.boards ?? [], of, inOrderGiven: of, one: (type) => of(type)[0],
    waiting: (name) => pending.filter((command) => command.name === name), now: () => 0, today: () => '1970-01-01', draft: (name, thing) => drafts.get(draftOf(name, thing)),
    upload: () => Promise.resolve({ lost: true }),
    keep: (name, args, thing) => void (args === undefined ? drafts.delete(draftOf(name, thing)) : drafts.set(draftOf(name, thing), args)),
  };
}

const lit = { version: 1, LitElement, html, svg, css, nothing, styles: css``, part: () => undefined } as const;

/** A page to hand to the functions of a view, without any face. */
export function pageOf<Types extends AnyTypes>(schema: Schema<Types>, words: Catalogue, scene: Scene = {}): PageOf<Types> {
  let page: PageOf<Types> | undefined;
  const tag = `page-of-${made += 1}`;
  customElements.define(tag, elementOf<Types, object, object>(lit, schema, { draw: () => nothing }, (each) => ((page = each), {})));
  Object.assign(document.createElement(tag), { space: spaceOf(scene), words: wordsOf(words) });
  if (!page) throw new Error('no page');
  return page;
}
let made = 0;

interface View { register(kit: Kit): void }
const registered = new Set<View>();

async function defined(view: View): Promise<void> {
  if (registered.has(view)) return;
  registered.add(view);
  const leads: Parameters<Kit['leads']>[0][] = [];
  const coming: Promise<unknown>[] = [];
  const kit: Kit = { ...lit, ...phoneKit(lit, coming), leads: (define) => void leads.push(define) };
  view.register(kit);
  await Promise.all(coming);
  for (const define of leads) (await define({ ...kit, ...deskKit(lit) }))?.register({ ...kit, ...deskKit(lit) });
}

export class Mounted {
  readonly sent: Sent[] = [];
  readonly told: { readonly event: string; readonly detail: unknown }[] = [];
  private readonly drafts: Map<string, Body>;
  private waiting: Sent[] = [];
  private refusals = new Map<string, { readonly code: string; readonly text: string }>();
  private holding: ((outcome: Outcome) => void)[] | null = null;

  constructor(readonly element: ActivityElement & LitElement, words: Catalogue, private scene: Scene) {
    this.drafts = new Map(Object.entries(scene.drafts ?? {}));
    element.words = wordsOf(words);
    element.send = (name, args, rev) => this.send(name, args, rev);
    for (const event of ['moderate', 'thread', 'pages']) element.addEventListener(event, (each) => this.told.push({ event, detail: (each as CustomEvent).detail }));
  }

  /** All that can be read now, in folded parts only what is not folded away. */
  get text(): string {
    return plain(textOf(this.root));
  }

  get buttons(): readonly string[] {
    return this.every<HTMLElement>('button, summary').filter(isShown).map(nameOf);
  }

  get drafted(): Readonly<Record<string, Body>> {
    return Object.fromEntries(this.drafts);
  }

  has(selector: string): boolean {
    return this.every(selector).length > 0;
  }

  /** By its words, or the name that a screen reader says. */
  async press(name: string | RegExp): Promise<void> {
    const button = this.named('button, summary, input[type=radio], input[type=checkbox]', name);
    if ((button as HTMLButtonElement).disabled) throw new Error(`${String(name)} cannot be pressed`);
    button.click();
    await this.settled();
  }

  async fill(label: string | RegExp, words: string): Promise<void> {
    const field = this.named('input, textarea, select', label) as HTMLInputElement;
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  /** The room says no to this command, in these words. */
  refuses(name: string, words: string, code = 'no'): void {
    this.refusals.set(name, { code, text: words });
  }

  /** It does not any more. */
  takes(name: string): void {
    this.refusals.delete(name);
  }

  /** The room does not answer, until it does. */
  holds(): () => Promise<void> {
    const held: ((outcome: Outcome) => void)[] = (this.holding = []);
    return async () => {
      this.holding = null;
      this.waiting = [];
      for (const answer of held) answer({ ok: {} });
      await this.settled();
    };
  }

  /** Something else is known now. */
  async news(scene: Scene): Promise<void> {
    this.scene = { ...this.scene, ...scene };
    await this.settled();
  }

  async settled(): Promise<void> {
    const { helps = false, sits = false, oneAtATime = false } = this.scene;
    for (let turn = 0; turn < 3; turn += 1) {
      this.element.access = { helps, sits, oneAtATime, still: false, bigButtons: false };
      if (this.scene.page !== undefined) this.element.page = this.scene.page;
      this.element.space = spaceOf(this.scene, this.waiting, this.drafts);
      await this.element.updateComplete;
      await new Promise((done) => setTimeout(done));
    }
  }

  private get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('nothing is drawn');
    return this.element.shadowRoot;
  }

  private async send(name: string, args: Body, rev?: number): Promise<Outcome> {
    const sent = { name, args, ...(rev === undefined ? {} : { rev }) };
    this.sent.push(sent);
    const no = this.refusals.get(name);
    if (no !== undefined) return { rejected: no };
    if (!this.holding) return { ok: {} };
    this.waiting = [...this.waiting, sent];
    return new Promise((answered) => this.holding?.push(answered));
  }

  private named(selector: string, name: string | RegExp): HTMLElement {
    const fits = (each: HTMLElement): boolean => (typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each)));
    const found = this.every<HTMLElement>(selector).filter((each) => isShown(each) && fits(each));
    if (!found[0]) throw new Error(`there is no ${String(name)} among: ${this.every<HTMLElement>(selector).filter(isShown).map(nameOf).join(' | ')}`);
    return found[0];
  }

  private every<Found extends Element>(selector: string, inside: ParentNode = this.root): Found[] {
    return [...inside.querySelectorAll('*')].flatMap((each) => [...(each.matches(selector) ? [each as Found] : []), ...(each.shadowRoot ? this.every<Found>(selector, each.shadowRoot) : [])]);
  }
}

/** What it is called: by its label, its words, or the label around it. */
function nameOf(element: HTMLElement): string {
  const own = element.getAttribute('aria-label') ?? textOf(element);
  const label = element.closest('label');
  return plain(own !== '' && !element.matches('input, select, textarea') ? own : (element.getAttribute('aria-label') ?? (label ? [...label.childNodes].filter((node) => !(node as Element).matches?.('select, textarea')).map(textOf).join(' ') : own)));
}

function isShown(element: Element): boolean {
  const fold = element.parentElement?.closest('details:not([open])');
  if (fold) return element.tagName === 'SUMMARY' && element.parentElement === fold && isShown(fold);
  const root = element.getRootNode();
  return !(root instanceof ShadowRoot) || isShown(root.host);
}

function textOf(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  if (node instanceof Element) {
    if (node.matches('style, script')) return '';
    if (node.tagName === 'SLOT') return slotted(node as HTMLSlotElement).map(textOf).join(' ');
    if (node.matches('details:not([open])')) return [...node.children].filter(({ tagName }) => tagName === 'SUMMARY').map(textOf).join(' ');
    if (node.shadowRoot) return textOf(node.shadowRoot);
  }
  const inside = [...node.childNodes].map(textOf).join('');
  return node instanceof Element && node.matches('p, li, div, h2, h3, h4, button, label, section, dt, dd, option, summary, legend, small, blockquote') ? ` ${inside} ` : inside;
}

function slotted(slot: HTMLSlotElement): readonly Node[] {
  const host = (slot.getRootNode() as ShadowRoot).host;
  return [...host.childNodes].filter((node) => (node instanceof Element ? (node.getAttribute('slot') ?? '') === slot.name : slot.name === ''));
}

/** A face of a view, as this hat sees it. `words`: the catalogue of the type. */
export async function mount(view: View, id: string, hat: Hat, words: Catalogue, scene: Scene = {}): Promise<Mounted> {
  await defined(view);
  const element = document.createElement(`${id}-${hat}`) as ActivityElement & LitElement;
  const page = new Mounted(element, words, scene);
  document.body.replaceChildren(element);
  await page.settled();
  return page;
}
