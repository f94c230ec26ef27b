import { expect, test } from 'vitest';
import '../../../client/src/parts/x-more/x-more.ts';
import '../../../client/src/parts/x-find/x-find.ts';
import type { Kit } from '../view.d.ts';
import { mount, pageOf } from '../view/fixture.ts';
import { once } from '../view/once.ts';
import type { Schema } from '../view/page.ts';

interface Types {
  readonly records: { readonly note: { readonly text: string; readonly of: string } };
  readonly commands: object;
  readonly drafts: object;
  readonly words: 'prompt';
}
const schema: Schema<Types> = { id: 'many', records: { note: { text: 'text', of: 'text' } } };
const words = { 'many.prompt': 'What do you say?' };
const notes = (number: number): Record<string, object> => Object.fromEntries(Array.from({ length: number }, (_, at) => [`note/${String(at).padStart(4, '0')}`, { text: `Note ${at}.`, of: at % 3 === 0 ? 'a' : 'b' }]));

const view = {
  register(kit: Kit): void {
    kit.leads((more) => more.facilitator(schema, { draw: (page) => page.list(page.all('note'), ({ body }) => page.html`<p class="card">${body.text}</p>`) }));
  },
};

test('a long list begins with fifty, says so, and shows more when it is asked', async () => {
  const desk = await mount(view, 'many', 'facilitator', words, { records: notes(120) });
  const cards = (): number => desk.element.renderRoot.querySelectorAll('.card').length;
  const more = (): void => void desk.element.renderRoot.querySelector('x-more')?.dispatchEvent(new CustomEvent('more'));
  const first = [cards(), desk.text.includes('50 of 120 are here.')];

  more();
  await desk.element.updateComplete;
  const then = cards();
  more();
  await desk.element.updateComplete;

  expect([first, then, cards(), desk.has('x-more')]).toEqual([[50, true], 100, 120, false]);
});

function looks(desk: Awaited<ReturnType<typeof mount>>, find: object): Promise<unknown> {
  desk.element.renderRoot.querySelector('x-find')?.dispatchEvent(new CustomEvent('find', { detail: { words: '', where: '', ...find } }));
  return desk.element.updateComplete;
}

test('one among many is found by words that stand in it, whatever their case and marks', async () => {
  const records = { ...notes(60), 'note/cafe': { text: 'At the Café, with Zoë.', of: 'a' } };
  const desk = await mount(view, 'many', 'facilitator', words, { records });

  await looks(desk, { words: 'zoe cafe' });
  expect([...desk.element.renderRoot.querySelectorAll('.card')].map(({ textContent }) => textContent)).toEqual(['At the Café, with Zoë.']);

  await looks(desk, {});
  expect(desk.element.renderRoot.querySelectorAll('.card').length).toBe(50);
});

test('what comes while leads read stands behind what was there', async () => {
  const reading = { register: (kit: Kit): void => kit.leads((more) => more.facilitator({ ...schema, id: 'reading' }, { draw: (page) => page.list(page.asTheyCame(page.all('note')), ({ body }) => page.html`<p class="card">${body.text}</p>`) })) };
  const desk = await mount(reading, 'reading', 'facilitator', words, { records: { 'note/m': { text: 'Read.', of: 'a' }, 'note/t': { text: 'Next.', of: 'a' } } });

  await desk.news({ records: { 'note/a': { text: 'New.', of: 'a' }, 'note/m': { text: 'Read.', of: 'a' }, 'note/t': { text: 'Next.', of: 'a' } } });

  expect([...desk.element.renderRoot.querySelectorAll('.card')].map(({ textContent }) => textContent)).toEqual(['Read.', 'Next.', 'New.']);
});

test('a list of a few has nothing to search it with', async () => {
  const desk = await mount(view, 'many', 'facilitator', words, { records: notes(8) });

  expect(desk.has('x-find')).toBe(false);
});

test('what is ticked stays in sight whatever is looked for', async () => {
  const ticking = { register: (kit: Kit): void => kit.leads((more) => more.facilitator({ ...schema, id: 'ticking' }, { draw: (page) => page.ticks('Which', Array.from({ length: 12 }, (_, at) => ({ ref: `story/${String(at)}@s`, words: `Story ${String(at)}.` }))) })) };
  const desk = await mount(ticking, 'ticking', 'facilitator', words, { records: {} });
  const shown = (): readonly string[] => [...desk.element.renderRoot.querySelectorAll<HTMLElement>('.found')].filter(({ hidden }) => !hidden).map(({ textContent }) => textContent.trim());
  desk.element.renderRoot.querySelector<HTMLInputElement>('input[value="story/3@s"]')?.click();

  await looks(desk, { words: '11' });

  expect(shown()).toEqual(['Story 3.', 'Story 11.']);
});

test('a short list is drawn whole', async () => {
  const desk = await mount(view, 'many', 'facilitator', words, { records: notes(50) });

  expect([desk.element.renderRoot.querySelectorAll('.card').length, desk.has('x-more')]).toEqual([50, false]);
});

test('those of one thing are found by what they are of', () => {
  const page = pageOf(schema, words, { records: notes(7) });

  expect(page.where('note', 'of', 'a').map(({ body }) => body.text)).toEqual(['Note 0.', 'Note 3.', 'Note 6.']);
  expect(page.where('note', 'of', 'none')).toEqual([]);
});

test('what a view makes of a thing is made once', () => {
  const page = pageOf(schema, words, { records: notes(2) });
  let made = 0;
  const long = ({ text }: { text: string }): number => {
    made += 1;
    return text.length;
  };
  const thing = { text: 'Note' };

  expect([page.once(thing, long), page.once(thing, long), page.once({ ...thing }, long), made]).toEqual([4, 4, 4, 2]);
});

test('an answer that is nothing is kept as well', () => {
  let asked = 0;
  const none = once((_of: object) => void (asked += 1));
  const thing = {};

  none(thing);
  none(thing);

  expect(asked).toBe(1);
});
