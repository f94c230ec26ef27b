// How a person's page comes by its seat: one it holds, a link, a code, a card, or a lead who knows them; and how it looks
// for the room again while none answers. The page shows which of these it is at.
import { been, forgetClient, openSession, seatOfPage } from '../shell/start.ts';
import type { RoomSession } from '../shell/session.ts';
import { takeSeat, type Claim, type Taken } from '../wire/seat.ts';
import { say, t } from '../words/words.ts';
import { elsewhereAfter } from './notes.ts';

/** `back`: somebody known is greeted. `in`: all else that a seat leads to. */
export type Stage = 'starting' | 'join' | 'have_card' | 'returning' | 'lost' | 'in' | 'back';

/** The page that somebody comes in on. */
export interface Entrance {
  readonly session: RoomSession | null;
  stage: Stage;
  trouble: string;
  busy: boolean;
  requestUpdate(): void;
  /** Nothing of whoever had the page before is on it from here on; their session has ended. */
  seat(session: RoomSession): void;
}

const lookAgainAfter = 5000;

export class ComingIn {
  /** False: whoever comes in now was here before and has no card. */
  private withCard = true;
  /** Since when no room was found, and when it was last looked for. */
  private lostSince = Number.POSITIVE_INFINITY;
  private lookedAt = 0;
  /** Whoever came in has a card in hand, so another would only end it. */
  byCard = false;
  /** The laptop answered that nothing is open on it just now. */
  isClosed = false;

  constructor(private readonly page: Entrance) {}

  /** The room may be at another address by now. */
  get isElsewhere(): boolean {
    return Date.now() - this.lostSince > elsewhereAfter;
  }

  readonly begin = async (): Promise<void> => {
    this.page.stage = 'starting';
    this.byCard ||= location.hash.startsWith('#s');
    const taken = await seatOfPage('person');
    if (taken === null) this.page.stage = 'join';
    else await this.seated(taken, null);
  };

  /** Nobody has to press for it: a page that was opened too early comes in by itself. Called often. */
  async lookAgain(): Promise<void> {
    if (this.page.stage !== 'lost' || Date.now() - this.lookedAt <= lookAgainAfter) return;
    this.lookedAt = Date.now();
    const taken = await takeSeat({ seat: 'person' });
    if (this.page.stage !== 'lost') return;
    if ('lost' in taken) {
      this.isClosed = taken.closed === true;
      this.page.requestUpdate();
    } else {
      await this.begin();
    }
  }

  readonly calm = (): void => {
    this.page.trouble = '';
    this.withCard = true;
  };

  readonly withoutCard = (): void => {
    this.withCard = false;
    if (this.page.stage === 'have_card') this.page.stage = 'returning';
  };

  async claim(claim: Claim): Promise<void> {
    this.page.busy = true;
    this.page.trouble = '';
    this.byCard = 'slip' in claim;
    const taken = await takeSeat(claim);
    this.page.busy = false;
    await this.seated(taken, claim);
  }

  async askBack(session: RoomSession, as: Record<string, unknown>): Promise<void> {
    const outcome = await session.send('inquiry', 'core.ask_back', as);
    this.page.trouble = 'rejected' in outcome ? say(outcome.rejected.text_key) : '';
  }

  /** A lead said yes: this phone takes the seat of that person, and its old line ends. */
  async comeBack(session: RoomSession): Promise<void> {
    const outcome = await session.send('inquiry', 'core.come_back', {});
    const launch = 'ok' in outcome ? outcome.ok['launch'] : undefined;
    if (typeof launch !== 'string') {
      this.page.trouble = t('join.refused');
      return;
    }
    session.stop();
    const claim = { launch };
    const taken = await takeSeat(claim);
    if ('pageToken' in taken) forgetClient('person');
    else session.start();
    await this.seated(taken, claim);
  }

  private async seated(taken: Taken, claim: Claim | null): Promise<void> {
    const { page } = this;
    if ('lost' in taken) {
      this.isClosed = taken.closed === true;
      if (claim) page.trouble = t(this.isClosed ? 'join.no_inquiry' : 'join.lost');
      else this.isLost();
    } else if ('refused' in taken) {
      page.trouble = say(taken.textKey, {}, 'join.refused');
      if (page.stage === 'starting') page.stage = 'join';
    } else {
      // Ended before another reads what it keeps on this device.
      page.session?.stop();
      this.lostSince = Number.POSITIVE_INFINITY;
      if (claim) been.forget();
      page.seat(await openSession(taken));
      page.stage = claim && ('slip' in claim || 'launch' in claim) ? 'back' : this.withCard ? 'in' : 'returning';
      this.withCard = true;
    }
  }

  private isLost(): void {
    this.page.stage = 'lost';
    this.lookedAt = Date.now();
    this.lostSince = Math.min(this.lostSince, this.lookedAt);
  }
}
