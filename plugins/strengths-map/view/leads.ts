// The lead's side: every table's themes with what lies in them, whose voices they are by their thread, and the wall. No
// phone loads it.
import type { LeadsKit } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import type { Pen } from '../../sdk/view/pen.ts';
import { markStyle } from '../../sdk/view/marks.ts';
import { coverage, isAboutAny } from './coverage.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { itemsAt, itemsIn, themesAt, unplaced, type Item, type Theme } from './shape.ts';
import { wall } from './wall.ts';

type Page = DeskPage<Types>;

function theme(page: Page, of: Theme, items: readonly Item[]): unknown {
  const { html, nothing, t, button, form, field, fold, send, thread, moderate, hints } = page;
  const { key, body, gate } = of;
  const version = body.version ?? 1;
  return html`<section class="card list"><p dir="auto" class="strong">${body.name}</p>${body.why === '' ? nothing : html`<p dir="auto">${body.why}</p>`}
    ${body.keep ? html`<p class="small strong">${t('is_kept')}</p>` : nothing}${body.cornerstone ? html`<p class="quiet small">${t(`is_${body.cornerstone}`)}</p>` : nothing}
    ${hints(key).map((note) => html`<p class="small strong" dir="auto">${note}</p>`)}
    ${items.length === 0 ? html`<p class="quiet small">${t('empty')}</p>` : html`<ul class="list">${items.map(({ words }) => html`<li dir="auto">${words}</li>`)}</ul>`}
    <div class="row">${button(t('thread'), () => thread(key), { icon: 'people', of: body.name })}
      ${gate === 'hidden' ? button(t('unhide'), () => moderate('unhide', key), { icon: 'show', of: body.name }) : button(t('hide'), () => moderate('hide', key), { icon: 'hide', of: body.name })}</div>
    ${fold(html`${t('rename')}<span class="hidden-words"> ${body.name}</span>`, form(html`${field(t('name_label'), 'name', { most: 120, required: true, value: body.name })}<p class="quiet small">${t('keeps')}</p>`, ({ text }) => send('rename', { key, version, name: text('name') }, { said: 'saved' }), { keeps: true }))}</section>`;
}

function table(page: Page, pen: Pen, at: string): unknown {
  const { html, nothing, t, button, send, form, field, fold } = page;
  const items = itemsAt(page, at, page.sources('highlight', 'story'));
  const themes = themesAt(page, at);
  const map = page.where('map', 'at', at)[0];
  const of = pen.nameOf(at);
  const wall = !map ? nothing : map.body.shown === 'table' ? button(t('show'), () => send('show', { key: map.key }), { is: 'final', of })
    : map.body.shown === 'wall' ? button(t('off_wall'), () => send('put_on_wall', { key: map.key, shown: false }, { said: 'is_off_wall' }), { icon: 'hide', of })
      : button(t('on_wall'), () => send('put_on_wall', { key: map.key, shown: true }, { said: 'is_on_wall' }), { icon: 'show', is: 'final', of });
  return html`<section class="list"><h3>${pen.title(at)}</h3><div class="row">${map ? html`<span class="quiet small">${t(`shown_${map.body.shown}`)}</span>` : nothing}${wall}</div>
    ${themes.length === 0 ? html`<p class="quiet">${t('nothing_yet')}</p>` : page.list(themes, (each) => theme(page, each, itemsIn(items, each.key)), at)}
    <p class="quiet small">${t('still_unplaced', { n: unplaced(items).length })}</p>
    ${fold(html`${t('name_theme')}<span class="hidden-words"> ${of}</span>`, form(field(t('name_label'), 'name', { most: 120, required: true }), ({ text }) => send('name_theme', { name: text('name'), ...(at === '' ? {} : { at }) }), { done: t('save'), clears: true }))}</section>`;
}

function covered(page: Page): unknown {
  const { html, nothing, t } = page;
  const themes = page.numbered('theme').filter(({ key }) => !key.includes('@'));
  return isAboutAny(themes) ? html`<section class="card list"><h3>${t('covered')}</h3>${coverage(page, themes)}</section>` : nothing;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, {
    styles: `${markStyle} .at { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; font-size: 1rem; --picture: 2.25rem; }`,
    draw: (page) => {
      const { html, t, space: { phase } } = page;
      const pen = kit.penOf(page);
      return phase === 'draft' || phase === 'lobby' ? html`<p class="quiet">${t('before')}</p>` : html`${covered(page)}<div class="list">${pen.places().map((at) => table(page, pen, at))}</div>`;
    },
  });
  kit.wall(schema, wall);
}
