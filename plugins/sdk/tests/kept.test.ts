import { expect, test } from 'vitest';
import type { Kit } from '../view.d.ts';
import { mount, type Mounted } from '../view/fixture.ts';
import said from '../view/kept.json';
import type { Schema } from '../view/page.ts';

interface Types {
  readonly records: { readonly note: { readonly text: string; readonly more: string } };
  readonly commands: object;
  readonly drafts: object;
  readonly words: string;
}
const schema: Schema<Types> = { id: 'held', records: { note: { text: 'text', more: 'text' } } };
const view = {
  register(kit: Kit): void {
    kit.leads((leads) => leads.facilitator(schema, {
      draw: ({ html, kept, keeps }) => html`${keeps()}${kept({ key: 'note/a', member: 'text', label: 'Text', most: 90, required: true, name: 'write', args: (text) => ({ text }) })}
        ${kept({ key: 'note/a', member: 'more', label: 'More', most: 90, name: 'write', args: (more) => ({ more }) })}`,
    }));
  },
};
const note = { text: 'Old', more: 'Else' };
const desk = (drafts: Record<string, Record<string, string>> = {}): Promise<Mounted> => mount(view, 'held', 'facilitator', {}, { records: { 'note/a': note }, drafts });
const place = 'write#note/a#text';
const typing = (page: Mounted, label: string, words: string): Promise<void> => {
  const field = [...page.element.shadowRoot?.querySelectorAll('label') ?? []].find((each) => each.textContent?.includes(label))?.querySelector('input');
  if (!field) throw new Error(label);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return page.settled();
};
const valueOf = (page: Mounted): string | undefined => page.element.shadowRoot?.querySelector('input')?.value;

test('what is written is a draft until the field is left, and saved then', async () => {
  const page = await desk();
  await typing(page, 'Text', 'New');
  expect([page.drafted[place], page.sent, page.text.includes(said.kept_unsaved)]).toEqual([{ key: 'note/a', text: 'New', seen: 'Old' }, [], false]);

  await page.fill('Text', 'New');
  expect([page.sent, page.drafted[place], page.text.includes(said.kept_saved)]).toEqual([[{ name: 'write', args: { key: 'note/a', text: 'New' }, rev: 1 }], undefined, true]);
});

test('a blank that must not be, and words that stand there already, are not sent', async () => {
  const page = await desk();
  await page.fill('Text', ' ');
  await page.fill('Text', 'Old ');
  expect(page.sent).toEqual([]);
});

test('words that somebody else wrote meanwhile stand beside one’s own, and either may be', async () => {
  const page = await desk();
  await typing(page, 'Text', 'Mine');
  await page.news({ records: { 'note/a': { ...note, text: 'Theirs' } } });
  await page.fill('Text', 'Mine');
  expect([page.sent, valueOf(page), page.text.includes(said.kept_changed), page.text.includes('It says now: Theirs')]).toEqual([[], 'Mine', true, true]);

  await page.press(said.kept_mine);
  expect(page.sent.map(({ args }) => args)).toEqual([{ key: 'note/a', text: 'Mine' }]);
  await typing(page, 'Text', 'Mine again');
  await page.news({ records: { 'note/a': { ...note, text: 'Theirs again' } } });
  await page.press(said.kept_leave);
  expect([page.sent.length, valueOf(page), page.drafted[place]]).toEqual([1, 'Theirs again', undefined]);
});

test('another part that somebody changed is in nobody’s way', async () => {
  const page = await desk();
  await typing(page, 'Text', 'Mine');
  await page.news({ records: { 'note/a': { ...note, more: 'Theirs' } } });
  await page.fill('Text', 'Mine');
  expect(page.sent.map(({ args }) => args)).toEqual([{ key: 'note/a', text: 'Mine' }]);
});

test('what is refused says why, stays, and may be sent once more', async () => {
  const page = await desk();
  page.refuses('write', 'Too long.');
  await page.fill('Text', 'Mine');
  expect([page.text.includes('Too long.'), page.text.includes(said.kept_unsaved), valueOf(page)]).toEqual([true, true, 'Mine']);

  page.takes('write');
  await page.press(said.kept_mine);
  expect([page.sent.length, page.text.includes(said.kept_unsaved), page.drafted[place]]).toEqual([2, false, undefined]);
});

test('what was written before a reload is there, and says that it is not saved', async () => {
  const page = await desk({ [place]: { key: 'note/a', text: 'Mine', seen: 'Old' } });
  expect([valueOf(page), page.text.includes(said.kept_unsaved)]).toEqual(['Mine', true]);
});

test('what is written on while the first is on its way is saved after it, and nobody else’s', async () => {
  const page = await desk();
  const answer = page.holds();
  await page.fill('Text', 'New');
  await page.fill('Text', 'New and more');
  await page.news({ records: { 'note/a': { ...note, text: 'New' } } });
  await answer();

  expect(page.sent.map(({ args }) => args)).toEqual([{ key: 'note/a', text: 'New' }, { key: 'note/a', text: 'New and more' }]);
  expect([page.text.includes(said.kept_changed), page.drafted[place]]).toEqual([false, undefined]);
});

test('two fields of one record are saved one after the other, and typing goes on meanwhile', async () => {
  const page = await desk();
  const answer = page.holds();
  await page.fill('Text', 'New');
  await page.fill('More', 'Newer');
  await typing(page, 'Text', 'New and more');
  expect(page.sent.map(({ args }) => args)).toEqual([{ key: 'note/a', text: 'New' }]);

  await answer();
  expect([page.sent.map(({ args }) => args), page.drafted[place]]).toEqual([[{ key: 'note/a', text: 'New' }, { key: 'note/a', more: 'Newer' }], { key: 'note/a', text: 'New and more', seen: 'New' }]);
});
