// Office programs' files, made in the page out of what the room tells. What makes them comes when one is asked for.

const madeInPage: ReadonlySet<string> = new Set(['docx', 'pptx', 'reply.docx']);

export const isMadeHere = (format: string): boolean => madeInPage.has(format);

/** Null: this is no paper. */
export async function madeHere(answer: unknown): Promise<File | null> {
  const { officeFile } = await import('../papers/papers.ts');
  const made = await officeFile(answer);
  return made === null ? null : new File([new Uint8Array(made.bytes)], made.name, { type: made.type });
}

/** What the room calls a file that it sends; null: it does not say. */
export function nameOf(reply: Response): string | null {
  const said = /filename\*=UTF-8''([^;\s]+)/.exec(reply.headers.get('Content-Disposition') ?? '')?.[1];
  return said === undefined ? null : decodeURIComponent(said);
}

/** All files in one, called as the first of them. */
export async function inOne(files: readonly File[]): Promise<File> {
  const { together } = await import('../papers/papers.ts');
  const bytes = new Map<string, Uint8Array>();
  for (const file of files) bytes.set(file.name, new Uint8Array(await file.arrayBuffer()));
  return new File([new Uint8Array(together(bytes))], `${(files[0]?.name ?? 'papers').replace(/\.[a-z]+$/, '')}.zip`, { type: 'application/zip' });
}

/** As if it had been a link to it. */
export function save(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser may not have begun to read it yet.
  setTimeout(() => { URL.revokeObjectURL(link.href); }, 60_000);
}
