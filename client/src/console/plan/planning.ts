// What the parts of the plan page ask of the room, and how the room's no is told beside a field.
import type { RawOutcome } from '../../shell/commands.ts';
import type { Args } from '../../wire/types.ts';
import { t } from '../../words/plan.ts';
import { say } from '../../words/leads.ts';
import type { Places } from '../../words/words.ts';
import type { NotKept } from './kept-field.ts';

/** Sends one act of planning. Done: `words` are told, with its way back by the thing it was done to. */
export type Plan = (name: string, args: Args, words: string, of?: string) => Promise<RawOutcome>;

const nameOf = (args: Readonly<Record<string, unknown>>): string => {
  const by = args['by'];
  return typeof by === 'object' && by !== null && 'name' in by && typeof by.name === 'string' ? by.name : '';
};

export function notKept(outcome: RawOutcome): NotKept | null {
  if ('ok' in outcome) return null;
  const { code, text_key: key, args } = outcome.rejected;
  if (code === 'changed_meanwhile') {
    const name = nameOf(args as Args);
    return { words: name === '' ? t('plan.meanwhile') : t('plan.meanwhile_by', { name }), isMeanwhile: true };
  }
  const tooMuch = code === 'setting_refused' && (args as Args)['why'] === 'too_much_text';
  return { words: tooMuch ? t('plan.too_much_text') : say(key, args as Places), isMeanwhile: false };
}

/** What a field keeps: one member, compared with what its lead saw. */
export function keeping(plan: Plan, name: string, key: string | null, member: string): (value: unknown, was: unknown) => Promise<NotKept | null> {
  return async (value, was) => notKept(await plan(name, { ...(key === null ? {} : { key }), to: { [member]: value }, was: { [member]: was } }, t('plan.saved'), key ?? 'inquiry/main'));
}
