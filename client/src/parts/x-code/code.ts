// Codes that people type: six of these letters, any case, blanks and hyphens ignored. The letters that
// look alike are left out of codes, so what a person typed for them can only be a slip of the eye.
export const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ';
export const codeLength = 6;

export type Reading = { readonly code: string } | { readonly problem: 'short' | 'long' | 'letter'; readonly letter?: string };

export function readCode(typed: string): Reading {
  const plain = typed.toUpperCase().replace(/[\s\-–—._]/g, '');
  for (const letter of plain) {
    if (!alphabet.includes(letter)) return { problem: 'letter', letter };
  }
  if (plain.length < codeLength) return { problem: 'short' };
  if (plain.length > codeLength) return { problem: 'long' };
  return { code: plain };
}

/** K7QM2X is easier to read and say as K7Q M2X. */
export function spaced(code: string): string {
  return code.length === codeLength ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}
