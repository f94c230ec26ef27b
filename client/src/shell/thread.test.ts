import { expect, test } from 'vitest';
import { nodeOf, threadFrom } from './thread.ts';

const item = (ref: string, kind: string, activity: string, body?: Record<string, unknown>, seen = 'whole') => ({ ref, kind, activity, seen, next_to: [], body });
const kinds = {
  story: { name: 'Story', words: 'words', title: 'title' }, highlight: { name: 'Highlight', words: 'words', part_of: 'of' }, proposal: { name: 'Proposal', words: 'words', title: 'title' },
  agreement: { name: 'Agreement', words: 'words', title: 'title' }, 'next-step': { name: 'Next step', words: 'what' }, postcard: { name: 'Postcard', words: 'message', title: 'stamp' },
};
const spaces = ['s1', 's4', 's5'];
const step = { ref: 'next-step/3@s5', kind: 'next-step', activity: 'What happens next', body: { what: 'A meet-me visit', updates: [{ on: '2026-05-26', words: '14 of 17 offer it.' }] } };
const story = item('story/7@s1', 'story', 'A time it was good', { words: 'A man waited. He knew my name.' });
const highlight = item('highlight/15@s1', 'highlight', 'A time it was good', { of: 'story/7', words: 'He knew my name.' });

test('what a step came from is told in the order in which it happened', () => {
  const agreement = item('agreement/1@s4', 'agreement', 'Can we live with this?', { title: 'Meet-me visit', words: 'Someone you know meets you.' });

  const { back } = threadFrom({ back: [agreement, highlight, story], forward: [], voices: [] }, step, spaces, kinds);

  expect(back.map(({ words }) => words)).toEqual(['A man waited. He knew my name.', 'Someone you know meets you.']);
  expect(back[1]?.title).toBe('Meet-me visit');
});

test('earlier words of an idea stand after the stories, however far they are from the step', () => {
  const idea = (key: string, words: string) => item(`proposal/${key}@s4`, 'proposal', 'Can we live with this?', { words });

  const { back } = threadFrom({ back: [idea('2', 'A visit or a call.'), story, idea('1', 'A visit.')], forward: [], voices: [] }, step, spaces, kinds);

  expect(back.map(({ words }) => words)).toEqual(['A man waited. He knew my name.', 'A visit.', 'A visit or a call.']);
});

test('a step brings its updates, with the day', () => {
  const { forward } = threadFrom({ back: [], forward: [item(step.ref, 'next-step', step.activity, step.body)], voices: [] }, story, spaces, kinds);

  expect(forward[0]?.updates).toEqual([{ on: '2026-05-26', words: '14 of 17 offer it.' }]);
});

test('a highlight speaks where its story may not', () => {
  const { back } = threadFrom({ back: [highlight, { ...story, seen: 'in_confidence', body: undefined }], forward: [], voices: [] }, step, spaces, kinds);

  expect(back.map(({ seen, words }) => [seen, words])).toEqual([['in_confidence', ''], ['whole', 'He knew my name.']]);
});

test('a highlight of the story that is looked at is not told again', () => {
  expect(threadFrom({ back: [], forward: [highlight], voices: [] }, story, spaces, kinds).forward).toEqual([]);
});

test('what may not travel is one line an activity and tells no number', () => {
  const hidden = (ref: string) => item(ref, 'story', 'A time it was good', undefined, 'in_confidence');

  const { back } = threadFrom({ back: [hidden('story/1@s1'), hidden('story/2@s1'), hidden('story/3@s1')], forward: [], voices: [] }, step, spaces, kinds);

  expect(back.length).toBe(1);
});

test('words that were proposed and agreed are told once, drawings without words each', () => {
  const idea = item('proposal/2@s4', 'proposal', 'Can we live with this?', { title: 'Visit', words: 'Someone you know meets you.' });
  const drawing = (ref: string) => item(ref, 'story', 'A time it was good', { strokes: [{ points: 'M0 0' }] });

  const { back } = threadFrom({ back: [{ ...idea, ref: 'agreement/1@s4' }, idea, drawing('story/1@s1'), drawing('story/2@s1')], forward: [], voices: ['young_person'] }, step, spaces, kinds);

  expect(back.map(({ ref }) => ref)).toEqual(['story/2@s1', 'story/1@s1', 'agreement/1@s4']);
});

test('an answer that is none is an empty thread, and a thing can be shown without one', () => {
  expect(threadFrom(null, step, spaces, kinds)).toEqual({ back: [], forward: [], voices: [], ways: [] });
  expect(nodeOf({ ref: 'x', activity: '', kind: 'x', body: null }, {})).toMatchObject({ words: '', updates: [], strokes: [] });
});

test('a kind that an activity type brought along is told by its own members, and with its name', () => {
  const postcard = item('postcard/1@s1', 'postcard', 'Post', { stamp: 'A heart', message: 'Dear all', words: 'not these', title: 'nor this' });

  const [node] = threadFrom({ back: [postcard], forward: [], voices: [] }, step, spaces, kinds).back;

  expect(node).toMatchObject({ name: 'Postcard', title: 'A heart', words: 'Dear all' });
});

test('a thing whose kind nobody told of is told by the members that usually hold words', () => {
  const [node] = threadFrom({ back: [item('thing/1@s1', 'thing', 'Something', { text: 'Dear all' })], forward: [], voices: [] }, step, spaces, {}).back;

  expect(node).toMatchObject({ name: '', words: 'Dear all' });
});

test('a way leads on over what is told already, and never in a circle', () => {
  const idea = { ...item('proposal/2@s4', 'proposal', 'Can we live with this?', { title: 'Visit', words: 'A visit.' }), next_to: ['agreement/1@s4'] };
  const agreement = { ...item('agreement/1@s4', 'agreement', 'Can we live with this?', { title: 'Visit', words: 'A visit.' }), next_to: [step.ref] };
  const told = { ...story, next_to: ['proposal/2@s4', 'proposal/3@s4'] };
  const round = { ...idea, ref: 'proposal/3@s4', next_to: ['proposal/3@s4'] };

  const { back, ways } = threadFrom({ back: [agreement, idea, round, told] }, step, spaces, kinds);

  expect(back.map(({ ref }) => ref)).toEqual([story.ref, 'agreement/1@s4']);
  expect(ways).toEqual([{ from: story.ref, to: 'agreement/1@s4' }, { from: 'agreement/1@s4', to: step.ref }]);
});
