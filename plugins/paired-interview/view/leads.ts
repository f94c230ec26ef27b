// The lead's side: the stories the lead may see, as their tellers gave them, and how far each may go. Nothing reaches the
// wall but by the lead's hand, and only what its teller lets into the room. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { given, marksOf, storyOf, type Story } from './shape.ts';
import { wall } from './wall.ts';

type Page = DeskPage<Types>;

/** What can go on the wall tells what to look at first; that another put it down is among that. */
function notesOn(page: Page, { key, record, putDown }: Story): readonly string[] {
  if (page.mayBeShown(record)) return page.hints(key);
  return putDown === null ? [] : [page.t(`put_down_${putDown}`)];
}

function story(page: Page, of: Story): unknown {
  const { html, nothing, t } = page;
  const marked = marksOf(page, of.key);
  return html`<section class="card list story">${given(page, of.telling, { drawing: t('a_drawing'), photo: t('a_photo'), sound: t('a_sound') })}
    ${marked.length === 0 ? nothing : html`<p class="small"><span class="quiet">${t('holds_dear')}</span> <bdi>${marked.map(({ body }) => body.words).join(' · ')}</bdi></p>`}
    ${notesOn(page, of).map((note) => html`<p class="small strong" dir="auto">${note}</p>`)}
    <p class="quiet small">${of.may === 'only_me' ? nothing : t(`lead_may_${of.may}`)}${of.late ? ` ${t('late')}` : ''}</p>
    <div class="row">${page.acts(of.record)}${page.care(of.key)}</div></section>`;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, {
    styles: '.said, .caption { white-space: pre-wrap; } x-drawing { max-width: 14rem; } x-medium { --medium-height: 16rem; }',
    draw: (page) => {
      const stories = page.all('story');
      if (stories.length === 0) return page.html`<p>${page.t('none_yet')}</p><p class="quiet">${page.t('none_yet_words')}</p>`;
      return page.list(stories, (record) => story(page, storyOf(page, record)));
    },
  });
  kit.wall(schema, wall);
}
