// Whether what came over the wire is what the schemas say, by the shapes that are made from them (generate.mjs). Data and
// one function, since code made from schemas is ten times as much for a phone to load and read.

/**
 * By name: a string, a whole number, a boolean, null, any object. `is`: one of these values. `any`: one of these shapes.
 * `list`: of things of this shape. `each`: an object whose members all have this shape. `has`: members that are there;
 * `may`: members that may be there. What else is there is passed over.
 */
export type Shape =
  | 'string' | 'integer' | 'boolean' | 'null' | 'object'
  | { readonly is: readonly unknown[] }
  | { readonly any: readonly Shape[] }
  | { readonly list: Shape }
  | { readonly each: Shape }
  | { readonly has: Members; readonly may?: Members };

type Members = Readonly<Record<string, Shape>>;

/** Where the first fault is, as a path from the outermost ("/puts/0/key"); null: there is none. */
export function faultIn(shape: Shape, value: unknown, at = ''): string | null {
  if (typeof shape === 'string') return isA(shape, value) ? null : at;
  if ('is' in shape) return shape.is.includes(value) ? null : at;
  if ('any' in shape) return shape.any.some((each) => faultIn(each, value) === null) ? null : at;
  if ('list' in shape) return Array.isArray(value) ? first(value, (item, name) => faultIn(shape.list, item, `${at}/${name}`)) : at;
  if (!isA('object', value)) return at;
  const inside = value as Readonly<Record<string, unknown>>;
  if ('each' in shape) return first(inside, (member, name) => faultIn(shape.each, member, `${at}/${name}`));
  return first(shape.has, (of, name) => faultIn(of, inside[name], `${at}/${name}`))
    ?? first(shape.may ?? {}, (of, name) => (inside[name] === undefined ? null : faultIn(of, inside[name], `${at}/${name}`)));
}

function first<Of>(of: Readonly<Record<string, Of>> | readonly Of[], fault: (each: Of, name: string) => string | null): string | null {
  for (const [name, each] of Object.entries(of)) {
    const found = fault(each, name);
    if (found !== null) return found;
  }
  return null;
}

function isA(name: Extract<Shape, string>, value: unknown): boolean {
  switch (name) {
    case 'integer': return Number.isInteger(value);
    case 'null': return value === null;
    case 'object': return typeof value === 'object' && value !== null && !Array.isArray(value);
    default: return typeof value === name;
  }
}
