// What comes onto the wall next if the leads simply go on. Pure.
import type { Plugin, Sheet, SheetLine } from '../wire/types.ts';
import { lineOf } from '../mirror/select.ts';
import { canShow, reveals } from './verbs.ts';

export interface NextOnWall {
  readonly line: SheetLine;
  /** `result` is sealed and `opening` not yet there: both are told by name, and `stage` shows as it will stand. */
  readonly what: 'result' | 'opening' | 'stage';
}

/** `inHand`: the part that a lead looks at; where the wall shows it already, what follows it. */
export function nextOnWall(sheet: Sheet, plugins: readonly Plugin[], inHand: string | null): NextOnWall | null {
  const line = lineOf(sheet, inHand) ?? lineOf(sheet, sheet.on_wall) ?? sheet.lines[0];
  if (!line) return null;
  if (line.space !== sheet.on_wall) return { line, what: canShow(line.phase) ? 'stage' : 'opening' };
  if (reveals(plugins, line) && line.phase !== 'revealed') return { line, what: 'result' };
  const next = sheet.lines[sheet.lines.indexOf(line) + 1];
  return next ? { line: next, what: canShow(next.phase) ? 'stage' : 'opening' } : null;
}
