import type { Kit } from '../../sdk/view.d.ts';
import { facilitator } from './facilitator.ts';
import { participant } from './participant.ts';
import { wall } from './wall.ts';

export function register(kit: Kit): void {
  customElements.define('energy-vote-participant', participant(kit));
  customElements.define('energy-vote-facilitator', facilitator(kit));
  customElements.define('energy-vote-wall', wall(kit));
}
