// Every button of every screen pressed twice within half a second: the journeys once more, with hands that press twice
// (`twice.ts` says what must hold after each). In the end it tells which buttons were shown and pressed by none.
//   node run.mjs browser/fingers.ts PROGRAM [WIDTH] [JOURNEY...]
// Without a width the journeys take the widths in turn.
import assert from 'node:assert/strict';
import { main as agreement } from './agreement.ts';
import { main as corners } from './corners.ts';
import { main as evening } from './evening.ts';
import { main as goodMoves } from './good-moves.ts';
import { main as story } from './story.ts';
import { main as takeAway } from './take-away.ts';
import { main as steady } from './steady.ts';
import { main as thread } from './thread.ts';
import { main as weather } from './weather.ts';
import { pressedTwice, unpressed } from './every-button.ts';
import { fingers } from './twice.ts';

const widths = [320, 390, 1366] as const;
const journeys: Readonly<Record<string, (words: string[]) => Promise<void>>> = {
  'story': story,
  'evening': evening,
  'good-moves': goodMoves,
  'agreement': agreement,
  'take-away': takeAway,
  'weather': weather,
  'thread': thread,
  'steady': steady,
  'corners': corners,
};

export async function main([program, width = '', ...only]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const failures: unknown[] = [];
  const chosen = Object.entries(journeys).filter(([name]) => only.length === 0 || only.includes(name));
  for (const [at, [name, journey]] of chosen.entries()) {
    fingers.width = Number(width) || (widths[at % widths.length] ?? widths[0]);
    const began = Date.now();
    await journey([program]).catch((error: unknown) => {
      console.error(`${name}, ${String(fingers.width)} pixels:`, error);
      failures.push(error);
    });
    console.log(`${name}, ${String(fingers.width)} pixels: ${String(Math.round((Date.now() - began) / 1000))} s`);
  }
  const missed = unpressed();
  console.log(`${String(pressedTwice())} buttons pressed twice; never pressed:\n${missed.map(([id, words]) => `  ${id}: ${words}`).join('\n')}`);
  assert.equal(failures.length, 0, 'a journey failed');
}
