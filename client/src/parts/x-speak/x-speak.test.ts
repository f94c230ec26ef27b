import { expect, test } from 'vitest';
import { mounted, runExamples } from '../examples.ts';
import { chunksOf, readAloud, type Voices } from './voice.ts';
import examples from './examples.json';
import './x-speak.ts';

runExamples('x-speak', examples);

const voice = (localService: boolean, lang: string): SpeechSynthesisVoice => ({ localService, lang, default: false, name: lang, voiceURI: lang });

function speaker(voices: readonly SpeechSynthesisVoice[]): { voices: Voices; spoken: SpeechSynthesisUtterance[] } {
  const spoken: SpeechSynthesisUtterance[] = [];
  const synthesis = { getVoices: () => [...voices], speak: (utterance: SpeechSynthesisUtterance) => void spoken.push(utterance), cancel: () => undefined };
  return { voices: { synthesis, utterance: (text) => ({ text }) as SpeechSynthesisUtterance }, spoken };
}

test('long words are read in pieces of at most 200 letters', () => {
  const pieces = chunksOf(`${'word '.repeat(90)}. Next one.`);

  expect(pieces.every((piece) => piece.length <= 200)).toBe(true);
  expect(pieces[pieces.length - 1]).toBe('Next one.');
});

test('a voice that would send words out is never used', () => {
  const { voices, spoken } = speaker([voice(false, 'en-GB')]);

  expect(readAloud('Hello.', 'en-GB', voices, () => undefined)).toBe('no_voice');
  expect(spoken).toEqual([]);
});

test('where there is no voice the button says so', async () => {
  const speak = await mounted('x-speak', { text: 'Hello.', voices: { synthesis: undefined, utterance: () => ({}) } });

  speak.shadowRoot?.querySelector('button')?.click();
  await speak.updateComplete;

  expect(speak.shadowRoot?.textContent).toContain('This phone has no voice');
});

test('pressing again stops', async () => {
  const { voices, spoken } = speaker([voice(true, 'en-GB')]);
  const speak = await mounted('x-speak', { text: 'Hello. There.', voices });

  speak.shadowRoot?.querySelector('button')?.click();
  await speak.updateComplete;
  const speaking = speak.shadowRoot?.textContent?.includes('Stop reading');
  speak.shadowRoot?.querySelector('button')?.click();
  await speak.updateComplete;

  expect([spoken.length, speaking, speak.shadowRoot?.textContent?.includes('Read aloud')]).toEqual([2, true, true]);
});
