// The parts of an office program's file that came from outside. It is read as a stream that stops at the first thing too
// many, and lies in the page and not on the server: a file made to do harm costs one lead's page a moment, and no evening.
import { Unzip, UnzipInflate, strFromU8 } from 'fflate';
import { Refused } from './refused.ts';

const most = { bytes: 1024 * 1024, entries: 200, unpacked: 8 * 1024 * 1024 } as const;
/** So that little is unpacked between two looks at how much there is. */
const step = 4 * 1024;
const programs = /vba|macro|externallinks|embeddings|activex|ctrlprops|customui|connections|querytables|afchunk/;

/** The wanted parts as text. Names of parts have no capitals: programs tell none apart by them. */
export function partsOf(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> {
  if (bytes.length > most.bytes) throw new Refused('too_large');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Refused('not_office');
  const parts = new Map<string, Uint8Array[]>();
  let entries = 0;
  let unpacked = 0;
  let trouble: Refused | null = null;
  const unzip = new Unzip((file) => {
    const name = file.name.toLowerCase();
    entries += 1;
    if (entries > most.entries) trouble ??= new Refused('too_large');
    if (programs.test(name)) trouble ??= new Refused('has_programs');
    if (parts.has(name)) trouble ??= new Refused('not_office');
    const chunks: Uint8Array[] = [];
    parts.set(name, chunks);
    file.ondata = (error, chunk) => {
      if (error !== null) trouble ??= new Refused('not_office');
      unpacked += (chunk as Uint8Array | null)?.length ?? 0;
      if (unpacked > most.unpacked) trouble ??= new Refused('too_large');
      if (trouble === null && isWanted(name)) chunks.push(chunk);
    };
    if (trouble === null) file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && trouble === null; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch {
    trouble ??= new Refused('not_office');
  }
  // TypeScript does not see what the calls above assign.
  const found = trouble as Refused | null;
  if (found !== null) throw found;
  return new Map([...parts].filter(([name]) => isWanted(name)).map(([name, chunks]) => [name, strFromU8(joined(chunks))]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
