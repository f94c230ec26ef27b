import { expect, test } from 'vitest';
import hello from '../../../examples/plugins/hello/words/en.json';
import scaffold from '../template/words/en.json';
import type { View } from '../view.d.ts';
import { mount } from '../view/fixture.ts';

/** Written by hand in plain JavaScript, as an author outside writes it. */
const viewIn = (folder: string): Promise<View> => import(/* @vite-ignore */ `${folder}/view.js`) as Promise<View>;

test('a word is given in hello, six are shown together, and the wall shows them', async () => {
  const view = await viewIn('../../../examples/plugins/hello');
  const phone = await mount(view, 'hello', 'participant', hello);
  await phone.press(hello['hello.give']);
  expect(phone.text).toContain(hello['hello.nothing_yet']);
  await phone.fill(hello['hello.word'], ' glad ');
  await phone.press(hello['hello.give']);
  expect(phone.sent).toEqual([{ name: 'give', args: { word: 'glad' } }]);

  const records = { 'word/a': { word: 'glad' }, 'word/b': { picture: 'sun' } };
  const desk = await mount(view, 'hello', 'facilitator', hello, { records, gate: { 'word/a': 'held', 'word/b': 'held' } });
  await desk.press(hello['hello.next'].replace('{n}', '2'));
  expect(desk.sent).toEqual([{ name: 'core.release', args: { keys: ['word/a', 'word/b'] } }]);

  const wall = await mount(view, 'hello', 'wall', hello, { records });
  expect([wall.text.includes('glad'), wall.text.includes(hello['hello.sun'])]).toEqual([true, true]);
});

test('the scaffold says, shows and pages what people say', async () => {
  const view = await viewIn('../template');
  const phone = await mount(view, 'my-activity', 'participant', scaffold);
  await phone.fill(scaffold['my-activity.prompt'], 'Hello');
  await phone.press(scaffold['my-activity.say']);
  expect(phone.sent).toEqual([{ name: 'say', args: { text: 'Hello' } }]);

  const records = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`note/${at}`, { text: `Note ${at}` }]));
  const desk = await mount(view, 'my-activity', 'facilitator', scaffold, { records });
  await desk.press(scaffold['my-activity.show']);
  expect(desk.told).toEqual([{ event: 'moderate', detail: { act: 'release', key: 'note/0' } }]);

  const wall = await mount(view, 'my-activity', 'wall', scaffold, { records });
  expect([wall.told, wall.text.includes('Note 5'), wall.text.includes('Note 6')]).toEqual([[{ event: 'pages', detail: 2 }], true, false]);
});
