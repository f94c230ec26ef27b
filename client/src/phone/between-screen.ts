// Between two parts of the evening: what comes next, or that somebody waits, or the end; and what a person can still give
// something to.
import { html, nothing } from 'lit';
import { plainName } from '../shell/begun.ts';
import type { RoomSession } from '../shell/session.ts';
import type { SheetLine } from '../wire/types.ts';
import { t } from '../words/words.ts';
import { nextCard, type Ways } from './next-card.ts';
import { personOf } from './person.ts';
import { sits } from './sits.ts';

export function betweenScreen(session: RoomSession, next: SheetLine | undefined, stamp: number, ways: Ways): unknown {
  const person = personOf(session);
  const isOver = session.sheet?.over !== undefined;
  if (isOver) void import('./tonight-page.ts').catch(() => undefined);
  const open = session.stillOpen(isOver ? undefined : next?.space);
  return html`<div class="stack-large">
    ${isOver ? html`<tonight-page .session=${session} .person=${person} .stamp=${stamp} @mine=${() => void ways.showMine()}></tonight-page>`
      : next ? nextCard(next, ways) : html`<div class="stack centre"><x-picture below picture=${person?.picture ?? ''} .name=${person?.name ?? null}></x-picture>
      <h2 class="hello">${t('wait.heading')}</h2><p class="quiet">${t('wait.words')}</p></div>`}
    ${sits(session, stamp, false)}
    ${tray(session, open, isOver ? undefined : next, ways)}
  </div>`;
}

/** What takes words, late ones too; then what was written here and could go nowhere yet. */
function tray(session: RoomSession, open: readonly SheetLine[], current: SheetLine | undefined, ways: Ways): unknown {
  const reach = new Set([...open, ...(current ? [current] : [])].map(({ space }) => space));
  const aside = session.begun.filter(({ name, space }) => !reach.has(space) || plainName(name) !== name);
  if (open.length + aside.length === 0) return nothing;
  return html`<section class="stack-tight"><h2 class="tray">${t('wait.still_open')}</h2>
    ${open.map((line) => html`<button class="wide from-start" @click=${() => ways.go(line.space)}><span><bdi>${line.title}</bdi>${noteOn(session, line)}</span><x-icon name="next"></x-icon></button>`)}
    ${aside.length === 0 ? nothing : html`<button class="wide from-start" @click=${() => void ways.readBegun()}><span>${t('begun.open', { n: aside.length })}</span><x-icon name="next"></x-icon></button>`}</section>`;
}

function noteOn(session: RoomSession, { space, phase }: SheetLine): unknown {
  const note = session.begun.some((each) => each.space === space) ? t('begun.here') : phase === 'closed' || phase === 'revealed' ? t('wait.late') : '';
  return note === '' ? nothing : html`<small>${note}</small>`;
}
