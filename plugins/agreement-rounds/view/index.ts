import type { Kit } from '../../sdk/view.d.ts';
import { facilitator } from './facilitator.ts';
import { participant } from './participant.ts';
import { wall } from './wall.ts';

export function register(kit: Kit): void {
  customElements.define('agreement-rounds-participant', participant(kit));
  customElements.define('agreement-rounds-facilitator', facilitator(kit));
  customElements.define('agreement-rounds-wall', wall(kit));
}
