// What the pages of an activity type are drawn with: one page a face, handed to the functions of its view. It reads the
// space by the type's schemas, sends, keeps drafts, remembers where its person is, and says what was refused, in one way.
import { LitElement, html, nothing, unsafeCSS, type CSSResult } from 'lit';
import type { Access, ActivityElement, Body, LaterPart, Outcome, RecordView, Send, SpaceView, Words } from '../view.d.ts';
import { once } from './once.ts';
import { askingOf, type Asking, type QuestionTypes } from './questions.ts';
import { read, type Shape } from './read.ts';
import { sheet } from './sheet.ts';
import { widgets, type Widgets } from './widgets.ts';

/** The types of an activity, made from its schemas and words (`generated/schema.ts`). */
export interface AnyTypes {
  readonly records: object;
  /** What is sent, and the same as it is read from a draft. */
  readonly commands: object;
  readonly drafts: object;
  readonly words: string;
}

export interface Schema<Types extends AnyTypes> {
  readonly id: string;
  /** Without a shape a body is read as it is. */
  readonly records?: Readonly<Record<string, Shape>>;
  readonly commands?: Readonly<Record<string, Shape>>;
  /** Never there: by it the compiler knows the types. */
  readonly types?: Types;
}

type NameIn<Of> = keyof Of & string;

/** A record with its body read. */
export type Thing<Of = Body> = Omit<RecordView, 'body'> & { readonly body: Of };

/** What happens besides sending. */
export interface How<Word, State> {
  /** Refused if the record is not this old any more. */
  readonly rev?: number;
  /** Said when it is done; without it the page itself shows that. */
  readonly said?: Word;
  /** The page changes at once, once it is done, or if it is refused. */
  readonly now?: Partial<State>;
  readonly then?: Partial<State>;
  readonly refused?: Partial<State>;
  /** Its draft is gone while it is on its way; if it is refused, this is the draft again. */
  readonly kept?: object;
}

export interface PageOf<Types extends AnyTypes, State extends object = object> extends Widgets {
  readonly space: SpaceView;
  readonly access: Access;
  /** Where this person is in the view: gone with a reload. What they write belongs in a draft. */
  readonly state: Readonly<State>;
  readonly set: (change: Partial<State>) => void;
  /** A word of the type. */
  readonly t: (word: Types['words'], places?: Readonly<Record<string, string | number>>) => string;
  /** What this part of the evening is called, or else the type's own word. */
  readonly titled: (word: Types['words']) => string;
  readonly all: <Name extends NameIn<Types['records']>>(type: Name) => readonly Thing<Types['records'][Name]>[];
  readonly own: <Name extends NameIn<Types['records']>>(type: Name) => readonly Thing<Types['records'][Name]>[];
  /** In the order of their numbers; of one number by version. */
  readonly numbered: <Name extends NameIn<Types['records']>>(type: Name) => readonly Thing<Types['records'][Name]>[];
  /** Of a type that exists once. */
  readonly one: <Name extends NameIn<Types['records']>>(type: Name) => Types['records'][Name] | undefined;
  readonly by: <Name extends NameIn<Types['records']>>(type: Name, key: string) => Thing<Types['records'][Name]> | undefined;
  /** Those of which a member holds these words, such as the key of what they are about; found without going through all. */
  readonly where: <Name extends NameIn<Types['records']>>(type: Name, member: keyof Types['records'][Name] & string, is: string) => readonly Thing<Types['records'][Name]>[];
  /** What a view makes of a record or a list, made once for as long as there is that one. `make`: one and the same function. */
  readonly once: <From extends object, To>(of: From, make: (of: From) => To) => To;
  /** Sent and not answered yet, oldest first. */
  readonly waiting: <Name extends NameIn<Types['drafts']>>(name: Name) => readonly Types['drafts'][Name][];
  readonly draft: <Name extends NameIn<Types['drafts']>>(name: Name) => Types['drafts'][Name] | undefined;
  readonly keep: <Name extends NameIn<Types['drafts']>>(name: Name, args: Partial<Types['drafts'][Name]> | undefined) => void;
  /** Sends, and says why not where it is refused. What is undefined in the arguments is left out. */
  readonly send: {
    <Name extends NameIn<Types['commands']>>(name: Name, args: Types['commands'][Name], how?: How<Types['words'], State>): Promise<boolean>;
    (name: `core.${string}`, args: Body, how?: How<Types['words'], State>): Promise<boolean>;
  };
  /** The same, for whoever needs the answer. Says nothing. */
  readonly ask: Send;
  readonly say: (words: string) => void;
  /** What was refused or done last, where it shall stand; without it, it stands below the page. */
  readonly note: () => unknown;
  /** Asks for a big part before its tag is used. */
  readonly part: (tag: LaterPart) => void;
  /** What this person asks leads, and what everybody is answered (`questions.ts`). */
  readonly asking: Asking;
}

