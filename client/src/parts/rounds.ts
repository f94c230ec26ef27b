// The rounds of an inquiry, in order, each with the shape that goes wherever its colour goes.
export const rounds = ['before', 'discover', 'dream', 'design', 'deliver', 'after'] as const;
export type Round = (typeof rounds)[number];

export function roundFrom(text: string | null | undefined): Round {
  return rounds.find((round) => round === text) ?? 'before';
}

/** Path data in a 24 x 24 box. Drawn, never typed: fonts and phones swap glyphs. */
export const shapes: Readonly<Record<Round, string>> = {
  before: 'M12 2.5 21.5 12 12 21.5 2.5 12Z',
  discover: 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19Z',
  dream: 'M12 1.5c1 6.4 4.1 9.5 10.5 10.5-6.4 1-9.5 4.1-10.5 10.5-1-6.4-4.1-9.5-10.5-10.5 6.4-1 9.5-4.1 10.5-10.5Z',
  design: 'M4.5 3.5h15a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1Z',
  deliver: 'M2.5 4.5 22 12 2.5 19.5 7 12Z',
  after: 'M12 2.5 21.5 12 12 21.5 2.5 12Z',
};
