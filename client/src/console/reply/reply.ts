// A board's reply as rows, one a step: what it decided in its own words, and what it says of the step. Whatever is not
// as a reply of this inquiry has it is refused, and all with it.
import { Refused } from './refused.ts';
import type { Cell, ReplyTable, Row } from './table.ts';

export const decisions = ['approved', 'agreed', 'agreed_in_part', 'in_principle', 'endorsed', 'delegated_to', 'referred_to', 'deferred_to', 'noted', 'received', 'not_agreed'] as const;
export type Decision = (typeof decisions)[number];
export const states = ['open', 'in_hand', 'done', 'changed', 'not_done'] as const;
export type State = (typeof states)[number];

export interface Reply {
  /** "NS3" */
  readonly id: string;
  readonly accept: 'accept' | 'decline' | null;
  readonly decision: Decision | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly effectiveFrom: string;
  readonly status: State | null;
  readonly due: string;
  readonly evidence: string;
  readonly impact: string;
  readonly told: string;
}

/** What a lead's page knows of the inquiry. */
export interface Known {
  readonly inquiry: string;
  readonly steps: ReadonlySet<string>;
}

/** "Agreed in part." is `agreed_in_part`: however it is written. */
const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const inWords: Readonly<Record<State, readonly string[]>> = {
  open: ['not started yet', 'not started', 'open'], in_hand: ['in hand', 'under way', 'ongoing', 'on track', 'started', 'progressing'],
  done: ['done', 'complete', 'completed', 'embedded', 'closed', 'achieved'], changed: ['changed'], not_done: ['not done', 'not achieved', 'stopped'],
};
const longest = { reason: 300, decided_by: 120, evidence: 300, impact: 300, told: 300 } as const;
const mostRows = 999;

function decisionIn(text: string): Decision | undefined {
  return decisions.find((one) => one.replace(/_/g, ' ') === text) ?? ({ 'agreed in principle': 'in_principle', 'approved in principle': 'in_principle', delegated: 'delegated_to', referred: 'referred_to', deferred: 'deferred_to', rejected: 'not_agreed', 'not approved': 'not_agreed' } as const)[text];
}
const stateIn = (text: string): State | undefined => states.find((one) => inWords[one].includes(text));
const answerIn = (text: string): 'accept' | 'decline' | undefined => (text === 'accept' || text === 'accepted' || text === 'yes' ? 'accept' : text === 'decline' || text === 'declined' || text === 'no' ? 'decline' : undefined);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as spreadsheets count it, or as people here write one; null: it is none. */
export function dayIn(cell: Cell): string | null {
  if (typeof cell === 'number') {
    // From 2000 to 2100.
    if (!Number.isInteger(cell) || cell < 36526 || cell > 73050) return null;
    return new Date(Date.UTC(1899, 11, 30) + cell * 86_400_000).toISOString().slice(0, 10);
  }
  const text = cell.trim();
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (y !== undefined) return real(Number(y), Number(m), Number(d));
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  if (day !== undefined) return real(Number(year), Number(month), Number(day));
  const [, said, name = '', of] = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text) ?? [];
  return said === undefined ? null : real(Number(of), months.indexOf(name.slice(0, 3).toLowerCase()) + 1, Number(said));
}

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 2000 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

class RowReader {
  constructor(private readonly row: Row) {}

  text(name: keyof typeof longest | 'ref'): string {
    const [at, cell] = this.row.cells.get(name) ?? ['', ''];
    const text = String(cell).trim();
    if (name !== 'ref' && text.length > longest[name]) throw new Refused('too_long', at);
    return text;
  }

  day(name: string): string {
    const [at, cell] = this.row.cells.get(name) ?? ['', ''];
    if (typeof cell === 'string' && cell.trim() === '') return '';
    const day = dayIn(cell);
    if (day === null) throw new Refused('no_day', at);
    return day;
  }

  word<Word>(name: string, read: (text: string) => Word | undefined): Word | null {
    const [at, cell] = this.row.cells.get(name) ?? ['', ''];
    if (typeof cell === 'number') throw new Refused('unknown_word', at);
    if (folded(cell) === '') return null;
    const word = read(folded(cell));
    if (word === undefined) throw new Refused('unknown_word', at);
    return word;
  }
}

export function repliesIn({ inquiry, columns, rows }: ReplyTable, known: Known): Reply[] {
  if (inquiry !== known.inquiry || inquiry === '') throw new Refused('other_inquiry');
  if (!columns.has('ref')) throw new Refused('not_ours');
  if (rows.length > mostRows) throw new Refused('too_large');
  const seen = new Set<string>();
  return rows.map((row) => {
    const read = new RowReader(row);
    const id = read.text('ref').toUpperCase();
    const at = row.cells.get('ref')?.[0] ?? row.at;
    if (id === '') throw new Refused('no_step', at);
    if (!known.steps.has(id)) throw new Refused('unknown_step', at);
    if (seen.has(id)) throw new Refused('twice', at);
    seen.add(id);
    return {
      id, accept: read.word('accept', answerIn), decision: read.word('decision', decisionIn), reason: read.text('reason'), decidedBy: read.text('decided_by'),
      decidedOn: read.day('decided_on'), effectiveFrom: read.day('effective_from'), status: read.word('status', stateIn), due: read.day('due'),
      evidence: read.text('evidence'), impact: read.text('impact'), told: read.text('told'),
    };
  });
}
