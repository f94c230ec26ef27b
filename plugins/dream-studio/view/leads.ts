// What leads and the wall are shown of the pieces: what each belongs to, and the gallery. No phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import { schema } from './generated/leads.ts';
import { belongsTo, promptsOf } from './shape.ts';

export function register(kit: LeadsKit): void {
  kit.told(schema, {
    kind: 'dream-piece',
    captioned: true,
    besides: (page, { key }) => {
      const themes = belongsTo(page, key).map((theme) => page.by('theme', theme)?.body.name ?? '');
      return themes.length === 0 ? page.nothing : page.html`<p class="small quiet"><bdi>${page.t('lead_belongs', { themes: themes.join(' · ') })}</bdi></p>`;
    },
  }, {
    kind: 'dream-piece',
    gallery: true,
    heading: (page) => {
      const prompt = promptsOf(page)[0] ?? '';
      return { words: page.space.title || prompt, sizes: [7, 5], asks: prompt };
    },
  });
}
