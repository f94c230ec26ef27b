// The three doors, the one that is due in front.
import { html, nothing } from 'lit';
import '../parts/x-icon/x-icon.ts';
import { countOf } from '../shell/todo-count.ts';
import { t } from '../words/start.ts';
import { whenOf, type Door, type DoorName, type Doors } from './due.ts';

const names: readonly DoorName[] = ['ready', 'tonight', 'after'];

export interface DoorsOf {
  readonly today: string;
  readonly busy: boolean;
  go(door: Door, name: DoorName): void;
  rehearse(door: Door): void;
}

/** The console's link, with what it shall have in front; null: the room. It has a way back here in any case. */
export function consoleAt(link: string, door: DoorName | null, inquiry: string): string {
  const [path = '', secret = ''] = link.split('#');
  return `${path}?from=start&inquiry=${inquiry}${door === null ? '' : `&door=${door}`}#${secret}`;
}

export function doorsView(doors: Doors, of: DoorsOf): unknown {
  const inOrder = [doors.due, ...names.filter((name) => name !== doors.due)];
  return html`<section class="doors" aria-label=${t('start.title')}>${inOrder.map((name) => doorView(name, doors[name], name === doors.due, of))}</section>`;
}

function whenWords(name: DoorName, door: Door | null): string {
  if (!door) return t(name === 'ready' ? 'start.ready_none' : name === 'tonight' ? 'start.tonight_none' : 'start.after_none');
  if (!door.evening) return t('start.ready_new');
  const when = whenOf(door.evening);
  return name === 'ready' ? t('start.ready_next', { when }) : name === 'tonight' ? t('start.tonight_when', { when }) : t('start.after_last', { when });
}

/** What was left to do when a lead last looked. */
export function leftWords(inquiry: string, today: string): unknown {
  const left = countOf(inquiry);
  if (left === null) return nothing;
  const words = left.count === 0 ? t('start.todo_none') : t('start.todo', { n: left.count });
  return html`<p class="strong">${left.day === today ? words : t('start.todo_as_of', { words, day: whenOf({ title: '', day: left.day, time: '', place: '' }) })}</p>`;
}

function doorView(name: DoorName, door: Door | null, isDue: boolean, of: DoorsOf): unknown {
  const title = door?.inquiry.title ?? '';
  return html`<article class="card door ${isDue ? 'due' : ''}" aria-labelledby="door-${name}">
    <div class="what">
      ${isDue && door ? html`<p class="due-mark"><x-icon name="time"></x-icon>${t('start.due')}</p>` : nothing}
      <h2 id="door-${name}">${t(`start.${name}`)}</h2>
      ${door ? html`<p class="strong" dir="auto"><bdi>${title}</bdi></p>` : nothing}
      <p>${whenWords(name, door)}</p>
      ${door ? leftWords(door.inquiry.id, of.today) : nothing}
      ${door ? html`<p class="quiet">${t(`start.${name}_do`)}</p>` : name === 'tonight' ? html`<p class="quiet">${t('start.tonight_any')}</p>` : nothing}
    </div>
    ${door ? html`<div class="goes"><button class=${isDue ? 'primary' : ''} ?disabled=${of.busy} @click=${() => of.go(door, name)}><bdi>${t(`start.${name}_go`, { title })}</bdi></button>
      ${name === 'after' ? nothing : html`<button ?disabled=${of.busy} @click=${() => of.rehearse(door)}><x-icon name="people"></x-icon><bdi>${t('start.rehearse_title', { title })}</bdi></button>`}</div>` : nothing}
  </article>`;
}
