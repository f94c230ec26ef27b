import type { Kit } from '../../sdk/view.d.ts';
import { facilitator } from './facilitator.ts';
import { participant } from './participant.ts';
import { wall } from './wall.ts';

export function register(kit: Kit): void {
  customElements.define('paired-interview-participant', participant(kit));
  customElements.define('paired-interview-facilitator', facilitator(kit));
  customElements.define('paired-interview-wall', wall(kit));
}
