import { expect, test } from 'vitest';
import { nodeOf, threadFrom } from './thread.ts';

const item = (ref: string, kind: string, activity: string, body?: Record<string, unknown>, seen = 'whole') => ({ ref, kind, activity, seen, next_to: [], body });
const spaces = ['s1', 's4', 's5'];
const step = { ref: 'next-step/3@s5', activity: 'What happens next', body: { what: 'A meet-me visit', updates: [{ on: '2026-05-26', words: '14 of 17 offer it.' }] } };
const story = item('story/7@s1', 'story', 'A time it was good', { words: 'A man waited. He knew my name.' });
const highlight = item('highlight/15@s1', 'highlight', 'A time it was good', { of: 'story/7', words: 'He knew my name.' });

test('what a step came from is told in the order in which it happened', () => {
  const agreement = item('agreement/1@s4', 'agreement', 'Can we live with this?', { title: 'Meet-me visit', words: 'Someone you know meets you.' });

  const { back } = threadFrom({ back: [agreement, highlight, story], forward: [], voices: [] }, step, spaces);

  expect(back.map(({ words }) => words)).toEqual(['A man waited. He knew my name.', 'Someone you know meets you.']);
  expect(back[1]?.title).toBe('Meet-me visit');
});

test('earlier words of an idea stand after the stories, however far they are from the step', () => {
  const idea = (key: string, words: string) => item(`proposal/${key}@s4`, 'proposal', 'Can we live with this?', { words });

  const { back } = threadFrom({ back: [idea('2', 'A visit or a call.'), story, idea('1', 'A visit.')], forward: [], voices: [] }, step, spaces);

  expect(back.map(({ words }) => words)).toEqual(['A man waited. He knew my name.', 'A visit.', 'A visit or a call.']);
});

test('a step brings its updates, with the day', () => {
  const { forward } = threadFrom({ back: [], forward: [item(step.ref, 'next-step', step.activity, step.body)], voices: [] }, story, spaces);

  expect(forward[0]?.updates).toEqual([{ on: '2026-05-26', words: '14 of 17 offer it.' }]);
});

test('a highlight speaks where its story may not', () => {
  const { back } = threadFrom({ back: [highlight, { ...story, seen: 'in_confidence', body: undefined }], forward: [], voices: [] }, step, spaces);

  expect(back.map(({ seen, words }) => [seen, words])).toEqual([['in_confidence', ''], ['whole', 'He knew my name.']]);
});

test('a highlight of the story that is looked at is not told again', () => {
  expect(threadFrom({ back: [], forward: [highlight], voices: [] }, story, spaces).forward).toEqual([]);
});

test('what may not travel is one line an activity and tells no number', () => {
  const hidden = (ref: string) => item(ref, 'story', 'A time it was good', undefined, 'in_confidence');

  const { back } = threadFrom({ back: [hidden('story/1@s1'), hidden('story/2@s1'), hidden('story/3@s1')], forward: [], voices: [] }, step, spaces);

  expect(back.length).toBe(1);
});

test('words that were proposed and agreed are told once, drawings without words each', () => {
  const idea = item('proposal/2@s4', 'proposal', 'Can we live with this?', { title: 'Visit', words: 'Someone you know meets you.' });
  const drawing = (ref: string) => item(ref, 'story', 'A time it was good', { strokes: [{ points: 'M0 0' }] });

  const { back } = threadFrom({ back: [{ ...idea, ref: 'agreement/1@s4' }, idea, drawing('story/1@s1'), drawing('story/2@s1')], forward: [], voices: ['young_person'] }, step, spaces);

  expect(back.map(({ ref }) => ref)).toEqual(['story/2@s1', 'story/1@s1', 'agreement/1@s4']);
});

test('an answer that is none is an empty thread, and a thing can be shown without one', () => {
  expect(threadFrom(null, step, spaces)).toEqual({ back: [], forward: [], voices: [] });
  expect(nodeOf({ ref: 'x', activity: '', body: null })).toMatchObject({ words: '', updates: [], strokes: [] });
});
