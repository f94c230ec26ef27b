// What leads say of who sits with whom, and where people sit otherwise all the same: the server seats by these rules, a lead
// moves anybody, and reads here what that breaks. Pure.
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import type { Table } from './tables.ts';

export const reasons = ['conflict', 'teacher', 'reports', 'other'] as const;
export type Reason = (typeof reasons)[number];

export interface SittingRule {
  readonly key: string;
  readonly how: 'apart' | 'together' | 'vetted';
  readonly people: readonly string[];
  readonly why: Reason | '';
}

/** Something at a table that a rule does not want, or companions at two. */
export interface Broken {
  readonly what: 'apart' | 'together' | 'alone';
  readonly people: readonly string[];
  readonly table: string;
}

const textIn = (body: RecordView['body'], member: string): string => (typeof body[member] === 'string' ? body[member] : '');
const isHow = (text: string): text is SittingRule['how'] => ['apart', 'together', 'vetted'].includes(text);

export function rulesIn(records: readonly RecordView[]): readonly SittingRule[] {
  return records.flatMap(({ key, body }): SittingRule[] => {
    const how = textIn(body, 'how');
    const people = Array.isArray(body['people']) ? body['people'].filter((person): person is string => typeof person === 'string') : [];
    const why = reasons.find((reason) => reason === textIn(body, 'why')) ?? '';
    return isHow(how) ? [{ key, how, people, why }] : [];
  });
}

/** The one young person at a table where nobody of the adults was vetted. */
function aloneAt(people: readonly string[], persons: ReadonlyMap<string, RecordView>, vetted: ReadonlySet<string>): string | undefined {
  const young = people.filter((key) => textIn(persons.get(key)?.body ?? {}, 'role_group') === 'young_person');
  const adults = people.filter((key) => !young.includes(key));
  return young.length === 1 && adults.length > 0 && !adults.some((key) => vetted.has(key)) ? young[0] : undefined;
}

export function brokenAt(tables: readonly Table[], rules: readonly SittingRule[], persons: ReadonlyMap<string, RecordView>): readonly Broken[] {
  const vetted = new Set(rules.filter(({ how }) => how === 'vetted').flatMap(({ people }) => people));
  const sitsAt = new Map(tables.flatMap(({ name, people }) => people.filter((key) => persons.has(key)).map((key) => [key, name] as const)));
  const couples = rules.flatMap(({ how, people: [one = '', other = ''] }): Broken[] => {
    const at = sitsAt.get(one);
    const there = sitsAt.get(other);
    if (how === 'vetted' || at === undefined || there === undefined || (how === 'apart') !== (at === there)) return [];
    return [{ what: how, people: [one, other], table: at }];
  });
  const alone = tables.flatMap(({ name, people }): Broken[] => {
    const child = aloneAt(people.filter((key) => persons.has(key)), persons, vetted);
    return child === undefined ? [] : [{ what: 'alone', people: [child], table: name }];
  });
  return [...couples, ...alone];
}
