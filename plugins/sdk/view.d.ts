// What a view of an activity type may count on: the whole contract between the shell and `view.js`.
//
// A view is one ES module that imports nothing and exports `register(kit)`. Pictures and sounds that it shows lie in `assets/`
// beside it (svg, png, jpg, webp, mp3, woff2; 1 MiB each, 8 MiB together) and are had at `new URL('./assets/<name>', import.meta.url)`. It defines three custom
// elements, `<id>-participant`, `<id>-facilitator` and `<id>-wall`; the shell makes one, sets the four
// properties of `ActivityElement`, and sets them anew whenever something changed. Each screen of a view begins with
// a heading of its own (`h2`): by it the shell tells that the screen is another one, announces it and leads the focus
// there. What was just drawn takes no press for a second; the view does nothing for that. A button that shares
// further, ends or closes something has the class `final`. A double press is one press, but on a button with the
// attribute `data-repeats`, for what people press many times in a row. A view has no network
// of its own, never reads the clock of the device for the room's time, never moves focus because
// something arrived, and takes every word it shows from `words`.
// Rejected: an import map (it would need inline script), a second copy of lit in every view, a view
// that keeps its own store (a reload must lose nothing).

import type { CSSResult, LitElement, css, html, nothing, svg } from 'lit';
import type { DeskKit } from './view/desk.ts';
import type { PhoneKit } from './view/phone.ts';

export type Phase =
  | 'draft'
  | 'lobby'
  | 'open'
  | 'paused'
  | 'closing_soon'
  | 'closed'
  | 'revealed'
  | 'reopened';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };
export type Body = { readonly [member: string]: Json };

/** One record as this page may see it. Frozen: nobody changes a mirror. */
export interface RecordView {
  readonly key: string;
  readonly type: string;
  readonly rev: number;
  readonly body: Body;
  /** This person made it. */
  readonly mine: boolean;
  /**
   * Which one of the activity it is in the order of giving. Only what everybody in the room could watch arrive has a number;
   * where the order could tell whose it is there is none, and the order of keys is chance, the same for all.
   */
  readonly nth?: number;
  /** Leads only: what keeps it from the others. */
  readonly gate?: 'open' | 'held' | 'until_reveal' | 'hidden';
  /** The owner and the leads: how far its owner lets it travel. */
  readonly may?: 'only_me' | 'facilitators' | 'table' | 'room' | 'gist' | 'words' | 'named';
  /** The leads, and true to its owner: it stands on the wall now. */
  readonly onWall?: boolean;
}

/** A command of this tab that has no answer yet. Draw it beside the mirror, quieter than what is saved. */
export interface PendingView {
  readonly k: number;
  readonly name: string;
  readonly args: Body;
}

/** A pair or a table, as it is called in the room. */
export interface Table {
  /** As in the audience `group:<id>` of what is put there. */
  readonly id: string;
  readonly name: string;
  /** As a person's; empty: none. */
  readonly picture: string;
  /** Where in the room; empty: not said. */
  readonly place: string;
}

/** Somebody of the inquiry, as leads know them. */
export interface Person {
  /** By it a command names them. */
  readonly key: string;
  readonly picture: string;
  /** As they are called: "Ana (Teal owl)", or the picture alone. */
  readonly called: string;
  readonly roleGroup: string;
}

/** The read-only slice of one activity. */
export interface SpaceView {
  readonly id: string;
  /** What this part of the evening is called, in the words of whoever planned it: its heading on every page. Yours stand in if it is empty. */
  readonly title: string;
  /** What its planner asks in this part, in their own words. The shell says it on phones above yours; a wall of the kit beneath its heading, where yours asks nothing. Empty: nothing. */
  readonly question: string;
  readonly phase: Phase;
  /** The stage it has come to while it is open, of those in the manifest. Empty: there is none, or it was not opened yet. */
  readonly stage: string;
  /** Guide time, milliseconds since 1970 UTC by the inquiry's clock, or null. */
  readonly endsAt: number | null;
  /** True while people may still answer: open, closing soon, reopened. */
  readonly takesAnswers: boolean;
  /** By key, in order of key; keys are random, so order for people is a member of the body. */
  readonly records: ReadonlyMap<string, RecordView>;
  readonly pending: readonly PendingView[];
  /** Where this person sits; for leads and on the wall all that leads made. By name. */
  readonly tables: readonly Table[];
  /** Who is of the inquiry, for leads. Empty on phones and the wall. */
  readonly people: readonly Person[];
  /** What the area's boards are called, for leads to choose from. Empty on phones and the wall, and where nobody said. */
  readonly boards: readonly string[];
  /** All records of one type: the very same list as long as nothing of the type changes, so what follows from it may be kept with it. */
  of(type: string): readonly RecordView[];
  /** The first record of one type, for types that exist once. */
  one(type: string): RecordView | undefined;
  /** The same, earliest given first; those without a number come last, in order of key. */
  inOrderGiven(type: string): readonly RecordView[];
  /** Pending commands of one name, oldest first. */
  waiting(name: string): readonly PendingView[];
  /** The inquiry's clock, milliseconds since 1970 UTC. */
  now(): number;
  /** Which day it is in the room, 2026-11-24: by that clock and in the inquiry's zone, as rules and papers count it. */
  today(): string;
  /**
   * A draft is a command that is not sent yet: its name and its args so far. It outlives a reload and a
   * closed tab, and holds the words of a command that the room had to give back. With `thing`, the key of a record, it is one
   * of many: each thing keeps a draft of its own, and what the room gave back is found by the `key` in its args.
   */
  draft(name: string, thing?: string): Body | undefined;
  keep(name: string, args: Body | undefined, thing?: string): void;
  /**
   * Sends a photo or a sound to the room, which makes it anew without anything else that was in the file. It is its sender's alone
   * until a record names it, and goes after an hour if none does. `x-sender` does all of it with this.
   */
  upload(file: Blob, on: { readonly progress: (part: number) => void; readonly signal: AbortSignal }): Promise<Sent>;
}

