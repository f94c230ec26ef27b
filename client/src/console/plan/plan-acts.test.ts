import { expect, test } from 'vitest';
import type { RawOutcome } from '../../shell/commands.ts';
import type { Args } from '../../wire/types.ts';
import { PlanActs } from './plan-acts.ts';

/** A room that takes parts and titles, and numbers its acts. */
function room() {
  let seq = 0;
  let made = 0;
  const titles = new Map<string, string>();
  const acts: { readonly act: number; readonly key: string; readonly command: string; back(): void }[] = [];
  const did = (key: string, command: string, back: () => void): void => void acts.push({ act: ++seq, key, command, back });
  const no = (code: string): RawOutcome => ({ rejected: { code, text_key: `core.${code}`, args: {} } });
  const send = (name: string, args: Args): Promise<RawOutcome> => {
    const key = String(args['key'] ?? '');
    const mine = acts.filter((each) => each.key === key);
    const last = mine[mine.length - 1];
    if (name === 'core.undo') {
      if (!last || (args['act'] !== undefined && args['act'] !== last.act)) return Promise.resolve(no('changed_since'));
      if (args['look'] === true) return Promise.resolve({ ok: { act: last.act, command: last.command } });
      last.back();
      acts.splice(acts.indexOf(last), 1);
      return Promise.resolve({ ok: {} });
    }
    if (name === 'core.add_part') {
      const fresh = `part/${++made}`;
      titles.set(fresh, 'new');
      did(fresh, name, () => titles.delete(fresh));
      return Promise.resolve({ ok: { key: fresh } });
    }
    const { to, was } = args as unknown as { to: { title: string }; was: { title: string } };
    if (titles.get(key) !== was.title) return Promise.resolve(no('changed_meanwhile'));
    titles.set(key, to.title);
    did(key, name, () => titles.set(key, was.title));
    return Promise.resolve({ ok: {} });
  };
  return { send, titles };
}

const renamed = (key: string, was: string, title: string): readonly [string, Args, string, string] => ['core.change_part', { key, to: { title }, was: { title: was } }, title, key];

test('everything is undone and done again, and a part that came back under another key is followed', async () => {
  const { send, titles } = room();
  const acts = new PlanActs(send);
  await acts.does('core.add_part', {}, 'added');
  await acts.does(...renamed('part/1', 'new', 'first'));
  await acts.does(...renamed('part/1', 'first', 'second'));

  while ((await acts.undo()) !== null);
  expect([...titles]).toEqual([]);
  expect(acts.next?.words).toBe('added');

  while ((await acts.redo()) !== null);
  expect([...titles]).toEqual([['part/2', 'second']]);

  while ((await acts.undo()) !== null);
  expect([...titles]).toEqual([]);
});

test('what another lead changed meanwhile is neither undone nor written over', async () => {
  const { send, titles } = room();
  const acts = new PlanActs(send);
  await acts.does('core.add_part', {}, 'added');
  await acts.does(...renamed('part/1', 'new', 'mine'));
  await acts.undo();
  await send(...(renamed('part/1', 'new', 'theirs').slice(0, 2) as [string, Args]));

  expect(await acts.redo()).toHaveProperty('rejected.code', 'changed_meanwhile');
  expect(await acts.undo()).toHaveProperty('rejected.code', 'changed_since');
  expect([...titles.values()]).toEqual(['theirs']);
});

test('an act that was undone by another button is done again here, and a new act ends what could be done again', async () => {
  const { send, titles } = room();
  const acts = new PlanActs(send);
  await acts.does('core.add_part', {}, 'added');
  await acts.does(...renamed('part/1', 'new', 'one'));
  const { act } = acts.last ?? { act: 0 };
  await send('core.undo', { key: 'part/1', act });
  acts.wasUndone(act);

  await acts.redo();
  expect([...titles.values()]).toEqual(['one']);
  await acts.undo();
  await acts.does(...renamed('part/1', 'new', 'two'));
  expect(acts.next).toBeNull();
});
