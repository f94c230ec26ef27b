// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { changesIn, isAnswered, type Sayings, type StepNow } from './changes.ts';
import { tableIn } from './file.ts';
import { dayIn, repliesIn } from './reply.ts';
import { inquiry, reply, type Row } from './sheet-fixture.ts';

const step: StepNow = { id: 'NS1', ref: 'next-step/a@s2', what: 'Somebody waits', by_when: '2027-07-20', board: '', board_on: '', status: 'open', last: '' };
const say: Sayings = { day: (day) => day, status: (status) => status, decision: (decision) => decision, say: (key, what) => (what === undefined ? key : `${key} ${what}`) };
const changes = (row: Row, now = step): ReturnType<typeof changesIn> => changesIn(repliesIn(tableIn(reply([{ ref: 'NS1', ...row }])), { inquiry, steps: new Set(['NS1']) }), [now], say);

describe('a reply of a board', () => {
  it('becomes an update of the step in the words of the board', () => {
    const [change, ...more] = changes({ accept: 'Accept', decision: 'Agreed in part', reason: 'One site first', decided_by: 'The board', decided_on: '11 February 2027', effective_from: 46447, status: 'In hand' });

    expect(more).toEqual([]);
    expect(change?.undecided).toBe(false);
    expect(change?.orders({})).toEqual([{ space: 's2', name: 'update', args: { key: 'next-step/a', status: 'in_hand', words: 'decided agreed_in_part accept decided_by The board decided_on 2027-02-11 reason One site first from 2027-03-01' } }]);
  });

  it('is no yes where a board noted, received or agreed in principle, and asks who decides, and when', () => {
    for (const decision of ['noted', 'received', 'in principle', 'Agreed in principle', 'deferred to', 'delegated to', 'referred to']) {
      const [change] = changes({ decision });
      expect(change?.undecided).toBe(true);
      expect(change?.asks).toEqual(['board', 'board_on']);
      expect(change && isAnswered(change, { board: 'The cabinet' })).toBe(false);
      const answers = { board: 'The cabinet', board_on: '2027-04-01' };
      expect(change && isAnswered(change, answers)).toBe(true);
      expect(change?.orders(answers).map(({ name }) => name)).toEqual(['update', 'fill', 'fill']);
      expect(change?.orders(answers)[0]?.args['status']).toBe('open');
    }
    for (const decision of ['approved', 'agreed', 'endorsed', 'agreed in part', 'not agreed']) expect(changes({ decision })[0]?.undecided).toBe(false);
  });

  it('moves a day with the reason, and fills it where none was said', () => {
    expect(changes({ due: '2027-09-01', reason: 'The term begins then' }).find(({ of }) => of === 'due')?.orders({})).toEqual([{ space: 's2', name: 'move_date', args: { key: 'next-step/a', by_when: '2027-09-01', reason: 'The term begins then' } }]);
    expect(changes({ due: '1/9/2027' }, { ...step, by_when: '' })[0]?.orders({})).toEqual([{ space: 's2', name: 'fill', args: { key: 'next-step/a', by_when: '2027-09-01' } }]);
    expect(changes({ due: '2027-07-20' })).toEqual([]);
  });

  it('asks what shows that a step is done, and what has changed for families', () => {
    const [change] = changes({ status: 'Completed' });

    expect(change?.asks).toEqual(['evidence', 'impact']);
    expect(change && isAnswered(change, {})).toBe(false);
    expect(change?.orders({ evidence: 'A count', impact: 'Fewer turn back' })[0]?.args).toEqual({ key: 'next-step/a', status: 'done', words: 'impact Fewer turn back', evidence: 'A count' });
  });

  it('tells nothing where nothing is filled in, and no more at once than the room takes', () => {
    expect(changes({})).toEqual([]);
    const orders = changes({ decision: 'agreed', reason: 'r'.repeat(300), told: 't'.repeat(300) })[0]?.orders({}) ?? [];
    expect(orders.length).toBe(2);
    for (const { args } of orders) expect(String(args['words']).length).toBeLessThanOrEqual(500);
  });

  it('reads days as spreadsheets and people write them', () => {
    for (const day of [46447, '2027-03-01', '1 March 2027', '1st Mar 2027', '01/03/2027', '1.3.2027']) expect(dayIn(day)).toBe('2027-03-01');
    for (const day of ['soon', '2027-02-30', '32/1/2027', 1.5, -3, '1 Smarch 2027']) expect(dayIn(day)).toBeNull();
  });
});
