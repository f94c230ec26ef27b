import { expect, test } from 'vitest';
import { editOf } from './facilitator.ts';
import { dayInWords, lacking, linesFrom, wordingFrom } from './shape.ts';

const full = wordingFrom({ version: 2, why: 'To move well.', can_change: ['Welcome'], cannot_change: ['Places'], deciders: ['The board'], report_backs: [{ date: '2027-03-16', how: 'by slip' }] });

test('nothing is missing from a whole promise', () => {
  expect(lacking(full)).toEqual([]);
});

test('everything is missing from an empty one, in the order of the questions', () => {
  expect(lacking(wordingFrom(undefined))).toEqual(['why', 'can_change', 'cannot_change', 'deciders', 'report_backs']);
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

test('a day without how, and how without a day, are not sent', () => {
  const form = new FormData();
  for (const [date, how] of [['2027-03-16', 'by slip'], ['2027-04-01', ''], ['', 'by poster']] as const) {
    form.append('date', date);
    form.append('how', how);
  }

  expect(editOf('report_backs', form, wordingFrom(undefined))).toEqual({ report_backs: [{ date: '2027-03-16', how: 'by slip' }] });
});
