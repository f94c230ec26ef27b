// What this device keeps for the person between page loads: un-answered commands and drafts, a shelf a
// tab. Storage may be absent or full (private windows, captive-portal windows); then the shelf is only in
// memory and `holds` says so, so that the page never promises "kept on this phone" in vain.
import type { Args } from './types.ts';

export interface Unanswered {
  readonly k: number;
  readonly space: string;
  readonly name: string;
  readonly args: Args;
  readonly if_rev?: number;
}

export interface ShelfContents {
  readonly next: number;
  readonly commands: readonly Unanswered[];
  readonly drafts: Readonly<Record<string, Args>>;
}

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Between two writings of drafts, in milliseconds: each writes the whole shelf, and a slow phone must keep up with typing. */
const draftsEvery = 1000;

const empty: ShelfContents = { next: 1, commands: [], drafts: {} };

export class Shelf {
  private contents: ShelfContents;
  private kept = true;
  /** A draft changed and is not written yet. */
  private isDue = false;
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: Store | null,
    readonly client: string,
    private readonly seat: string,
  ) {
    this.contents = read(store, nameOf(seat, client)) ?? empty;
    this.write();
  }

  get holds(): boolean {
    return this.kept;
  }

  get commands(): readonly Unanswered[] {
    return this.contents.commands;
  }

  get highest(): number {
    return this.contents.next - 1;
  }

  add(command: Omit<Unanswered, 'k'>): Unanswered {
    const numbered = { ...command, k: this.contents.next };
    this.change({ next: numbered.k + 1, commands: [...this.contents.commands, numbered] });
    return numbered;
  }

  settle(k: number): Unanswered | undefined {
    const found = this.contents.commands.find((command) => command.k === k);
    if (found) this.change({ commands: this.contents.commands.filter((command) => command !== found) });
    return found;
  }

  /** The room knows more of this client than the shelf does: numbers must go on from there. */
  reach(lastK: number): void {
    if (lastK >= this.contents.next) this.change({ next: lastK + 1 });
  }

  draft(name: string): Args | undefined {
    return this.contents.drafts[name];
  }

  /** Known here at once, written at once or within a second. Whoever leaves the page calls `save`. */
  keep(name: string, args: Args | undefined): void {
    const { [name]: old, ...others } = this.contents.drafts;
    if (args === undefined && old === undefined) return;
    this.contents = { ...this.contents, drafts: args === undefined ? others : { ...others, [name]: args } };
    this.isDue = true;
    if (this.resting === undefined) this.writeAndRest();
  }

  /** Writes what waits to be written. */
  save(): void {
    if (this.isDue) this.write();
  }

  get drafts(): Readonly<Record<string, Args>> {
    return this.contents.drafts;
  }

  clear(): void {
    clearTimeout(this.resting);
    this.resting = undefined;
    this.isDue = false;
    this.contents = { ...empty, next: this.contents.next };
    this.store?.removeItem(nameOf(this.seat, this.client));
  }

  private change(part: Partial<ShelfContents>): void {
    this.contents = { ...this.contents, ...part };
    this.write();
  }

  private writeAndRest(): void {
    this.write();
    this.resting = setTimeout(() => {
      this.resting = undefined;
      if (this.isDue) this.writeAndRest();
    }, draftsEvery);
  }

  private write(): void {
    this.isDue = false;
    try {
      this.store?.setItem(nameOf(this.seat, this.client), JSON.stringify(this.contents));
      this.kept = this.store !== null;
    } catch {
      // Full or forbidden; the page reads `holds` and says that words live only as long as the tab.
      this.kept = false;
    }
  }
}

function nameOf(seat: string, client: string): string {
  return `chorus.${seat}.${client}`;
}

/** The other tabs' shelves of this seat that hold something. */
export function otherShelves(store: Store | null, seat: string, own: string): string[] {
  const prefix = `chorus.${seat}.`;
  const found: string[] = [];
  for (let at = 0; store && at < store.length; at += 1) {
    const name = store.key(at) ?? '';
    if (name.startsWith(prefix) && name !== nameOf(seat, own)) found.push(name.slice(prefix.length));
  }
  return found;
}

function read(store: Store | null, name: string): ShelfContents | null {
  try {
    const value: unknown = JSON.parse(store?.getItem(name) ?? 'null');
    return isContents(value) ? value : null;
  } catch {
    // What lies there is not ours to read; a new shelf replaces it.
    return null;
  }
}

function isContents(value: unknown): value is ShelfContents {
  if (typeof value !== 'object' || value === null) return false;
  const { next, commands, drafts } = value as Partial<Record<keyof ShelfContents, unknown>>;
  return (
    typeof next === 'number' && Number.isSafeInteger(next) && next > 0 &&
    Array.isArray(commands) && commands.every(isUnanswered) &&
    typeof drafts === 'object' && drafts !== null && !Array.isArray(drafts)
  );
}

function isUnanswered(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { k, space, name, args } = value as Partial<Record<keyof Unanswered, unknown>>;
  return typeof k === 'number' && typeof space === 'string' && typeof name === 'string' && typeof args === 'object' && args !== null;
}
