import { describe, expect, it } from 'vitest';
import { previewFrom } from './report.ts';

const answer = {
  report: {
    chorus: 'report/1', purpose: 'board', title: 'Good moves', question: 'What made it so?', made_on: '2027-03-02',
    sections: [{ activity: 'A time it was good', title: 'What you told us', blocks: [
      { t: 'paragraph', text: 'Stories' }, { t: 'quote', words: 'She waited at the gate.' }, { t: 'in_confidence' },
      { t: 'table', columns: ['What', 'Tokens'], rows: [['A friendly face', 21]] },
      { t: 'people', rows: [{ label: 'Fine', people: 'most' }] }, { t: 'from-another-year' }] }],
    next_steps: [
      { id: 'NS1', what: 'Meet-me visits', who: 'the college lead', accepted: true, by_when: '2027-07-16', status: 'in_hand',
        moved: [{ of: 'by_when', from: '2027-06-30', to: '2027-07-16', reason: 'The hall was shut.' }, { of: 'from-another-year' }],
        updates: [{ on: '2027-03-01', words: 'Begun.' }, { on: '2027-04-01', status: 'in_hand', words: 'Half way.', evidence: 'A list' }], voices: ['young people', 'parent carers'],
        because: [{ kind: 'story', id: 'S07', words: 'She waited.' }, { kind: 'story', in_confidence: true }] },
      { id: 'NS2', what: 'A quiet room', who: null, accepted: false, voices: ['young people'], because: [], thread_missing: true }],
  },
  stays: [{ why: 'not_permitted', things: 7 }],
  flags: [{ why: 'names_a_person', words: 'Ana was kind' }],
};

describe('what leaves', () => {
  it('is read section by section, and what this page does not know is passed over', () => {
    const blocks = previewFrom(answer)?.report.sections[0]?.blocks ?? [];
    expect(blocks.map((block) => block.t)).toEqual(['paragraph', 'quote', 'in_confidence', 'table', 'people']);
    expect(blocks[3]).toEqual({ t: 'table', columns: ['What', 'Tokens'], rows: [['A friendly face', '21']] });
  });

  it('shows each step with what it stands on', () => {
    const [first, second] = previewFrom(answer)?.report.steps ?? [];
    expect(first?.because).toEqual([{ id: 'S07', words: 'She waited.' }, { id: '', words: '' }]);
    expect(first?.facts).toEqual([['by_when', '2027-07-16']]);
    expect(first?.noThread).toBeNull();
    expect(first?.moved).toEqual([{ of: 'by_when', from: '2027-06-30', to: '2027-07-16', reason: 'The hall was shut.' }]);
    expect(first?.updates).toEqual([{ on: '2027-03-01', status: null, words: 'Begun.', evidence: '' }, { on: '2027-04-01', status: 'in_hand', words: 'Half way.', evidence: 'A list' }]);
    expect([first?.status, second?.status]).toEqual(['in_hand', 'open']);
    expect(second?.noThread).toBe('');
    expect(second?.who).toBe('');
  });

  it('says what stays and what to look at', () => {
    const preview = previewFrom(answer);
    expect(preview?.stays).toEqual([{ why: 'not_permitted', things: 7 }]);
    expect(preview?.flags).toEqual([{ why: 'names_a_person', words: 'Ana was kind' }]);
  });

  it('is nothing where the answer is no report', () => {
    expect(previewFrom(null)).toBeNull();
    expect(previewFrom({ code: 'x' })).toBeNull();
  });
});
