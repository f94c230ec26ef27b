import { expect, test, vi } from 'vitest';
import '../parts/parts.ts';
import { mounted } from '../parts/examples.ts';
import { careFrom, careKept } from './care-record.ts';

const at = Date.UTC(2027, 0, 12, 18, 2);
const print = { type: 'story', activity: 'A time it was good', body: { mode: 'words', words: 'He shouts at me.' }, at, witness: { picture: 'blue-wren', name: 'Jo' } };

test('what is printed has own words, activity, time and who saw it', async () => {
  const sheet = await mounted('care-record', { record: careFrom({ print }, {}) });

  const said = sheet.shadowRoot?.textContent ?? '';

  for (const words of ['He shouts at me.', 'A time it was good', '12 January 2027', 'Jo']) expect(said).toContain(words);
});

test('a drawing is printed as it was drawn', async () => {
  const body = { mode: 'drawing', strokes: [{ points: '0,0 10,10' }, { points: '5,5 6,6' }] };

  const sheet = await mounted('care-record', { record: careFrom({ print: { ...print, body } }, {}) });

  expect((sheet.shadowRoot?.querySelector('x-drawing') as { strokes?: unknown } | null)?.strokes).toEqual(body.strokes);
  expect(sheet.shadowRoot?.textContent).not.toContain('without words');
});

test('pictures are printed with what they mean, and the words beside them', async () => {
  const body = { mode: 'symbols', symbols: ['home', 'scared'], words: 'At night.' };

  const sheet = await mounted('care-record', { record: careFrom({ print: { ...print, body } }, {}) });

  expect(sheet.shadowRoot?.querySelector('x-strip')?.shadowRoot?.textContent).toContain('scared');
  expect(sheet.shadowRoot?.textContent).toContain('At night.');
});

test('a lead without a name leaves a line to sign on, and an answer without a record is none', () => {
  expect(careFrom({ print: { ...print, witness: {} } }, {})?.witness).toBe('');
  expect(careFrom({ print: { ...print, witness: { picture: 'blue-wren' } } }, {})?.witness).toBe('Blue wren');
  expect(careFrom({}, {})).toBeNull();
});

test('an answer that lost its record is asked for once more, and one that has it is not', async () => {
  const again = vi.fn(() => Promise.resolve({ ok: { print } }));

  expect((await careKept({}, again, {}))?.words).toBe('He shouts at me.');
  expect((await careKept({ print }, again, {}))?.words).toBe('He shouts at me.');
  expect(again).toHaveBeenCalledTimes(1);
  expect(await careKept({}, () => Promise.resolve({ ok: {} }), {})).toBeNull();
});
