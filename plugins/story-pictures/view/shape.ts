// What the records of story pictures come to on a page: pure.
import type { Body } from '../../sdk/view.d.ts';
import type { Page } from './generated/schema.ts';

/** Cards on one screen: few enough to look at each. */
export const onAScreen = 6;
export const mostCards = 3;
export const mostFeelings = 8;
/** Letters on a card: as many as fit one on the wall. */
export const longestCard = 80;

export interface Offered {
  readonly text: string;
  /** Empty: a card of words alone. */
  readonly picture: string;
}

export function promptsOf(page: Page): readonly string[] {
  const prompts = page.one('offer')?.prompts ?? [];
  return prompts.length > 0 ? prompts : [page.t('prompt')];
}

export const cardsOf = (page: Page): readonly Offered[] => page.one('offer')?.cards ?? [];

/** Both kinds, whatever was left out when it was planned. */
export function feelingsOf(page: Page): { readonly pleasant: readonly string[]; readonly unpleasant: readonly string[] } {
  const { pleasant = [], unpleasant = [] } = page.one('offer') ?? {};
  return { pleasant: pleasant.length > 0 ? pleasant : [page.t('any_pleasant')], unpleasant: unpleasant.length > 0 ? unpleasant : [page.t('any_unpleasant')] };
}

/** The name of what is drawn on a card; of a blank card nothing is. */
export const pictureOf = (page: Page, text: string): string => cardsOf(page).find((card) => card.text === text)?.picture ?? '';

export const listIn = (telling: Body, member: 'symbols' | 'feelings'): readonly string[] => (Array.isArray(telling[member]) ? telling[member].map(String) : []);

export const toggled = (list: readonly string[], item: string, most: number): readonly string[] => (list.includes(item) ? list.filter((each) => each !== item) : [...list, item].slice(0, most));

/** The hard truth that its teller marked in a set. */
export const hardTruthOf = (page: Page, set: string) => page.where('hard-truth', 'of', set)[0];
