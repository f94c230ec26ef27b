import { expect, test } from 'vitest';
import type { Phase, Put, Sheet } from '../wire/types.ts';
import { Records } from './records.ts';
import { alsoOpen, currentLine, currentRound, inHand, nextFor, spaceView, tablesIn, takesAnswers, those } from './select.ts';

const sheet = (phases: readonly Phase[], onWall: string | null = null): Sheet => ({
  title: 'An inquiry', on_wall: onWall, blank: false,
  lines: phases.map((phase, at) => ({ space: `s${at}`, plugin: 'p', title: `Part ${at}`, round: at === 0 ? 'before' : 'dream', minutes: 5, phase, ends_at: null })),
});

test('the room is where the wall is, running or shown', () => {
  expect(currentLine(sheet(['open', 'open'], 's0'))?.space).toBe('s0');
  expect(currentLine(sheet(['open', 'open', 'revealed'], 's2'))?.space).toBe('s2');
});

test('with the doors on the wall it is at the last part that runs', () => {
  expect(currentLine(sheet(['open', 'open', 'closed']))?.space).toBe('s1');
});

test('a lead finds in hand what the wall shows, and at the doors what the evening goes on with', () => {
  const weeks: readonly Phase[] = ['open', 'closed', 'revealed', 'open', 'draft', 'draft', 'lobby'];

  expect(inHand(sheet(weeks, 's3'))?.space).toBe('s3');
  expect(inHand(sheet(weeks))?.space).toBe('s4');
  expect(inHand(sheet(['open', 'closed', 'open']))?.space).toBe('s2');
  expect(inHand(sheet(['closed', 'closed']))?.space).toBe('s0');
  expect(inHand(null)).toBeUndefined();
});

test('next follows the run sheet and never points back', () => {
  const known = sheet(['closed', 'open', 'revealed', 'open'], 's2');
  const next = (at: string | null): string | undefined => nextFor(known, at, () => true)?.space;

  expect([next(null), next('s1'), next('s2'), next('s3')]).toEqual(['s2', 's2', undefined, undefined]);
});

test('who was nowhere yet begins with what is promised', () => {
  const known = sheet(['closed', 'open', 'open'], 's2');
  const next = (at: string | null, been: readonly string[]): string | undefined => nextFor(known, at, (space) => been.includes(space))?.space;

  expect([next(null, []), next('s0', ['s0']), next(null, ['s0'])]).toEqual(['s0', 's2', 's2']);
});

test('who comes a year on is not sent to what closed before', () => {
  const { lines, ...rest } = sheet(['open', 'closed', 'open', 'closed', 'open'], 's4');
  const known = { ...rest, lines: lines.map((line, at) => ({ ...line, round: at < 3 ? 'before' as const : 'after' as const })) };
  const next = (been: readonly string[]): string | undefined => nextFor(known, null, (space) => been.includes(space))?.space;

  expect([next([]), next(['s0']), next(['s0', 's2'])]).toEqual(['s0', 's2', 's4']);
});

test('and nothing where nothing runs or shows', () => {
  expect(currentLine(sheet(['closed']))).toBeUndefined();
  expect(currentLine(null)).toBeUndefined();
});

test('what else still takes answers, or only rests, is in the tray', () => {
  expect(alsoOpen(sheet(['open', 'paused', 'reopened', 'closing_soon', 'draft', 'lobby', 'closed']), 's0', new Set()).map((line) => line.space)).toEqual(['s1', 's2', 's3']);
});

test('what has closed and takes late words stays in the tray', () => {
  const late = new Set(['p']);

  expect(alsoOpen(sheet(['open', 'closed', 'revealed', 'draft', 'lobby']), 's0', late).map((line) => line.space)).toEqual(['s1', 's2']);
});

test('the round is the one of what runs, else of the last that did', () => {
  expect([currentRound(sheet(['closed', 'open'])), currentRound(sheet(['closed', 'draft'])), currentRound(sheet(['closed', 'lobby'])), currentRound(sheet([]))]).toEqual(['dream', 'before', 'before', 'before']);
});

test('answers are taken while open, closing or open again', () => {
  const phases: readonly Phase[] = ['draft', 'lobby', 'open', 'paused', 'closing_soon', 'closed', 'revealed', 'reopened'];

  expect(phases.filter(takesAnswers)).toEqual(['open', 'closing_soon', 'reopened']);
});

test('a view gets records by type, its own pending commands, and no others when previewed', () => {
  const put = (key: string, more: Partial<Put> = {}): Put => ({ key, type: key.split('/')[0] ?? '', rev: 1, body: {}, ...more });
  const view = spaceView({
    id: 's', title: 'T', question: '', now: () => 1, today: () => '1970-01-01', draft: () => undefined, keep: () => undefined, upload: () => Promise.resolve({ lost: true }),
    mirror: { cursor: 1, phase: 'open', stage: '', endsAt: null, records: Records.of([put('option/a', { on_wall: true }), put('turnout/now', { on_wall: false })]) },
    pending: [{ k: 1, space: 's', name: 'cast', args: {} }, { k: 2, space: 's', name: 'other', args: {} }],
    only: (each) => each.onWall === true,
  });

  expect([view.of('option').length, view.one('turnout'), view.waiting('cast').length, view.takesAnswers]).toEqual([1, undefined, 1, true]);
});

test('a person knows their own tables by their cards, leads all as they made them, the wall what they are called', () => {
  const inquiry = (...puts: readonly (readonly [string, object])[]) => ({ cursor: 1, phase: 'open' as const, stage: '', endsAt: null, records: Records.of(puts.map(([key, body]) => ({ key, type: key.split('/')[0] ?? '', rev: 1, body: { ...body } }))) });

  expect(tablesIn(inquiry(['companions/x', { group: 't1', name: 'Table 1', place: 'by the door', people: [] }]))).toEqual([{ id: 't1', name: 'Table 1', picture: '', place: 'by the door' }]);
  expect(tablesIn(inquiry(['group/t10', { name: 'Table 10', people: [] }], ['group/t2', { name: 'Table 2', picture: 'teal-hill', people: [] }])).map(({ id, name }) => `${id} ${name}`)).toEqual(['t2 Table 2', 't10 Table 10']);
  expect(tablesIn(inquiry(['seating/s', { group: 't3', name: 'Table 3', pictures: [] }])).map(({ id }) => id)).toEqual(['t3']);
  expect([tablesIn(undefined), tablesIn(inquiry())]).toEqual([[], []]);
});

test('what is picked from a list stays the same as long as the list does', () => {
  const put = (key: string, gate: Put['gate']): Put => ({ key, type: 'story', rev: 1, body: {}, ...(gate ? { gate } : {}) });
  const records = Records.of([put('story/a', 'held'), put('story/b', 'open')]);
  const isHeld = ({ gate }: { gate?: string }): boolean => gate === 'held';
  const held = those(records.of('story'), isHeld);

  const elsewhere = records.changed([], [{ ...put('note/a', 'held'), type: 'note' }]);
  const more = records.changed([], [put('story/c', 'held')]);

  expect(held.map(({ key }) => key)).toEqual(['story/a']);
  expect(those(elsewhere.of('story'), isHeld)).toBe(held);
  expect(those(more.of('story'), isHeld).map(({ key }) => key)).toEqual(['story/a', 'story/c']);
});