export interface Face<Types extends AnyTypes, State extends object = object, Page = PageOf<Types, State>> {
  /** Where everybody begins. */
  readonly begins?: State;
  /** CSS, after the kit's own. */
  readonly styles?: string;
  /** Words that the kit lends a face, by key: where the type has one of its own, that is said. */
  readonly words?: Readonly<Record<string, string>>;
  readonly draw: (page: Page) => unknown;
  /** What the page is about; with another it begins anew. */
  readonly about?: (page: Page) => string;
  /** Participants: how many steps lie behind the person, and one back. */
  readonly depth?: (page: Page) => number;
  readonly back?: (page: Page) => void;
}

/** What a page has to be lent: by the shell, or by a test. */
export interface Lent {
  readonly styles: CSSResult;
  readonly part: (tag: LaterPart) => void;
}

/** A draft holds what there is: the shape says what is missing. */
const held = (args: object): Body => Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0))) as Body;
const given = (args: object): Body => Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined)) as Body;

/** A list by what one member of the bodies holds. */
function indexOf<Of extends Thing<never>>(list: readonly Of[], member: string): Map<unknown, Of[]> {
  const index = new Map<unknown, Of[]>();
  for (const each of list) {
    const is = (each.body as Readonly<Record<string, unknown>>)[member];
    const known = index.get(is);
    if (known) known.push(each);
    else index.set(is, [each]);
  }
  return index;
}

/** A thousand versions of a number are more than any has. */
const placeOf = ({ body }: Thing<never>): number => {
  const { number = 0, version = 0 } = body as { readonly number?: number; readonly version?: number };
  return number * 1000 + version;
};

