// Every button of every screen pressed twice within half a second: the journeys once more, with hands that press twice
// (`twice.ts` says what must hold after each).
//   node run.mjs browser/fingers.ts PROGRAM [WAY] [JOURNEY...]
// A way is a width of phones with what presses there: 320 and 390 with a finger, 1366 with a mouse, `keys` with Enter and
// Space at 390. Without one, or with 0, the journeys take the ways in turn. If all journeys go, a button that was seen and
// that none of them pressed is a failure.
import assert from 'node:assert/strict';
import { forgotten, pressedTwice } from './every-button.ts';
import { journeysOf } from './journeys.ts';
import { fingers, type Hand } from './twice.ts';

const ways: Readonly<Record<string, readonly [width: number, hand: Hand]>> = { '320': [320, 'touch'], 'keys': [390, 'keys'], '390': [390, 'touch'], '1366': [1366, 'mouse'] };
export async function main([program, way = '0', ...only]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  assert(way === '0' || way in ways, `a way is one of 0, ${Object.keys(ways).join(', ')}`);
  const inTurn = way === '0' ? Object.keys(ways) : [way];
  const failures: unknown[] = [];
  for (const [at, [name, journey]] of journeysOf(only).entries()) {
    const goes = inTurn[at % inTurn.length] ?? '320';
    [fingers.width, fingers.hand] = ways[goes] ?? [320, 'touch'];
    const began = Date.now();
    await journey([program]).catch((error: unknown) => {
      console.error(`${name}, ${goes}:`, error);
      failures.push(error);
    });
    console.log(`${name}, ${goes}: ${String(Math.round((Date.now() - began) / 1000))} s`);
  }
  const missed = forgotten().map(([id, words]) => `  ${id}: ${words}`);
  console.log(`${String(pressedTwice().size)} buttons pressed twice; seen and never pressed:\n${missed.join('\n')}`);
  assert.equal(failures.length, 0, 'a journey failed');
  if (only.length === 0) assert.deepEqual(missed, [], 'every button that is seen is pressed');
}
