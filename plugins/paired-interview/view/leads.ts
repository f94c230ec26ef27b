// What leads and the wall are shown of the stories besides: what their tellers marked, and the first question. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import { schema } from './generated/leads.ts';
import { marksOf, promptsOf } from './shape.ts';

export function register(kit: LeadsKit): void {
  kit.told(schema, {
    kind: 'story',
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
      return { words: page.space.title || prompt, sizes: [7, 5], asks: prompt };
    },
  });
}
