import { expect, test, vi } from 'vitest';
import { claimOf, isMarked, leaveSeat, takeFragment, takeSeat, unmarked } from './seat.ts';

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

test('a seat is given up by the page that holds it', async () => {
  const ask = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })));

  const left = await leaveSeat('person', 'page', ask as unknown as typeof fetch);

  expect(left).toBe(true);
  expect(ask.mock.calls).toMatchObject([['/seat', { method: 'DELETE', headers: { 'X-Chorus-Page': 'page', 'X-Chorus-Seat': 'person' } }]]);
});

test.each([answers(503, { code: 'not_saved', text_key: 'join.not_saved' }), (() => Promise.reject(new Error('away'))) as typeof fetch])(
  'a seat that could not be given up still stands', async (ask) => {
    expect(await leaveSeat('person', 'page', ask)).toBe(false);
  });

test.each([
  ['chorus-8080-person-here=1', 'person', '8080', true],
  ['other=1; chorus-8080-facilitator-here=1; x=2', 'facilitator', '8080', true],
  ['chorus-80-wall-here=1', 'wall', '', true],
  ['chorus-8081-person-here=1', 'person', '8080', false],
  ['chorus-8080-person-here=', 'person', '8080', false],
  ['', 'person', '8080', false],
] as const)('in %j the mark of %s at port %j stands: %s', (cookies, seat, port, stands) => {
  expect(isMarked(cookies, seat, port)).toBe(stands);
});

test('the mark is taken away where the room has set it', () => {
  expect(unmarked('person', '8080')).toBe('chorus-8080-person-here=; Path=/; SameSite=Strict; Max-Age=0');
});
