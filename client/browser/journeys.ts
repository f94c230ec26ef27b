// The journeys that are gone once more with other hands or eyes, by name.
import { main as agreement } from './agreement.ts';
import { main as canvas } from './canvas.ts';
import { main as corners } from './corners.ts';
import { main as deskCorners } from './desk-corners.ts';
import { main as dream } from './dream.ts';
import { main as evening } from './evening.ts';
import { main as firstAndLast } from './first-and-last.ts';
import { main as firstLastCorners } from './first-last-corners.ts';
import { main as goodMoves } from './good-moves.ts';
import { main as pairs } from './pairs.ts';
import { main as photo } from './photo.ts';
import { main as pictures } from './pictures.ts';
import { main as plan } from './plan.ts';
import { main as planCorners } from './plan-corners.ts';
import { main as start } from './start.ts';
import { main as statement } from './statement.ts';
import { main as steady } from './steady.ts';
import { main as story } from './story.ts';
import { main as strengths } from './strengths.ts';
import { main as tableCorners } from './table-corners.ts';
import { main as tableStep } from './table-step.ts';
import { main as tables } from './tables.ts';
import { main as takeAway } from './take-away.ts';
import { main as tellingCorners } from './telling-corners.ts';
import { main as thread } from './thread.ts';
import { main as weather } from './weather.ts';
import { main as whatMayHappen } from './what-may-happen.ts';

const journeys: Readonly<Record<string, (words: string[]) => Promise<void>>> = {
  'story': story,
  'evening': evening,
  'good-moves': goodMoves,
  'agreement': agreement,
  'take-away': takeAway,
  'weather': weather,
  'thread': thread,
  'steady': steady,
  'photo': photo,
  'tables': tables,
  'pairs': pairs,
  'pictures': pictures,
  'strengths': strengths,
  'dream': dream,
  'statement': statement,
  'canvas': canvas,
  'plan': plan,
  'first-and-last': firstAndLast,
  'what-may-happen': whatMayHappen,
  'start': start,
  'corners': corners,
  'table-corners': tableCorners,
  'table-step': tableStep,
  'telling-corners': tellingCorners,
  'plan-corners': planCorners,
  'first-last-corners': firstLastCorners,
  'desk-corners': deskCorners,
};

/** Those of these names; without any, all. */
export function journeysOf(names: readonly string[]): readonly (readonly [name: string, journey: (words: string[]) => Promise<void>])[] {
  return Object.entries(journeys).filter(([name]) => names.length === 0 || names.includes(name));
}
