import { describe, expect, test } from 'vitest';
import type { Kit } from '../view.d.ts';
import { dayWords } from '../view/days.ts';
import { mount, pageOf, type Hat, type Mounted, type Scene } from '../view/fixture.ts';
import type { Schema } from '../view/page.ts';
import { read } from '../view/read.ts';

interface Types {
  readonly records: { readonly note: { readonly text: string; readonly number: number } };
  readonly commands: { readonly say: { readonly text: string; readonly number?: number | undefined }; readonly pass: object };
  readonly drafts: { readonly say: { readonly text: string; readonly number: number | undefined }; readonly pass: object };
  readonly words: 'prompt' | 'say' | 'said' | 'next';
}
const schema: Schema<Types> = { id: 'tried', records: { note: { text: 'text', number: 'number' } }, commands: { say: { text: 'text', number: 'number?' } } };
const words = { 'tried.prompt': 'What do you say?', 'tried.say': 'Say it', 'tried.said': 'Said.', 'tried.next': 'Show {n}', 'tried.on_wall': 'On', 'tried.off_wall': 'Off', 'tried.hide': 'Hide', 'tried.unhide': 'Unhide', 'tried.care': 'Care' };

const view = {
  register(kit: Kit): void {
    kit.participant(schema, {
      begins: { step: 'write' as 'write' | 'sent' },
      about: (page) => String(page.one('note')?.number ?? ''),
      draw: (page) => page.html`${page.heading(page.titled('prompt'))}<p>${page.state.step}</p>
        ${page.form(page.field('Text', 'text', { required: true, value: page.draft('say')?.text ?? '', keep: (text) => page.keep('say', { text }) }),
          ({ text }) => page.send('say', { text: text('text'), number: undefined }, { kept: { text: text('text') }, said: 'said', now: { step: 'sent' }, refused: { step: 'write' } }), { done: page.t('say') })}`,
    });
    kit.leads((more) => {
      more.facilitator(schema, { draw: (page) => page.html`${page.handful('note')}${page.all('note').map((note) => page.html`${page.acts(note)}${page.care(note.key)}`)}` });
      more.wall(schema, { heading: () => ({ words: 'Long '.repeat(200), sizes: [8, 5] }), pages: (page) => page.all('note').map(({ body }) => body.text), draw: (page, text) => page.html`<p>${text}</p>` });
    });
  },
};
const seen = (hat: Hat, scene: Scene = {}): Promise<Mounted> => mount(view, 'tried', hat, words, scene);

test('things stand in the order of their numbers, not of their keys', () => {
  const page = pageOf(schema, words, { records: { 'note/a': { text: 'Second', number: 2 }, 'note/b': { text: 'First', number: 1 } } });

  expect(page.numbered('note').map(({ body }) => body.text)).toEqual(['First', 'Second']);
});

describe('bodies are read by shapes', () => {
  const shape = { text: 'text', many: ['number'], more: 'number?', is: 'flag', step: '=one|two', group: '?a|b', by: { '*': 'number' }, in: { '?': { text: 'text' } } } as const;

  test('what is missing or of another kind reads as nothing, and what is not known is left out', () => {
    expect(read(shape, { text: 3, many: 'x', more: 'x', is: 'yes', step: 'three', group: 'c', by: [], in: 0, else: 1 })).toEqual({ text: '', many: [], is: false, step: 'one', by: {} });
    expect(read(shape, undefined)).toEqual({ text: '', many: [], is: false, step: 'one', by: {} });
  });

  test('what is there reads as it is, also inside', () => {
    const whole = { text: 'A', many: [1, 2], more: 0, is: true, step: 'two', group: 'b', by: { x: 1 }, in: { text: 'B' } };
    expect(read(shape, whole)).toEqual(whole);
    expect(read('', { any: 1 })).toEqual({ any: 1 });
  });
});

test('a day is told as people say it, and what is none stays as it is', () => {
  expect([dayWords('2027-05-01'), dayWords('soon')]).toEqual(['1 May 2027', 'soon']);
});

