// One person's story, as phones load it: the questions of a paired interview, who tells and who asks, and what matters most in what was told.
// Telling it is the kit's.
import type { Kit } from '../../sdk/view.d.ts';
import type { Told } from '../../sdk/view/told.ts';
import { schema, type Page } from './generated/schema.ts';
import { above, pairStyle } from './pair.ts';
import { marksOf, promptsOf, sentencesOf } from './shape.ts';

function marks(page: Page, { key: of, words }: Told): unknown {
  const { html, t, button, send } = page;
  const marked = marksOf(page, of);
  return page.fold(t('mark'), html`<div class="marks">${sentencesOf(words).map((sentence) => {
    const known = marked.find(({ body }) => body.words === sentence)?.key;
    const toggle = (): unknown => (known === undefined ? send('mark', { of, words: sentence }) : send('unmark', { key: known }));
    return button(html`<bdi>${sentence}</bdi>`, toggle, { pressed: known !== undefined, ...(known === undefined ? {} : { icon: 'done' }) });
  })}</div>`, marked.length > 0);
}

export function register(kit: Kit): void {
  kit.telling(schema, {
    kind: 'story',
    styles: pairStyle,
    prompts: promptsOf,
    above,
    // What somebody shares with their table or the room is there to be read by it.
    others: ({ nothing }) => nothing,
    besides: (page, told) => (told.words === '' ? page.nothing : marks(page, told)),
    // What one marked goes as far as the story it is part of.
    permitted: async (page, { key }, permission) => {
      for (const mark of marksOf(page, key)) await page.send('core.permit', { key: mark.key, permission });
    },
  });
  kit.leads(() => import('./leads.ts'));
}
