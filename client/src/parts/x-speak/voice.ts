// Reading aloud with the phone's own voices only: a voice that is not local would send the words out.
export interface Voices {
  readonly synthesis: Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel'> | undefined;
  readonly utterance: (text: string) => SpeechSynthesisUtterance;
}

const longest = 200;

/** Sentences of at most 200 characters: some engines stop after 15 seconds of one utterance. */
export function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  for (const sentence of text.split(/(?<=[.?:;])\s+|\n+/)) {
    let rest = sentence.trim();
    while (rest.length > longest) {
      const cut = rest.lastIndexOf(' ', longest);
      chunks.push(rest.slice(0, cut > 0 ? cut : longest));
      rest = rest.slice(cut > 0 ? cut + 1 : longest);
    }
    if (rest !== '') chunks.push(rest);
  }
  return chunks;
}

export function localVoice(voices: readonly SpeechSynthesisVoice[], language: string): SpeechSynthesisVoice | undefined {
  const local = voices.filter((voice) => voice.localService);
  const base = language.slice(0, 2).toLowerCase();
  return (
    local.find((voice) => voice.lang.toLowerCase().replace('_', '-') === language.toLowerCase()) ??
    local.find((voice) => voice.lang.toLowerCase().startsWith(base))
  );
}

/** Speaks, and says by its answer whether it could. `ended` comes once, also after `stop`. */
export function readAloud(text: string, language: string, voices: Voices, ended: () => void): 'speaking' | 'no_voice' {
  const { synthesis } = voices;
  const voice = synthesis ? localVoice(synthesis.getVoices(), language) : undefined;
  if (!synthesis || !voice) return 'no_voice';
  try {
    synthesis.cancel();
    const chunks = chunksOf(text);
    chunks.forEach((chunk, index) => {
      const utterance = voices.utterance(chunk);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.95;
      if (index === chunks.length - 1) utterance.onend = ended;
      utterance.onerror = ended;
      synthesis.speak(utterance);
    });
    return 'speaking';
  } catch (error) {
    console.warn('read aloud failed', error);
    return 'no_voice';
  }
}
