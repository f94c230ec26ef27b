import { expect, test } from 'vitest';
import { pageOf } from '../../sdk/view/fixture.ts';
import words from '../words/en.json';
import { schema } from './generated/schema.ts';
import { editOf, isReviewed, lacking } from './leads.ts';
import { aloud, type Wording } from './shape.ts';

const full: Wording = { version: 2, why: 'To move well.', can_change: ['Welcome'], cannot_change: ['Places'], deciders: ['The board'], report_backs: [{ date: '2027-03-16', how: 'by slip' }], easy_read: 'We want you to move well.' };
const none: Wording = { version: 1, why: '', can_change: [], cannot_change: [], deciders: [], report_backs: [], easy_read: '' };

function typed(...given: readonly (readonly [name: string, value: string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of given) form.append(name, value);
  return form;
}

test('nothing is missing from a whole promise; from an empty one everything, in the order of the questions', () => {
  expect(lacking(full)).toEqual([]);
  expect(lacking(none)).toEqual(['why', 'can_change', 'cannot_change', 'deciders', 'report_backs', 'easy_read']);
});

test('only what changed is sent, and blank lines say nothing', () => {
  expect(editOf('can_change', typed(['text', ' Welcome \n\n Who you meet\n']), full)).toEqual({ can_change: ['Welcome', 'Who you meet'] });
  expect(editOf('can_change', typed(['text', 'Welcome']), full)).toBeNull();
  expect(editOf('why', typed(['text', '  ']), none)).toBeNull();
});

test('easy words are sent as they are typed', () => {
  expect(editOf('easy_read', typed(['text', ' You move. We help.\n']), full)).toEqual({ easy_read: 'You move. We help.' });
});

test('a lead alone cannot approve, nor can adults who are no parents', () => {
  expect([isReviewed([]), isReviewed(['sponsor', 'practitioner']), isReviewed(['parent_carer']), isReviewed(['sponsor', 'young_person'])]).toEqual([false, false, true, true]);
});

test('it is read aloud in easy words first', () => {
  expect(aloud(pageOf(schema, words), full)).toMatch(/^We want you to move well\.[^]*What can change\.\nWelcome[^]*16 March 2027: by slip/);
});

test('a day without how, and how without a day, are not sent', () => {
  const form = typed(['date', '2027-03-16'], ['how', 'by slip'], ['date', '2027-04-01'], ['how', ''], ['date', ''], ['how', 'by poster']);

  expect(editOf('report_backs', form, none)).toEqual({ report_backs: [{ date: '2027-03-16', how: 'by slip' }] });
});
