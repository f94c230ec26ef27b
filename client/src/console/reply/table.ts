// A reply as a table, whichever office program's file it came in.

export type Cell = string | number;

export interface Row {
  /** Where it stands in its file, for people. */
  readonly at: string;
  /** By what programs call each column: where the cell stands, and what is in it. */
  readonly cells: ReadonlyMap<string, readonly [string, Cell]>;
}

export interface ReplyTable {
  /** The inquiry it says it is of. */
  readonly inquiry: string;
  readonly columns: ReadonlySet<string>;
  readonly rows: readonly Row[];
}

/** A reply is known by it; what follows is its inquiry. */
export const mark = 'chorus-reply/1 ';
