// The session of this page has ended, and why: what a person can do about it.
import { html } from 'lit';
import '../shell/error-card.ts';
import type { RoomSession } from '../shell/session.ts';
import { t } from '../words/words.ts';

type Why = NonNullable<RoomSession['over']>;

export function overScreen(why: Why, again: (why: Why) => void): unknown {
  const action = why === 'seat_gone' ? t('over.join') : why === 'reload' ? t('over.reload') : t('over.again');
  return html`<main class="page"><error-card alone heading=${t(`over.${why}`)} words=${t(`over.${why}_words`)} action=${action} @again=${() => again(why)}></error-card></main>`;
}
