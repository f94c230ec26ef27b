// Which way a paragraph runs, as Unicode finds it: by its first letter that has a direction, passing over what is set apart.

const setApart = /\u2068[^\u2069]*\u2069/gu;
const fromTheRight = /^[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

export function runsFromTheRight(text: string): boolean {
  const outside = text.replace(setApart, '');
  const letters = /\p{L}/u.exec(outside) ?? /\p{L}/u.exec(text);
  return letters !== null && fromTheRight.test(letters[0]);
}
