// How many are here, held against how many a part is made for: told to leads before it opens. It opens all the same.
import type { Plugin, Presence } from '../wire/types.ts';
import { t } from '../words/leads.ts';

/** Who helps somebody takes no part of their own. */
export const takingPart = (presence: Presence | null): number => (presence?.groups ?? []).reduce((sum, { group, here }) => (group === 'supporter' ? sum : sum + here), 0);

/** In words, what stands between who is here and who it is made for; empty: nothing. */
export function turnoutWords({ least_people: least = 1, most_people: most }: Partial<Plugin>, here: number): string {
  if (here < least && least > 1) return `${here === 0 ? t('turnout.nobody') : t('turnout.here', { n: here })} ${t('turnout.few', { least, n: least - here })}`;
  return most !== undefined && here > most ? `${t('turnout.here', { n: here })} ${t('turnout.many', { most })}` : '';
}
