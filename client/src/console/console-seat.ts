// How this device comes to be a lead's, and how it stops being one.
import { html } from 'lit';
import '../parts/parts.ts';
import '../shell/error-card.ts';
import type { RoomSession } from '../shell/session.ts';
import { forgetSeat, openSession, seatOfPage } from '../shell/start.ts';
import { takeSeat, type Claim, type Taken } from '../wire/seat.ts';
import { say, t } from '../words/leads.ts';

export interface SeatPage {
  readonly session: RoomSession | null;
  seat(session: RoomSession | null): void;
  requestUpdate(): void;
}

/** The inquiry was closed on the start page, which opens it again. */
export const closedCard = (): unknown =>
  html`<error-card heading=${t('over.closed')} words=${t('over.console_closed')} action=${t('over.to_start')} @again=${() => location.assign('/start')}></error-card>`;

export class ConsoleSeat {
  stage: 'starting' | 'pair' | 'lost' | 'closed' | 'in' = 'starting';
  private trouble = '';

  constructor(private readonly page: SeatPage) {}

  readonly begin = async (): Promise<void> => {
    this.go('starting');
    const taken = await seatOfPage('facilitator');
    if (taken === null) this.go('pair');
    else await this.seated(taken);
  };

  /** False: the room could not be asked, and this device stays a lead's, who must know that nobody else can act for them. */
  async leave(): Promise<boolean> {
    const { session } = this.page;
    if (!(await session?.leave())) {
      session?.start();
      return false;
    }
    session?.forget();
    forgetSeat('facilitator');
    this.page.seat(null);
    this.trouble = '';
    this.go('pair');
    return true;
  }

  /** What stands alone on the page until it is in. */
  screen(): unknown {
    if (this.stage === 'closed') return closedCard();
    if (this.stage === 'lost') return html`<error-card heading=${t('lost.heading')} words=${t('lost.words')} action=${t('lost.action')} @again=${this.begin}></error-card>`;
    if (this.stage === 'pair') {
      return html`<h1>${t('pair.heading')}</h1><p class="quiet">${t('pair.words')}</p><p class="quiet">${t('pair.alone')}</p>
        <x-code .label=${t('pair.label')} .action=${t('pair.action')} .trouble=${this.trouble} @code=${(event: CustomEvent<string>) => void this.claim({ pair: event.detail })}></x-code>`;
    }
    return html`<p class="quiet" role="status">${t('start.looking')}</p>`;
  }

  private async claim(claim: Claim): Promise<void> {
    await this.seated(await takeSeat(claim));
  }

  private async seated(taken: Taken): Promise<void> {
    if ('pageToken' in taken) {
      this.page.seat(await openSession(taken));
      this.go('in');
    } else if ('refused' in taken) {
      this.trouble = say(taken.textKey, {}, 'join.refused');
      this.go('pair');
    } else {
      this.go(taken.closed ? 'closed' : 'lost');
    }
  }

  private go(stage: ConsoleSeat['stage']): void {
    this.stage = stage;
    this.page.requestUpdate();
  }
}
