// All that makes office programs' files: one module, loaded when a file is asked for.
import { documentFrom } from './document.ts';
import { slidesFrom, toSlides } from './slides.ts';
import { toWord } from './word.ts';

export { together } from './settled.ts';

export interface OfficeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const kind = 'application/vnd.openxmlformats-officedocument.';

/** Null: this is no paper of the room. */
export async function officeFile(answer: unknown): Promise<OfficeFile | null> {
  const paper = documentFrom(answer);
  if (paper !== null) return { name: paper.name, type: `${kind}wordprocessingml.document`, bytes: await toWord(paper) };
  const slides = slidesFrom(answer);
  return slides === null ? null : { name: slides.name, type: `${kind}presentationml.presentation`, bytes: await toSlides(slides) };
}
