// Finds the codes that sources in C++ may give.
import { filesUnder, textOf } from './tree.mjs';

export const sources = (folder) => filesUnder(folder).filter((file) => /\.[ch]pp$/.test(file) && !file.includes('/tests/'));
const code = /^[a-z][a-z_]*$/;

/** The argument of a call that starts behind its bracket: up to the comma or bracket that ends it. */
function argumentAt(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if ('([{'.includes(text[at])) depth += 1;
    else if (depth > 0 && ')]}'.includes(text[at])) depth -= 1;
    else if (depth === 0 && ',);'.includes(text[at])) return text.slice(start, at);
  }
  return '';
}

/** Codes in argument number `place` (from 0) of each call of `name`. */
export function codesIn(text, name, place = 0) {
  const found = [];
  for (const call of text.matchAll(new RegExp(`(?<![A-Za-z_])${name}[({]`, 'g'))) {
    let start = call.index + call[0].length;
    for (let skip = 0; skip < place; skip += 1) start += argumentAt(text, start).length + 1;
    found.push(...[...argumentAt(text, start).matchAll(/"([^"]*)"/g)].map((each) => each[1]).filter((each) => code.test(each)));
  }
  return found;
}

/** Codes in the first argument of whatever takes words of that kind (`notice.`) as its second. */
export function codesBesideWords(text, kind) {
  const found = [];
  for (const words of text.matchAll(new RegExp(`"${kind}`, 'g'))) {
    const open = openedBefore(text, words.index);
    const first = argumentAt(text, open + 1);
    if (open + 1 + first.length < words.index) found.push(...[...first.matchAll(/"([^"]*)"/g)].map((each) => each[1]).filter((each) => code.test(each)));
  }
  return found;
}

/** Where the bracket stands that is still open at a place. */
function openedBefore(text, place) {
  let depth = 0;
  for (let at = place - 1; at >= 0; at -= 1) {
    if (')]}'.includes(text[at])) depth += 1;
    else if ('([{'.includes(text[at]) && depth-- === 0) return at;
  }
  return -1;
}

export const all = (files, ...calls) => new Set(files.flatMap((file) => calls.flatMap(([name, place]) => codesIn(textOf(file), name, place))));
export const matches = (files, pattern) => new Set(files.flatMap((file) => [...textOf(file).matchAll(pattern)].map((each) => each[1])));
