// The room's address, as people read and type it.

/** Nobody types "http://". */
export function bare(url: string): string {
  return url.replace(/^http:\/\//, '').replace(/\/$/, '');
}
