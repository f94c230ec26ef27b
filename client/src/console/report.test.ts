import { describe, expect, it } from 'vitest';
import { previewFrom } from './report.ts';

const answer = { report: { chorus: 'report/1' }, stays: [{ why: 'not_permitted', things: 7 }], flags: [{ why: 'names_a_person', words: 'Ana was kind' }] };

describe('what leaves', () => {
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
