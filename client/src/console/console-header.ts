// The head of the console: the inquiry and its round, the line, the two hats, the papers and the keys.
import { html, nothing } from 'lit';
import { currentRound } from '../mirror/select.ts';
import type { RoomSession } from '../shell/session.ts';
import { t } from '../words/leads.ts';

export type Hat = 'lead' | 'people';

export interface Headed {
  readonly hat: Hat;
  /** The papers stand in place of the room. */
  readonly taking: boolean;
  /** The plan stands in place of the room. */
  readonly planning: boolean;
  wear(hat: Hat): void;
  take(yes: boolean): void;
  layPlan(yes: boolean): void;
  showKeys(): void;
}

const keptAfter = 4000;

export function consoleHeader(session: RoomSession, page: Headed): unknown {
  const away = session.awaySince !== null && Date.now() - session.awaySince > keptAfter;
  return html`<header>
    <div class="title"><h1 dir="auto">${session.sheet?.title}</h1><x-path here=${currentRound(session.sheet)} named></x-path></div>
    <div class="row tools"><x-line state=${session.awaySince === null ? 'connected' : away ? 'kept' : 'trying'}></x-line>
      ${session.rehearsal ? html`<span class="strong">${t('console.rehearsal')}</span>` : nothing}
      <div class="hats" role="group" aria-label=${t('hat.name')}>${(['lead', 'people'] as const).map((hat) => html`<button aria-pressed=${page.hat === hat ? 'true' : 'false'}
        @click=${() => page.wear(hat)}><x-icon name=${hat === 'lead' ? 'lead' : 'people'}></x-icon>${t(`hat.${hat}`)}</button>`)}</div>
      <button class="plain" aria-pressed=${page.planning ? 'true' : 'false'} @click=${() => page.layPlan(!page.planning)}><x-icon name="edit"></x-icon>${t('plan.open')}</button>
      <button class="plain" aria-pressed=${page.taking ? 'true' : 'false'} @click=${() => page.take(!page.taking)}><x-icon name="away"></x-icon>${t('take.open')}</button>
      <button class="plain" @click=${() => page.showKeys()}><x-icon name="keys"></x-icon>${t('keys.open')}</button></div>
  </header>`;
}
