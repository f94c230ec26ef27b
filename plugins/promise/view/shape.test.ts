import { expect, test } from 'vitest';
import { editOf } from './facilitator.ts';
import { aloud } from './lines.ts';
import { dayInWords, isReviewed, lacking, linesFrom, wordingFrom } from './shape.ts';

const full = wordingFrom({ version: 2, why: 'To move well.', can_change: ['Welcome'], cannot_change: ['Places'], deciders: ['The board'], report_backs: [{ date: '2027-03-16', how: 'by slip' }], easy_read: 'We want you to move well.' });

test('nothing is missing from a whole promise', () => {
  expect(lacking(full)).toEqual([]);
});

test('everything is missing from an empty one, in the order of the questions', () => {
  expect(lacking(wordingFrom(undefined))).toEqual(['why', 'can_change', 'cannot_change', 'deciders', 'report_backs', 'easy_read']);
});

test('blank lines say nothing', () => {
  expect(lacking(wordingFrom({ ...{ why: '  ' }, can_change: ['  '] }))).toContain('can_change');
  expect(linesFrom(' one \n\n two\n')).toEqual(['one', 'two']);
});

test('a day is told in words, an odd one as it is', () => {
  expect([dayInWords('2027-03-16'), dayInWords('soon')]).toEqual(['16 March 2027', 'soon']);
});

test('only what changed is sent', () => {
  const form = new FormData();
  form.set('text', 'Welcome\nWho you meet');

  expect(editOf('can_change', form, full)).toEqual({ can_change: ['Welcome', 'Who you meet'] });
  form.set('text', 'Welcome');
  expect(editOf('can_change', form, full)).toBeNull();
});

test('easy words are sent as they are typed', () => {
  const form = new FormData();
  form.set('text', ' You move. We help.\n');

  expect(editOf('easy_read', form, full)).toEqual({ easy_read: 'You move. We help.' });
});

test('a lead alone cannot approve, nor can adults who are no parents', () => {
  expect([[], ['sponsor', 'practitioner'], ['parent_carer'], ['sponsor', 'young_person']].map((yes) => isReviewed(new Set(yes)))).toEqual([false, false, true, true]);
});

test('it is read aloud in easy words first', () => {
  expect(aloud(full, (key) => key)).toMatch(/^We want you to move well\./);
});

test('a day without how, and how without a day, are not sent', () => {
  const form = new FormData();
  for (const [date, how] of [['2027-03-16', 'by slip'], ['2027-04-01', ''], ['', 'by poster']] as const) {
    form.append('date', date);
    form.append('how', how);
  }

  expect(editOf('report_backs', form, wordingFrom(undefined))).toEqual({ report_backs: [{ date: '2027-03-16', how: 'by slip' }] });
});
