// Days and times of day as the room counts them: in the zone of its inquiry, whatever the device's is, so
// that a page, a paper and a rule never speak of different days. Until the inquiry is known, the device's.
let zone: string | undefined;

/** The zone of the inquiry's record. One that this browser does not know changes nothing. */
export function keepZone(name: unknown): void {
  if (typeof name !== 'string' || name === zone) return;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    zone = name;
  } catch {
    // An old browser's list of zones.
  }
}

/** The day of an instant, 2026-11-24. */
export function dayInRoom(at: number): string {
  return inRoom(at, { dateStyle: 'short' }).split('/').reverse().join('-');
}

/** An instant in words, with the parts that are asked for. */
export function inRoom(at: number, parts: Intl.DateTimeFormatOptions): string {
  return new Date(at).toLocaleString('en-GB', zone === undefined ? parts : { ...parts, timeZone: zone });
}
