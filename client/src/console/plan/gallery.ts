// What a part can be made of, as the room answers `core.gallery`; read carefully. Pure.
export const fieldKinds = ['text', 'long_text', 'number', 'yes_no', 'one_of', 'some_of', 'list', 'cards', 'date', 'time'] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly least: number;
  readonly most: number;
  readonly choices: readonly string[];
  readonly usual: unknown;
  readonly example: unknown;
}

export interface Offer {
  readonly id: string;
  readonly title: string;
  readonly least: number;
  readonly most: number;
  readonly takesIn: readonly string[];
  readonly brings: readonly string[];
  readonly fields: readonly Field[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (from: Readonly<Record<string, unknown>>, member: string): string => (typeof from[member] === 'string' ? from[member] : '');
const numberIn = (from: unknown, member: string): number => (isObject(from) && typeof from[member] === 'number' ? from[member] : 0);
const textsIn = (from: Readonly<Record<string, unknown>>, member: string): readonly string[] => {
  const list = from[member];
  return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
};

/** A field of a kind that this page cannot draw is left as it is. */
function fieldOf(from: unknown): readonly Field[] {
  if (!isObject(from)) return [];
  const kind = fieldKinds.find((each) => each === from['kind']);
  if (kind === undefined) return [];
  return [{ name: textIn(from, 'name'), kind, least: numberIn(from, 'least'), most: numberIn(from, 'most'), choices: textsIn(from, 'choices'), usual: from['usual'], example: from['example'] }];
}

export function offersIn(answer: Readonly<Record<string, unknown>>): readonly Offer[] {
  const types = answer['types'];
  return (Array.isArray(types) ? types : []).filter(isObject).map((type) => ({
    id: textIn(type, 'id'), title: textIn(type, 'title'), least: numberIn(type['people'], 'least'), most: numberIn(type['people'], 'most'),
    takesIn: textsIn(type, 'takes_in'), brings: textsIn(type, 'brings_forth'),
    fields: (Array.isArray(type['settings']) ? type['settings'] : []).flatMap(fieldOf),
  }));
}
