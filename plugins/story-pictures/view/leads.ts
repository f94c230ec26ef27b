// What leads are shown of the sets: as they were told, and what was hard, which they let onto the wall by itself. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import { schema } from './generated/leads.ts';
import { given, givenStyles } from './given.ts';
import { hardTruthOf } from './shape.ts';
import { wall } from './wall.ts';

export function register(kit: LeadsKit): void {
  kit.toldDesk(schema, {
    kind: 'touchpoint',
    styles: `${givenStyles} .cards { max-width: 32rem; } .hard { display: grid; gap: 8px; border-left: 3px solid var(--line); padding-left: 12px; }`,
    given: (page, { telling }) => given(page, telling),
    besides: (page, { key }) => {
      const { html, nothing, t } = page;
      const truth = hardTruthOf(page, key);
      if (!truth) return nothing;
      return html`<div class="hard"><p dir="auto" class="said">${truth.body.words}</p>${truth.body.wish === '' ? nothing : html`<p dir="auto">${t('wish_is', { wish: truth.body.wish })}</p>`}<div class="row">${page.acts(truth)}${page.care(truth.key)}</div></div>`;
    },
  });
  kit.wall(schema, wall);
}
