import { expect, test } from 'vitest';
import telling from '../../sdk/view/telling.json';
import { mount, type Hat, type Mounted, type Scene } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import * as view from './index.ts';

const word = (key: string): string => (words as Readonly<Record<string, string>>)[`dream-studio.${key}`] ?? (telling as Readonly<Record<string, string>>)[key] ?? key;
const themes = { 'theme/known@s2': { name: 'Someone knows me', why: 'Nobody explains at the door.' }, 'theme/calm@s2': { name: 'A calm place' } };
const drawing = { mode: 'drawing', strokes: [{ points: '1,2 3,4' }] };
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'dream-studio', hat, words, scene);
const partIn = (page: Mounted, tag: string): HTMLElement => page.element.shadowRoot?.querySelector(tag) as HTMLElement;

test('it asks what is seen as if it were so, and, if wanted, of a place to love or not', async () => {
  const phone = await seen('participant');

  expect(phone.text).toMatch(/^It is already so\. What do you see\?/);
  await phone.press(word('other_question'));
  expect(phone.text).toMatch(/^What place would you love\? What place would you not love\?/);
});

test('the questions of whoever planned it stand instead', async () => {
  expect((await seen('participant', { records: { 'prompts/now': { prompts: ['Close your eyes.'] } } })).text).toMatch(/^Close your eyes\./);
});

test('a drawing is kept while it is made, beside what was found together, and need not be described', async () => {
  const phone = await seen('participant', { records: themes });

  await phone.press(word('way_drawing'));
  partIn(phone, 'x-paper').dispatchEvent(new CustomEvent('drawn', { detail: drawing.strokes }));
  await phone.settled();
  await phone.press(word('found'));
  await phone.press('Someone knows me Nobody explains at the door.');
  expect(phone.drafted['tell']).toEqual({ strokes: drawing.strokes, prompt: word('prompt'), themes: ['theme/known@s2'] });
  await phone.press(word('done'));
  await phone.press(/^This room /);

  expect(phone.sent[0]?.args).toEqual({ prompt: word('prompt'), themes: ['theme/known@s2'], strokes: drawing.strokes, permission: 'room', typed_by: 'self', verbatim: true });
});

test('a drawing that was begun is still there after a reload', async () => {
  const phone = await seen('participant', { drafts: { tell: { strokes: drawing.strokes } } });

  expect(phone.text).toContain(word('begun'));
  await phone.press(word('go_on'));
  expect((partIn(phone, 'x-paper') as HTMLElement & { strokes: unknown }).strokes).toEqual(drawing.strokes);
});

test('what a piece belongs to is chosen and taken away later', async () => {
  const phone = await seen('participant', { records: { ...themes, 'dream-piece/a': { ...drawing, themes: ['theme/known@s2', 'theme/gone@s2'] } }, mine: ['dream-piece/a'] });

  await phone.press('A calm place');
  await phone.press('Someone knows me Nobody explains at the door.');

  expect(phone.sent.map(({ args }) => args)).toEqual([{ key: 'dream-piece/a', themes: ['theme/known@s2', 'theme/calm@s2'] }, { key: 'dream-piece/a', themes: [] }]);
});

test('without themes nobody is asked for one', async () => {
  const phone = await seen('participant', { records: { 'dream-piece/a': drawing }, mine: ['dream-piece/a'] });

  expect(phone.text).not.toContain(word('belongs'));
});

test('a maker reads that somebody said thank you, and no number', async () => {
  const phone = await seen('participant', { records: { 'dream-piece/a': drawing, 'thanked/a': {} }, mine: ['dream-piece/a'] });

  expect(phone.text).toContain(word('thanked'));
  expect(phone.text).not.toMatch(/\d/);
});

test('others’ pieces are thanked for quietly, each once', async () => {
  const others = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`dream-piece/o${at}`, { mode: 'words', words: `Dream ${at}` }]));
  const phone = await seen('participant', { records: { ...others, 'dream-piece/a': drawing, 'thank/x': { of: 'dream-piece/o1' } }, mine: ['dream-piece/a', 'thank/x'] });

  await phone.press(word('others'));
  expect([phone.text.includes('Dream 5'), phone.text.includes('Dream 6'), phone.text.includes(word('you_thanked'))]).toEqual([true, false, true]);
  await phone.press(word('others_more'));
  expect(phone.text).toContain('Dream 7');
  await phone.press(`${word('thank')} ${word('thank_of')}`);
  expect(phone.sent).toEqual([{ name: 'thank', args: { key: 'dream-piece/o0' } }]);
});

test('whose words describe it is told wherever it is seen', async () => {
  const scene: Scene = { records: { 'dream-piece/a': { ...drawing, shows: 'A school', typed_by: 'supporter', verbatim: false } }, mine: ['dream-piece/a'], may: { 'dream-piece/a': 'facilitators' } };

  for (const hat of ['participant', 'facilitator', 'wall'] as const) {
    const { text } = await seen(hat, scene);
    expect([text.includes('A school'), text.includes(word('put_down_described'))]).toEqual([true, true]);
  }
});

test('leads read what each belongs to, and let onto the wall what its maker lets into the room', async () => {
  const desk = await seen('facilitator', { records: { ...themes, 'dream-piece/a': { ...drawing, themes: ['theme/calm@s2'] }, 'dream-piece/b': drawing }, may: { 'dream-piece/a': 'room', 'dream-piece/b': 'facilitators' } });

  expect(desk.text).toContain('Belongs to: A calm place');
  expect(desk.buttons.filter((name) => name === word('on_wall')).length).toBe(1);
  await desk.press(word('on_wall'));
  expect(desk.told.map(({ detail }) => detail)).toEqual([{ act: 'release', key: 'dream-piece/a' }]);
});

test('one drawing is as large as the wall, three stand side by side', async () => {
  const wall = await seen('wall', { records: { 'dream-piece/a': drawing } });
  expect([wall.has('.gallery.alone.large x-drawing'), wall.text]).toEqual([true, word('prompt')]);

  await wall.news({ records: { 'dream-piece/a': drawing, 'dream-piece/b': drawing, 'dream-piece/c': drawing } });
  expect([wall.has('.gallery.alone'), wall.told.map(({ detail }) => detail)]).toEqual([false, [1]]);
});

test('the wall asks while nothing hangs there', async () => {
  expect((await seen('wall', { title: 'Dreams' })).text).toBe(`Dreams ${word('prompt')} ${word('wall_tell')} ${word('wall_no_rush')}`);
});
