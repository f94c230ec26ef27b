// A person's card: its code, its link, and three pictures by which people know their own among others. Pure.
import { alphabet } from '../../parts/x-code/code.ts';
import { things, type Thing } from '../../parts/pictures.ts';

export interface Card {
  readonly code: string;
  /** Whose it is, as far as that is known already; empty: nobody's yet. */
  readonly name: string;
}

export const cardLink = (url: string, code: string): string => `${url.replace(/\/$/, '')}/#s=${code}`;

/** The same three for the same code, never one twice. They say nothing: the code alone lets somebody in. */
export function threeOf(code: string): readonly Thing[] {
  const left = [...things];
  const chosen: Thing[] = [];
  for (let at = 0; at + 1 < code.length && chosen.length < 3; at += 2) {
    const number = alphabet.indexOf(code[at] ?? '') * alphabet.length + alphabet.indexOf(code[at + 1] ?? '');
    chosen.push(...left.splice(Math.max(0, number) % left.length, 1));
  }
  return chosen;
}
