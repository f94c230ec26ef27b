// The thing of a part whose thread a lead follows, and how the groups behind it are called.
import { lineOf } from '../mirror/select.ts';
import { refOf } from '../shell/given.ts';
import type { RoomSession } from '../shell/session.ts';
import type { ThreadStart } from '../shell/thread.ts';
import type { SheetLine } from '../wire/types.ts';
import { t, type LeadsWordKey } from '../words/leads.ts';

/** `key`: of a record of the part, or "<key>@<space>" of what it took in. Null: it is not there any more. */
export function threadOf(session: RoomSession, line: SheetLine, key: string): ThreadStart | null {
  const record = session.space(line.space)?.records.get(key);
  if (!record) return null;
  const ref = key.includes('@') ? key : `${key}@${line.space}`;
  return { ref, activity: lineOf(session.sheet, refOf(ref).space)?.title ?? line.title, kind: record.type, body: record.body };
}

/** A newer room may know more groups than this page. */
export const groupName = (group: string): string => t(`groups.${group}` as LeadsWordKey).replace(/^groups\..*/, t('groups.unsaid'));
