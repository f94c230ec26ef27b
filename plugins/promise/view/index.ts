import type { Kit } from '../../sdk/view.d.ts';
import { participant } from './participant.ts';

export function register(kit: Kit): void {
  customElements.define('promise-participant', participant(kit));
  kit.leads(() => import('./leads.ts'));
}
