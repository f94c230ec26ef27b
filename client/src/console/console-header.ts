// The head of the console: the inquiry and its round, the line, the two hats, the papers and the keys.
import { html, nothing } from 'lit';
import { hasStartPage } from './came-from.ts';
import type { Desks } from './desks.ts';
import { currentRound } from '../mirror/select.ts';
import type { RoomSession } from '../shell/session.ts';
import { t } from '../words/leads.ts';

export type Hat = 'lead' | 'people';

export interface Headed {
  readonly hat: Hat;
  readonly desks: Desks;
  wear(hat: Hat): void;
  showKeys(): void;
}

const keptAfter = 4000;

const desks = [
  { what: 'todo', icon: 'done', words: 'todo.open' },
  { what: 'plan', icon: 'edit', words: 'plan.open' },
  { what: 'prints', icon: 'card', words: 'prints.open' },
  { what: 'papers', icon: 'away', words: 'take.open' },
] as const;

export function consoleHeader(session: RoomSession, page: Headed): unknown {
  const away = session.awaySince !== null && Date.now() - session.awaySince > keptAfter;
  return html`<header>
    <div class="title">${hasStartPage() ? html`<a class="button plain" href="/start"><x-icon name="back"></x-icon>${t('console.all')}</a>` : nothing}<h1 dir="auto">${session.sheet?.title}</h1><x-path here=${currentRound(session.sheet)} named></x-path></div>
    <div class="row tools"><x-line state=${session.awaySince === null ? 'connected' : away ? 'kept' : 'trying'}></x-line>
      <div class="hats" role="group" aria-label=${t('hat.name')}>${(['lead', 'people'] as const).map((hat) => html`<button aria-pressed=${page.hat === hat ? 'true' : 'false'}
        @click=${() => page.wear(hat)}><x-icon name=${hat === 'lead' ? 'lead' : 'people'}></x-icon>${t(`hat.${hat}`)}</button>`)}</div>
      ${desks.map(({ what, icon, words }) => html`<button class="plain" aria-pressed=${page.desks.what === what ? 'true' : 'false'} @click=${() => page.desks.lay(page.desks.what === what ? null : what)}><x-icon name=${icon}></x-icon>${t(words)}</button>`)}
      <button class="plain" @click=${() => page.showKeys()}><x-icon name="keys"></x-icon>${t('keys.open')}</button></div>
  </header>`;
}