export type Outcome =
  | { readonly ok: Body }
  | { readonly rejected: { readonly code: string; readonly text: string; readonly current?: Body } };

/** A photo, which has a size, or a sound, which lasts: as a record holds it in its member `medium`. */
export interface Medium {
  readonly id: string;
  readonly width?: number;
  readonly height?: number;
  readonly seconds?: number;
}

/** What became of one that was sent: the room has it, refused it with a code, or was out of reach. */
export type Sent = { readonly medium: Medium } | { readonly refused: string } | { readonly lost: true };

/** Sends a command to this activity. Resolves when the room has answered, which may be after a reload never. */
export type Send = (name: string, args: Body, ifRev?: number) => Promise<Outcome>;

/** Word key (of the view's own words first, then the shell's) and what stands in its {places}. */
export type Words = (key: string, places?: Readonly<Record<string, string | number>>) => string;

export interface Access {
  /** One choice at a time instead of a list. */
  readonly oneAtATime: boolean;
  /** Nothing moves. */
  readonly still: boolean;
  readonly bigButtons: boolean;
  /** Said of themselves that they support somebody: helps, and does not choose. False for leads and on the wall. */
  readonly helps: boolean;
  /** Sits in a pair or at a table now: may let words go just there (`may:table`). False for leads and on the wall. */
  readonly sits: boolean;
}

/**
 * What a leads' view may ask the console for, of a record of its space by key: a `CustomEvent` of that name,
 * `bubbles` and `composed`, with this detail. `thread` opens where it came from and where it went, each thing on
 * the way as far as it may be seen. `moderate` does one of the core's own acts, says that it is done, and offers the way
 * back: onto the wall and off it, away from everyone but the leads and back, or into the care of the safeguarding lead.
 */
export interface ConsoleEvents {
  readonly thread: { readonly key: string };
  readonly moderate: { readonly act: 'release' | 'take_down' | 'hide' | 'unhide' | 'needs_care'; readonly key: string };
}

/** Sentences about one record of the space, by key, for a lead who may put it on the wall: names of people here, places, faces. */
export type Hints = (key: string) => readonly string[];

export interface ActivityElement extends HTMLElement {
  space: SpaceView;
  send: Send;
  words: Words;
  access: Access;
  /**
   * The wall alone: the page that a lead turned to, from 0. A wall page holds 40 words or six cards; what is more
   * stands on further pages. The element says how many it has by the event `pages` (bubbles, composed, `detail`: the
   * number), whenever that changes, and shows its last where `page` is beyond it.
   */
  page?: number;
  /** The leads' alone: show them with the thing, wherever it can be released (`moderate`). */
  hints?: Hints;
  /**
   * The participants' alone: how many steps lie behind the person inside this view, 0 where it was entered. The way
   * back of the browser, or of the phone, goes through them by `back`, one step at a time, and loses nothing.
   */
  readonly depth?: number;
  back?(): void;
}

/**
 * A sheet to draw on, a row of pictures to put together, such a row to read, a photo or a sound to choose and send, such a one to
 * see or hear, who may have what one gave, and putting things with others.
 */
export type LaterPart = 'x-paper' | 'x-pictures' | 'x-strip' | 'x-sender' | 'x-medium' | 'x-ladder' | 'x-place';

/**
 * What the shell lends. Most views say what they draw by `participant`, `sealedChoice`, `facilitator` and `wall` (`view/`,
 * with a README), which make the elements; one that makes its own puts `styles`, the shared sheet (type, buttons, cards,
 * fields), first in its `static styles`. The parts listed in the README beside this file are defined as elements before
 * `register` is called and may be used in templates by their tags. Colours, radius and the least
 * size of what is pressed come as custom properties (`--ink`, `--ink-quiet`, `--paper`, `--card`,
 * `--line`, `--round`, `--care`, `--radius`, `--target`), so that every theme holds; on the wall all
 * sizes are in `--u`, a hundredth of its height. Nothing of a view may set `style` or load anything:
 * the content security policy refuses both.
 */
export interface Kit extends PhoneKit {
  /** Asks for a big part; say it in `render`, before its tag is used. Until it comes the tag draws nothing. */
  readonly part: (tag: LaterPart) => void;
  /**
   * What defines the elements of the leads and of the wall; called on their pages alone, with the kit for these. Where they
   * lie in a module apart, no phone loads it: `kit.leads(() => import('./leads.js'))`, whose `register` is called in turn.
   */
  readonly leads: (define: (kit: LeadsKit) => void | Promise<{ register(kit: LeadsKit): void }>) => void;
  readonly version: 1;
  readonly LitElement: typeof LitElement;
  readonly html: typeof html;
  readonly svg: typeof svg;
  readonly css: typeof css;
  readonly nothing: typeof nothing;
  readonly styles: CSSResult;
}

export interface LeadsKit extends Kit, DeskKit {}

export interface View {
  register(kit: Kit): void;
}
