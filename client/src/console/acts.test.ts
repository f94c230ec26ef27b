import { expect, test, vi } from 'vitest';
import { Acts } from './acts.ts';

function slowly(): { act: () => Promise<void>; answer: () => void; began: () => boolean } {
  let answer = (): void => undefined;
  let began = false;
  return {
    act: () => {
      began = true;
      return new Promise((done) => (answer = done));
    },
    answer: () => answer(),
    began: () => began,
  };
}

test('a press while another act is on its way is done after it', async () => {
  const acts = new Acts(() => undefined);
  const prepare = slowly();
  const open = slowly();
  const prepared = acts.do('prepare', prepare.act);
  const opened = acts.do('open', open.act);
  await Promise.resolve();
  expect([prepare.began(), open.began()]).toEqual([true, false]);
  prepare.answer();
  await prepared;
  await vi.waitFor(() => expect(open.began()).toBe(true));
  open.answer();
  await opened;
});

test('the same act is done once, however often it is pressed before its answer', async () => {
  let times = 0;
  const acts = new Acts(() => undefined);
  const act = (): Promise<void> => {
    times += 1;
    return Promise.resolve();
  };
  await Promise.all([acts.do('extend', act), acts.do('extend', act)]);
  expect(times).toBe(1);
  await acts.do('extend', act);
  expect(times).toBe(2);
});

test('it says what is on its way or waits', async () => {
  const seen: string[][] = [];
  const acts = new Acts((under) => seen.push([...under]));
  await Promise.all([acts.do('prepare', () => Promise.resolve()), acts.do('open', () => Promise.resolve())]);
  expect(seen).toEqual([['prepare'], ['prepare', 'open'], ['open'], []]);
});

test('an act that fails leaves the way free for the next', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const acts = new Acts(() => undefined);
  let done = false;
  void acts.do('pause', () => Promise.reject(new Error('away')));
  await acts.do('close', () => {
    done = true;
    return Promise.resolve();
  });
  expect(done).toBe(true);
  expect(told).toHaveBeenCalledOnce();
});
