// The promise as a person reads it, as phones load it: four lines, a question if there is one, and "I have read this".
import type { Kit } from '../../sdk/view.d.ts';
import { schema, type Page } from './generated/schema.ts';
import { aloud, drawPromise, linesStyle, standing, type Wording } from './shape.ts';

const styles = `${linesStyle}
  .read { display: flex; gap: 12px; align-items: center; --symbol: 2.5rem; font-weight: 650; }
`;

function reading({ html, nothing, t, button, send, own, waiting, space }: Page, { version }: Wording): unknown {
  const isRead = waiting('read').length > 0 || own('read').some(({ body }) => body.version === version);
  if (isRead) return html`<p class="read"><x-symbol of="chosen"></x-symbol>${t('is_read')}</p>`;
  return space.takesAnswers ? button(t('i_have_read'), () => send('read', {}), { is: 'primary' }) : nothing;
}

function draw(page: Page): unknown {
  const { html, t, titled } = page;
  const wording = standing(page);
  if (!wording) return html`${page.heading(titled('heading'))}<p class="quiet">${t('not_yet')}</p>`;
  return html`${page.heading(titled('heading'), aloud(page, wording))}${drawPromise(page, wording)}${page.asking.list()}
    <div class="bar">${reading(page, wording)}${page.space.takesAnswers ? page.asking.ask() : page.nothing}</div>`;
}

export function register(kit: Kit): void {
  kit.participant(schema, { styles, draw, depth: ({ asking }) => (asking.isOpen() ? 1 : 0), back: ({ asking }) => asking.leave() });
  kit.leads(() => import('./leads.ts'));
}
