import type { Kit } from '../../sdk/view.d.ts';
import { facilitator } from './facilitator.ts';
import { participant } from './participant.ts';
import { wall } from './wall.ts';

export function register(kit: Kit): void {
  customElements.define('promise-participant', participant(kit));
  customElements.define('promise-facilitator', facilitator(kit));
  customElements.define('promise-wall', wall(kit));
}
