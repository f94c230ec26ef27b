// What leads and the wall are shown besides the stories: who tells in each pair, that it is time to swap, what tellers marked, and
// the first question. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { marksOf, promptsOf } from './shape.ts';

type Desk = DeskPage<Types>;

function putDown({ html, nothing, t, fold, all, asTheyCame }: Desk): unknown {
  const notes = asTheyCame(all('note'));
  return notes.length === 0 ? nothing : fold(t('desk_notes'), html`<p class="quiet small">${t('desk_notes_words')}</p><ul class="list">${notes.map(({ body }) => html`<li class="sunk list"><p dir="auto" class="said">${body.words}</p></li>`)}</ul>`);
}

/** Where people sit together: how far they are, and the word that it is time. */
function pairs(page: Desk): unknown {
  const { html, nothing, t, button, send, space } = page;
  const begun = page.all('pair');
  if (begun.length === 0) return nothing;
  const telling = begun.filter(({ body }) => page.by('hand', body.teller) !== undefined).length;
  const told = begun.reduce((sum, { body }) => sum + body.told, 0);
  const isSaid = begun.some(({ body }) => (page.one('cue')?.at ?? 0) > body.since);
  return html`<section class="card list"><p class="strong">${t('desk_pairs', { n: telling, all: space.tables.length })}</p>${told === 0 ? nothing : html`<p class="quiet small">${t('desk_told', { n: told })}</p>`}
    ${isSaid ? html`<p>${t('cue_said')}</p>` : nothing}<div>${button(t('cue'), () => send('cue_swap', {}), { icon: 'again' })}</div>${putDown(page)}</section>`;
}

export function register(kit: LeadsKit): void {
  kit.told(schema, {
    kind: 'story',
    above: pairs,
    besides: (page, { key }) => {
      const { html, nothing, t } = page;
      const marked = marksOf(page, key);
      return marked.length === 0 ? nothing : html`<p class="small"><span class="quiet">${t('holds_dear')}</span> <bdi>${marked.map(({ body }) => body.words).join(' · ')}</bdi></p>`;
    },
  }, {
    kind: 'story',
    // Where the part has no title, its question heads the page.
    heading: (page) => {
      const prompt = promptsOf(page)[0] ?? '';
      return { words: page.space.title || prompt, sizes: [7, 5], asks: page.one('cue') ? page.t('wall_swap') : prompt };
    },
  });
}
