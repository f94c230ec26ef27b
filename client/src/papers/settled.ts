// An office file whose bytes say nothing of when and where it was made: the same paper is the same file.
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** Read as a clock on the wall, so that it is the same in every zone. */
const noDay = new Date(2000, 0, 1);
const dates = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;

export function settled(file: Uint8Array, day: string): Uint8Array {
  const parts: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(file))) {
    // Folders of their own are no part of such a file.
    if (name.endsWith('/')) continue;
    parts[name] = name === 'docProps/core.xml' ? strToU8(strFromU8(bytes).replace(dates, `$1${day}T12:00:00Z`)) : bytes;
  }
  return zipSync(parts, { level: 9, mtime: noDay });
}

/** Files of a paper in one; none of them is packed twice. */
export function together(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries([...files].map(([name, bytes]) => [name, [bytes, { level: /\.(docx|pptx|xlsx)$/.test(name) ? 0 : 9 }]])) as Zippable, { mtime: noDay });
}