/** The element of a face. `more`: what the pages of leads and of the wall have besides. */
export function elementOf<Types extends AnyTypes, State extends object, More extends object>(
  lent: Lent, schema: Schema<Types>, face: Face<Types, State, PageOf<Types, State> & More>, more: (page: PageOf<Types, State>, element: LitElement) => More,
): CustomElementConstructor {
  type Page = PageOf<Types, State> & More;
  type Read = Thing<never>;

  // Bodies are read, and lists of them made, once: what nothing was done to is the very same with every drawing.
  const thing = once((record: RecordView): Read => {
    const shape = schema.records ? schema.records[record.type] : '';
    if (shape === undefined) throw new Error(record.type);
    return { ...record, body: read(shape, record.body) as never };
  });
  const things = once((list: readonly RecordView[]): readonly Read[] => list.map(thing));
  const own = once((list: readonly RecordView[]): readonly Read[] => list.filter(({ mine }) => mine).map(thing));
  const numbered = once((list: readonly Read[]): readonly Read[] => [...list].sort((one, other) => placeOf(one) - placeOf(other)));
  const indexes = once((_list: readonly Read[]) => new Map<string, Map<unknown, Read[]>>());
  const madeBy = once((make: (of: object) => unknown) => once(make));

  function where(list: readonly Read[], member: string, is: string): readonly Read[] {
    const known = indexes(list);
    const index = known.get(member) ?? indexOf(list, member);
    known.set(member, index);
    return index.get(is) ?? [];
  }

  return class extends LitElement implements Partial<ActivityElement> {
    static override properties = { space: { attribute: false }, send: { attribute: false }, words: { attribute: false }, access: { attribute: false }, hints: { attribute: false } };
    static override styles = [lent.styles, sheet, unsafeCSS(face.styles ?? '')];
    declare space: SpaceView;
    declare send: Send;
    declare words: Words;
    declare access: Access;
    declare private state: State;
    declare private about: string;
    declare private said: string;
    declare private noted: boolean;
    declare private handle: Page;

    constructor() {
      super();
      this.state = face.begins ?? ({} as State);
      this.about = this.said = '';
      this.handle = this.made();
    }

    get depth(): number {
      return this.space ? (face.depth?.(this.handle) ?? 0) : 0;
    }

    back(): void {
      face.back?.(this.handle);
    }

    override willUpdate(): void {
      if (!this.space || !this.words) return;
      const about = face.about?.(this.handle) ?? '';
      if (about !== this.about) {
        this.about = about;
        this.state = face.begins ?? ({} as State);
        this.said = '';
      }
    }

    override render(): unknown {
      if (!this.space || !this.words) return nothing;
      this.noted = false;
      const drawn = face.draw(this.handle);
      return html`<div class="stack">${drawn}${this.noted ? nothing : this.handle.note()}</div>`;
    }

    private made(): Page {
      const element = this as this & { space: SpaceView };
      const t = (word: string, places?: Readonly<Record<string, string | number>>): string => {
        const key = `${schema.id}.${word}`;
        const said = this.words(key, places);
        return said === key ? (face.words?.[word] ?? key) : said;
      };
      const args = (name: string, of: Body | undefined): never | undefined => (of === undefined ? undefined : (read(schema.commands?.[name] ?? '', of) as never));
      const page: PageOf<Types, State> = {
        ...widgets,
        get space() { return element.space; },
        get access() { return element.access; },
        get state() { return element.state; },
        set: (change) => this.turn(change),
        t,
        titled: (word) => this.space.title || t(word),
        all: (type) => things(this.space.of(type)),
        numbered: (type) => numbered(things(this.space.of(type))),
        own: (type) => own(this.space.of(type)),
        one: (type) => things(this.space.of(type))[0]?.body,
        by: (type, key) => {
          const record = this.space.records.get(key);
          return record?.type === type ? thing(record) : undefined;
        },
        where: (type, member, is) => where(things(this.space.of(type)), member, is),
        once: (of, make) => madeBy(make as (of: object) => unknown)(of) as ReturnType<typeof make>,
        waiting: (name) => this.space.waiting(name).map((command) => args(name, command.args) as never),
        draft: (name) => args(name, this.space.draft(name)),
        keep: (name, of) => {
          this.said = '';
          this.space.keep(name, of === undefined ? undefined : held(of));
          this.requestUpdate();
        },
        send: (name: string, of: object, how: How<string, State> = {}) => this.does(name, given(of), how, t),
        ask: (name, of, rev) => this.send(name, of, rev),
        say: (words) => {
          this.said = words;
          this.requestUpdate();
        },
        note: () => {
          this.noted = true;
          return this.said === '' ? nothing : html`<p class="note" role="status">${this.said}</p>`;
        },
        part: lent.part,
        get asking() { return asking; },
      };
      const asking = askingOf(page as unknown as PageOf<QuestionTypes>);
      return Object.defineProperties(more(page, this), Object.getOwnPropertyDescriptors(page)) as Page;
    }

    private turn(change: Partial<State> | undefined): void {
      this.state = { ...this.state, ...change };
      this.requestUpdate();
    }

    private async does(name: string, of: Body, how: How<string, State>, t: (word: string) => string): Promise<boolean> {
      if (how.kept) this.space.keep(name, undefined);
      this.said = '';
      this.turn(how.now);
      const outcome: Outcome = await this.send(name, of, how.rev);
      const isDone = 'ok' in outcome;
      if (!isDone && how.kept) this.space.keep(name, held(how.kept));
      this.said = 'rejected' in outcome ? outcome.rejected.text : how.said === undefined ? '' : t(how.said);
      this.turn(isDone ? how.then : how.refused);
      return isDone;
    }
  };
}
