// The leads' side: the list of the room, and the lines that people gave. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { wall } from './wall.ts';

type Page = DeskPage<Types>;

function wishes(page: Page): unknown {
  const { html, t, button, list, acts, care, hints, send } = page;
  const all = page.asTheyCame(page.all('wish'));
  if (all.length === 0) return html`<p class="quiet">${t('none_yet')}</p>`;
  return html`<section class="stack"><div><h3>${t('wishes')}</h3><p class="quiet small">${t('wishes_words')}</p></div>
    ${list(all, (wish) => html`<div class="card list"><p dir="auto" class="strong">${wish.body.text}</p>${hints(wish.key).map((hint) => html`<p class="small strong" dir="auto">${hint}</p>`)}
      <div class="row">${button(t('into_list'), () => send('add_line', { text: wish.body.text }), { icon: 'edit' })}${acts(wish)}${care(wish.key)}</div></div>`)}</section>`;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, { draw: (page) => page.html`<section class="stack"><h3>${page.t('lines')}</h3>${page.cards('line', 200)}</section>${wishes(page)}` });
  kit.wall(schema, wall);
}
