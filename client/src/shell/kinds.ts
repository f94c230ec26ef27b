// What the room says of the kinds of things in which activities meet (`welcome.kinds`). A page knows no kind by
// name: whatever an activity type brings along is told as well as what Chorus brings.

export interface Kind {
  /** What people call one of it. */
  readonly name: string;
  /** The member of a body that holds its words. */
  readonly words: string;
  /** The member that stands for it where there is little room. */
  readonly title?: string;
  /** The member that names what it is a part of, and is told with. */
  readonly part_of?: string;
}

export type Kinds = Readonly<Record<string, Kind>>;
