// Reading the vote's records: pure, and tested without a browser. Bodies were checked by the room's
// schemas; what is not there falls back, so that an older record never breaks a page.
import type { Body, RecordView, SpaceView } from '../../sdk/view.d.ts';

export interface Option {
  readonly key: string;
  readonly rev: number;
  readonly text: string;
  readonly number: number;
  readonly merged: readonly string[];
  readonly reason: string;
}

export interface Rules {
  readonly tokens: number;
  readonly maxOnOne: number;
}

export type Allocations = Readonly<Record<string, number>>;
export type Choice = { readonly allocations: Allocations } | { readonly pass: true };

export interface Standing {
  readonly key: string;
  readonly text: string;
  readonly total: number;
  /** Another option has just as many. */
  readonly tied: boolean;
}

export interface Result {
  readonly standings: readonly Standing[];
  readonly turnout: number;
  readonly passes: number;
}

export const groups = ['young_person', 'parent_carer', 'practitioner', 'unsaid'] as const;
export type Group = (typeof groups)[number];
type Share = 'none' | 'a_few' | 'some' | 'most';
const shares: readonly Share[] = ['none', 'a_few', 'some', 'most'];

/** How one role group chose, the most chosen first; a number only where the rules let it stand. */
export interface GroupResult {
  readonly group: Group;
  readonly lines: readonly { readonly text: string; readonly share: Share; readonly total: number | null }[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const whole = (value: unknown, usual: number): number => (typeof value === 'number' && Number.isInteger(value) ? value : usual);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const member = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;

export function optionsOf(space: SpaceView): Option[] {
  return space.of('option').map(optionFrom).sort((one, other) => one.number - other.number);
}

function optionFrom({ key, rev, body }: RecordView): Option {
  return {
    key,
    rev,
    text: text(body['text']),
    number: whole(body['number'], 0),
    merged: list(body['merged']).map(text).filter((each) => each !== ''),
    reason: text(body['reason']),
  };
}

export function rulesOf(space: SpaceView): Rules {
  const body = space.one('rules')?.body;
  const tokens = whole(body?.['tokens'], 3);
  return { tokens, maxOnOne: whole(body?.['max_on_one'], tokens) };
}

export function choiceFrom(body: Body | undefined): Choice | null {
  if (body === undefined) return null;
  if (body['pass'] === true) return { pass: true };
  const given = body['allocations'];
  if (typeof given !== 'object' || given === null) return null;
  const allocations: Record<string, number> = {};
  for (const [key, number] of Object.entries(given)) if (whole(number, 0) > 0) allocations[key] = whole(number, 0);
  return { allocations };
}

/** What this person chose and the room has sealed. */
export function sealedChoice(space: SpaceView): Choice | null {
  return choiceFrom(space.of('ballot').find((record) => record.mine)?.body);
}

export function spent(allocations: Allocations): number {
  return Object.values(allocations).reduce((sum, number) => sum + number, 0);
}

/** Sets the tokens on one option, within the rules; a 0 takes the option out. */
export function weighed(allocations: Allocations, key: string, wanted: number, rules: Rules): Allocations {
  const { [key]: before = 0, ...others } = allocations;
  const free = rules.tokens - spent(others);
  const number = Math.max(0, Math.min(wanted, rules.maxOnOne, free));
  if (number === before) return allocations;
  return number === 0 ? others : { ...others, [key]: number };
}

/** Without options that are gone, for a draft from before two were put together. */
export function stillThere(allocations: Allocations, options: readonly Option[]): Allocations {
  const keys = new Set(options.map((option) => option.key));
  return Object.fromEntries(Object.entries(allocations).filter(([key]) => keys.has(key)));
}

export function turnoutOf(space: SpaceView): number {
  return whole(space.one('turnout')?.body['voted'], 0);
}

/** Most energy first; equal ones keep the order of the list and say that they are equal. */
export function resultOf(space: SpaceView): Result | null {
  const body = space.one('tally')?.body;
  if (!body) return null;
  const tied = new Set(list(body['ties']).flatMap((group) => list(group)));
  const standings = list(body['options']).map((each) => {
    const option = member(each);
    const key = text(option['key']);
    return { key, text: text(option['text']), total: whole(option['total'], 0), tied: tied.has(key) };
  });
  standings.sort((one, other) => other.total - one.total);
  return { standings, turnout: whole(body['turnout'], 0), passes: whole(body['passes'], 0) };
}

/** Those with the most; none where nobody placed a token. */
export function leading(result: Result): readonly Standing[] {
  const most = result.standings[0]?.total ?? 0;
  return most === 0 ? [] : result.standings.filter((standing) => standing.total === most);
}

/** Group by group, for leads; nothing where a group is too small to be told of. */
export function groupsOf(space: SpaceView): readonly GroupResult[] {
  const order = resultOf(space)?.standings ?? [];
  return list(space.one('groups')?.body['groups']).map(member).map((each) => {
    const told = list(each['options']).map(member);
    const lines = order.map((standing) => {
      const line = told.find((one) => one['key'] === standing.key) ?? {};
      const total = line['total'];
      return { text: standing.text, share: shares.find((share) => share === line['share']) ?? 'none', total: typeof total === 'number' && total > 0 ? total : null };
    });
    return { group: groups.find((group) => group === each['group']) ?? 'unsaid', lines };
  }).sort((one, other) => groups.indexOf(one.group) - groups.indexOf(other.group));
}