describe('a page', () => {
  test('is called as this part of the evening is, or else by its own word', () => {
    expect([pageOf(schema, words, { title: 'Tonight' }).titled('prompt'), pageOf(schema, words).titled('prompt')]).toEqual(['Tonight', 'What do you say?']);
  });

  test('knows what is there by type, by key, and as one’s own', () => {
    const page = pageOf(schema, words, { records: { 'note/a': { text: 'A' }, 'note/b': { text: 'B', number: 2 } }, mine: ['note/b'] });

    expect(page.all('note').map(({ body }) => body)).toEqual([{ text: 'A', number: 0 }, { text: 'B', number: 2 }]);
    expect([page.one('note')?.text, page.by('note', 'note/b')?.body.text, page.own('note').length, page.by('note', 'note/c')]).toEqual(['A', 'B', 1, undefined]);
  });

  test('says what was done; a blank is not sent, and what is undefined is left out', async () => {
    const phone = await seen('participant');

    await phone.fill('Text', '  ');
    await phone.press('Say it');
    expect(phone.sent).toEqual([]);
    await phone.fill('Text', ' Hello ');
    expect(phone.drafted).toEqual({ say: { text: ' Hello ' } });
    await phone.press('Say it');

    expect([phone.sent, phone.drafted, phone.text.includes('Said.'), phone.text.includes('sent')]).toEqual([[{ name: 'say', args: { text: 'Hello' } }], {}, true, true]);
  });

  test('says what was refused, goes back, and has the draft again', async () => {
    const phone = await seen('participant', { drafts: { say: { text: 'Hello' } } });
    phone.refuses('say', 'Too long.');

    await phone.press('Say it');

    expect([phone.text.includes('Too long.'), phone.text.includes('write'), phone.drafted]).toEqual([true, true, { say: { text: 'Hello' } }]);
    await phone.fill('Text', 'Hi');
    expect(phone.text).not.toContain('Too long.');
  });

  test('begins anew where it is about something else', async () => {
    const phone = await seen('participant', { records: { 'note/a': { number: 1 } }, drafts: { say: { text: 'Hello' } } });
    await phone.press('Say it');
    expect(phone.text).toContain('sent');

    await phone.news({ records: { 'note/a': { number: 2 } } });

    expect([phone.text.includes('write'), phone.text.includes('Said.')]).toEqual([true, false]);
  });
});

describe('leads', () => {
  const notes = Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`note/${at + 10}`, { text: 'A' }]));
  const keys = Object.keys(notes);

  test('let the next six into the room together, and those on the wall make room', async () => {
    const desk = await seen('facilitator', { records: notes, gate: Object.fromEntries(keys.slice(8).map((key) => [key, 'held'])), onWall: keys.slice(0, 8) });

    await desk.press('Show 6');

    expect(desk.sent).toEqual([{ name: 'core.take_down', args: { keys: keys.slice(0, 6) } }, { name: 'core.take_down', args: { keys: keys.slice(6, 8) } }, { name: 'core.release', args: { keys: keys.slice(8, 14) } }]);
  });

  test('put on the wall what its owner lets into the room; hide, and care for, any', async () => {
    const desk = await seen('facilitator', { records: { 'note/a': {}, 'note/b': {}, 'note/c': {}, 'note/d': {} }, may: { 'note/b': 'only_me' }, gate: { 'note/c': 'hidden' }, onWall: ['note/d'] });

    expect(desk.buttons).toEqual(['On', 'Hide', 'Care', 'Hide', 'Care', 'Unhide', 'Care', 'Off', 'Hide', 'Care']);
    await desk.press('Unhide');
    expect(desk.told).toEqual([{ event: 'moderate', detail: { act: 'unhide', key: 'note/c' } }]);
  });
});

test('the question stands beneath the heading, said with it, and the same words stand once', async () => {
  const asking = (id: string, asks: string) => mount({ register: (kit: Kit) => kit.participant({ ...schema, id }, { draw: (page) => page.heading(page.titled('prompt'), undefined, asks) }) }, id, 'participant', words, { title: 'Tonight' });
  const [other, same] = [await asking('asked-other', 'Who helped?'), await asking('asked-same', 'Tonight')];

  expect([other.text, same.text]).toEqual(['Tonight Who helped?', 'Tonight']);
  const described = other.element.shadowRoot?.querySelector('h2')?.getAttribute('aria-describedby') ?? '';
  expect(other.element.shadowRoot?.getElementById(described)?.textContent).toBe('Who helped?');
  expect(same.element.shadowRoot?.querySelector('h2')?.hasAttribute('aria-describedby')).toBe(false);
});

test('a wall has the question beneath its heading on every page; where they fill half of it, both come before the others', async () => {
  const asking = (id: string, asks: string) => mount({
    register: (kit: Kit) => kit.leads((more) => more.wall({ ...schema, id }, { heading: (page) => ({ words: page.titled('prompt'), sizes: [8, 5], asks }), pages: (page) => page.all('note').map(({ body }) => body.text), draw: (page, text) => page.html`<p>${text}</p>` })),
  }, id, 'wall', words, { title: 'Tonight', records: { 'note/a': { text: 'First' }, 'note/b': { text: 'Second' } } });
  const few = await asking('asked-briefly', 'Who helped?');
  await few.news({ page: 1 });
  expect(few.text).toBe('Tonight Who helped? Second');

  const many = await asking('asked-at-length', 'Who helped? '.repeat(60).trim());
  const pages = Number(many.told.at(-1)?.detail);
  const shown = [many.text];
  for (let page = 1; page < pages; page += 1) {
    await many.news({ page });
    shown.push(many.text);
  }
  expect([shown[0], shown.at(-2), shown.at(-1)]).toEqual(['Tonight', 'First', 'Second']);
  expect(shown.slice(1, -2).join(' ')).toBe('Who helped? '.repeat(60).trim());
});

test('a heading that fills half a wall has pages to itself, before the others, and no page is beyond the last', async () => {
  const wall = await seen('wall', { records: { 'note/a': { text: 'First' }, 'note/b': { text: 'Second' } } });
  const pages = Number(wall.told.at(-1)?.detail);

  await wall.news({ page: pages - 2 });
  expect([pages > 3, wall.text]).toEqual([true, 'First']);
  await wall.news({ page: 99 });
  expect(wall.text).toBe('Second');
});
