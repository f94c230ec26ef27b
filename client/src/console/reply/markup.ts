// XML of a file that came from outside, tag by tag.
import { Refused } from './refused.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function plain(text: string): string {
  return text.replace(/&([^;\s&]{1,8});|&/g, (_, name: string | undefined) => {
    const known = name === undefined ? undefined : entities[name];
    if (known !== undefined) return known;
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name ?? '');
    const value = code === null ? Number.NaN : code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
    if (!(value > 0 && value <= 0x10ffff) || (value >= 0xd800 && value <= 0xdfff)) throw new Refused('not_plain');
    return String.fromCodePoint(value);
  });
}

export interface Tag {
  /** Without its prefix. */
  readonly name: string;
  readonly closes: boolean;
  readonly alone: boolean;
  readonly text: string;
  /** What stands between it and the next tag. */
  readonly after: string;
}

/** Tags one after another. No DOCTYPE, no entity of its own, no comment, no CDATA: office programs write none. */
export function* tagsOf(xml: string): Generator<Tag> {
  let at = xml.startsWith('\ufeff') ? 1 : 0;
  if (xml.startsWith('<?xml', at)) at = xml.indexOf('?>', at) + 2;
  if (at < 2 && xml.startsWith('<?')) throw new Refused('not_plain');
  at = xml.indexOf('<', at);
  while (at >= 0) {
    if (xml[at + 1] === '!' || xml[at + 1] === '?') throw new Refused('not_plain');
    const end = xml.indexOf('>', at);
    if (end < 0) throw new Refused('not_plain');
    const next = xml.indexOf('<', end);
    const text = xml.slice(at + 1, end);
    const name = /^\/?(?:[\w.-]+:)?([\w.-]+)/.exec(text)?.[1];
    if (name === undefined || text.includes('<')) throw new Refused('not_plain');
    yield { name, closes: text.startsWith('/'), alone: text.endsWith('/'), text, after: next < 0 ? '' : xml.slice(end + 1, next) };
    at = next;
  }
}

export const valueOf = (tag: Tag, name: string): string => plain(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag.text)?.slice(1).find((one) => one !== undefined) ?? '');
