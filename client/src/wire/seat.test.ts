import { expect, test, vi } from 'vitest';
import { claimOf, takeFragment, takeSeat } from './seat.ts';

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
  ['#j=abcdefgh12', { kind: 'j', secret: 'abcdefgh12' }], ['#s=K7QM2X', { kind: 's', secret: 'K7QM2X' }],
  ['#l=abcdefgh12', { kind: 'l', secret: 'abcdefgh12' }], ['#', null], ['', null], ['#<script>', null], ['#j=abc', null], ['#x=abcdefgh12', null],
])('the fragment %s carries %s and is cleared', (hash, token) => {
  const replaceState = vi.fn();

  const found = takeFragment({ hash, pathname: '/', search: '?transport=poll' }, { replaceState });

  expect(found).toEqual(token);
  if (hash !== '') expect(replaceState).toHaveBeenCalledWith(null, '', '/?transport=poll');
});

test('each kind of link makes its own claim', () => {
  expect(claimOf({ kind: 'j', secret: 'x' })).toEqual({ join_token: 'x' });
  expect(claimOf({ kind: 's', secret: 'x' })).toEqual({ slip: 'x' });
  expect(claimOf({ kind: 'l', secret: 'x' })).toEqual({ launch: 'x' });
});
