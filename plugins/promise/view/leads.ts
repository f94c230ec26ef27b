// What the leads' console and the wall draw: no phone loads it.
import type { Kit } from '../../sdk/view.d.ts';
import { facilitator } from './facilitator.ts';
import { wall } from './wall.ts';

export function register(kit: Kit): void {
  customElements.define('promise-facilitator', facilitator(kit));
  customElements.define('promise-wall', wall(kit));
}
