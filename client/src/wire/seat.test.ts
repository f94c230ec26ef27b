import { expect, test, vi } from 'vitest';
import { takeFragment, takeSeat } from './seat.ts';

const answers = (status: number, body: unknown): typeof fetch => () => Promise.resolve(new Response(JSON.stringify(body), { status }));

test('a seat is taken with its page token', async () => {
  const taken = await takeSeat({ join_code: 'K7QM2X' }, answers(200, { seat: 'person', page_token: 'p' }));

  expect(taken).toEqual({ seat: 'person', pageToken: 'p' });
});

test('a refusal keeps its word key', async () => {
  const taken = await takeSeat({ join_code: 'K7QM2X' }, answers(401, { code: 'wrong_code', text_key: 'join.wrong_code' }));

  expect(taken).toEqual({ refused: 'wrong_code', textKey: 'join.wrong_code' });
});

test.each([answers(500, 'broken'), answers(200, { seat: 'throne', page_token: 'p' }), (() => Promise.reject(new Error('away'))) as typeof fetch])(
  'what is no answer counts as out of reach', async (ask) => {
    expect(await takeSeat({ seat: 'person' }, ask)).toEqual({ lost: true });
  });

test.each([
  ['#abcdefgh12', 'abcdefgh12'], ['#join=abcdefgh12', 'abcdefgh12'], ['#', null], ['', null], ['#<script>', null], ['#abc', null],
])('the fragment %s carries %s and is cleared', (hash, token) => {
  const replaceState = vi.fn();

  const found = takeFragment({ hash, pathname: '/', search: '?transport=poll' }, { replaceState });

  expect(found).toBe(token);
  if (hash !== '') expect(replaceState).toHaveBeenCalledWith(null, '', '/?transport=poll');
});
