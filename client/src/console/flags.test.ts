import { describe, expect, it } from 'vitest';
import { flagsIn } from './flags.ts';

describe('before a thing goes on the wall', () => {
  it('a name that somebody here chose is pointed out, however it is written', () => {
    for (const words of ['Sam waited.', 'it was SAM', 'Sam’s idea', 'thank you, sam']) expect(flagsIn({ words }, ['Sam']), words).toEqual(['The name Sam is in it.']);
    expect(flagsIn({ text: 'Ask Mary Ann.' }, ['mary ann'])).toEqual(['The name mary ann is in it.']);
  });

  it('a name of any script is found in every case and form', () => {
    for (const [name, words] of [['Łucja', 'łucja waited'], ['Željka', 'for z\u030Celjka'], ['Γιώργος', 'ΓΙΏΡΓΟΣ'], ['İpek', 'ipek said'], ['Юля', 'ЮЛЯ'], ['Moe', 'M\u200Boe_2']] as const) {
      expect(flagsIn({ words }, [name]), words).toHaveLength(1);
    }
  });

  it('a part of another word is no name', () => {
    expect(flagsIn({ words: 'The same gate. Samples.' }, ['Sam'])).toEqual([]);
    expect(flagsIn({ words: 'The gate.' }, ['', '  '])).toEqual([]);
  });

  it('a place that goes by its name is pointed out', () => {
    expect(flagsIn({ words: 'We went to Hillside School early.' }, [])).toEqual(['A place is in it: Hillside School.']);
    expect(flagsIn({ words: 'My new school was kind.' }, [])).toEqual([]);
  });

  it('words count in whichever member a type keeps them, codes do not', () => {
    expect(flagsIn({ mode: 'drawing', shows: 'Sam at the gate' }, ['Sam'])).toContain('The name Sam is in it.');
    expect(flagsIn({ beside: { lines: ['The gate.', 'It was Sam.'] } }, ['Sam'])).toEqual(['The name Sam is in it.']);
    expect(flagsIn({ symbols: ['rose'], typed_by: 'self', of: 'story/rose', words: 'The gate.' }, ['Rose', 'Self'])).toEqual([]);
    expect(flagsIn({ one: 'Up the Hill', other: 'School was kind.' }, [])).toEqual([]);
  });

  it('pictures are to be looked at', () => {
    expect(flagsIn({ mode: 'photo' }, [])).toEqual(['Look for faces first.']);
    expect(flagsIn({ mode: 'drawing' }, [])).toEqual(['A drawing: look at it first.']);
    expect(flagsIn(null, ['Sam'])).toEqual([]);
  });
});

it('whose words they are is told where another put them down', () => {
  expect(flagsIn({ words: 'The gate.', typed_by: 'self', verbatim: true }, [])).toEqual([]);
  expect(flagsIn({ words: 'The gate.', typed_by: 'scribe', verbatim: true }, [])).toEqual(['A helper put it down, in the teller’s words.']);
  expect(flagsIn({ words: 'The gate.', typed_by: 'supporter' }, [])).toEqual(['A helper put it down, in the helper’s words.']);
});
