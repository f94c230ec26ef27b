// Reading bodies by the shapes made from a type's schemas. The room checked them already; a record that an older version
// wrote, or a draft from another day, may lack something or hold something else, and never breaks a page.
//
// What is missing reads as nothing: no words, no items, not so, 0. A number, one of several, or an object that may be
// missing is undefined then. What the shape does not know is left out.

/**
 * `text` · `number` · `number?` · `flag` · `=one|other` the first if it is neither · `?one|other` undefined if it is neither ·
 * `[shape]` a list · `{ '*': shape }` by key · `{ '?': shape }` an object that may be missing · `{ member: shape }` · `''` anything.
 */
export type Shape = string | readonly [Shape] | { readonly [member: string]: Shape };

export function read(shape: Shape, value: unknown): unknown {
  if (typeof shape === 'string') return simple(shape, value);
  if (Array.isArray(shape)) return Array.isArray(value) ? value.map((item) => read(shape[0] as Shape, item)) : [];
  const inside = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  const { '*': each, '?': may } = shape as { readonly [member: string]: Shape };
  if (may !== undefined) return inside && read(may, inside) || undefined;
  if (each !== undefined) return Object.fromEntries(Object.entries(inside ?? {}).map(([key, item]) => [key, read(each, item)]));
  return Object.fromEntries(Object.entries(shape).map(([member, of]) => [member, read(of as Shape, inside?.[member])]).filter(([, known]) => known !== undefined));
}

function simple(shape: string, value: unknown): unknown {
  switch (shape) {
    case '': return value;
    case 'text': return typeof value === 'string' ? value : '';
    case 'number': return typeof value === 'number' ? value : 0;
    case 'number?': return typeof value === 'number' ? value : undefined;
    case 'flag': return value === true;
    default: {
      const several = shape.slice(1).split('|');
      return several.includes(value as string) ? value : shape.startsWith('=') ? several[0] : undefined;
    }
  }
}
