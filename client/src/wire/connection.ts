// One page's line to the room, whatever carries it. It chooses the carrier, says hello, watches that the
// line lives, and comes back by itself where that is right. It knows nothing of records: what arrives
// goes to `message`, and after each `welcome` the owner re-sends and re-watches.
// Times are milliseconds. Rejected: trusting `online` and close events alone; sleeping phones give none.
import type { Carrier } from './carrier.ts';
import { openPoll } from './poll-carrier.ts';
import { delayBefore, meaningOf, type Ending } from './reconnect.ts';
import { openSocket } from './socket-carrier.ts';
import type { ClientMessage, Seat, ServerMessage } from './types.ts';

export const socketWithin = 3000;
export const socketAgainAfter = 60_000;
export const welcomeWithin = 10_000;
export const pingEvery = 10_000;
export const silentFor = 25_000;
export const pongWithin = 2000;
/** A handshake that a sleeping phone began is not waited for. */
export const handshakeWithin = 2000;
const tick = 2000;
const jump = 7000;

export type Over = Exclude<Ending, 'again'>;
export type ConnectionState = { readonly is: 'connecting' | 'live' | 'waiting' } | { readonly is: 'over'; readonly why: Over };

export interface ConnectionOptions {
  readonly seat: Seat;
  /** Asked at every hello: a tab may have to become another client. */
  readonly client: () => string;
  readonly pageToken: () => string;
  readonly socketUrl: string;
  readonly pollOnly: boolean;
  readonly random: () => number;
  state(state: ConnectionState): void;
  message(message: ServerMessage): void;
}

type Timer = ReturnType<typeof setTimeout>;

export class Connection {
  private carrier: Carrier | null = null;
  private trial: Carrier | null = null;
  private is: ConnectionState['is'] = 'waiting';
  private connectingSince = 0;
  private barredUntil = 0;
  private failedSockets = 0;
  private heardAt = 0;
  private pingedAt = 0;
  private tickedAt = 0;
  private timers: { retry?: Timer; open?: Timer; welcome?: Timer; pong?: Timer; ticker?: ReturnType<typeof setInterval> } = {};

  constructor(private readonly options: ConnectionOptions) {}

  start(): void {
    this.tickedAt = Date.now();
    clearInterval(this.timers.ticker);
    this.timers.ticker = setInterval(() => this.ticked(), tick);
    this.connect();
  }

  stop(): void {
    clearInterval(this.timers.ticker);
    this.letGo();
  }

  send(message: ClientMessage): void {
    if (this.is === 'live') this.carrier?.send(message);
  }

  get kind(): 'socket' | 'poll' | null {
    return this.carrier?.kind ?? null;
  }

  /** The page came back to the front, or the network did: live within two seconds, or anew at once. */
  confirm(): void {
    if (this.is === 'waiting') {
      this.connect();
    } else if (this.is === 'live' && this.timers.pong === undefined) {
      this.ping();
      this.timers.pong = setTimeout(() => this.lost(true), pongWithin);
    } else if (this.is === 'connecting' && Date.now() - this.connectingSince > handshakeWithin) {
      this.lost(true);
    }
  }

  private connect(): void {
    this.letGo();
    this.connectingSince = Date.now();
    this.enter('connecting');
    const poll = this.options.pollOnly || Date.now() < this.barredUntil || this.failedSockets >= 3;
    if (poll) this.openPoll();
    else this.openSocket();
  }

  private openSocket(): void {
    const carrier = openSocket(this.options.socketUrl, {
      opened: () => {
        clearTimeout(this.timers.open);
        this.failedSockets = 0;
        this.hello(carrier);
      },
      arrived: (message) => this.arrived(message),
      closed: (code) => {
        if (this.timers.welcome === undefined && this.is === 'connecting') this.failedSockets += 1;
        this.closed(code);
      },
    });
    this.carrier = carrier;
    this.timers.open = setTimeout(() => {
      this.barredUntil = Date.now() + socketAgainAfter;
      carrier.drop();
      this.openPoll();
    }, socketWithin);
  }

  private openPoll(): void {
    this.failedSockets = 0;
    if (this.barredUntil < Date.now()) this.barredUntil = Date.now() + socketAgainAfter;
    const carrier = openPoll({
      seat: this.options.seat,
      pageToken: this.options.pageToken(),
      events: {
        opened: () => this.hello(carrier),
        arrived: (message) => this.arrived(message),
        closed: (code) => this.closed(code),
      },
    });
    this.carrier = carrier;
  }

  /** While long-polling, now and then see whether the socket works after all. */
  private trySocket(): void {
    this.barredUntil = Date.now() + socketAgainAfter;
    const trial = openSocket(this.options.socketUrl, {
      opened: () => {
        if (this.trial !== trial) return;
        this.trial = null;
        this.letGo();
        this.connectingSince = Date.now();
        this.enter('connecting');
        this.carrier = trial;
        this.hello(trial);
      },
      arrived: (message) => {
        if (this.carrier === trial) this.arrived(message);
      },
      closed: (code) => {
        if (this.carrier === trial) this.closed(code);
        else if (this.trial === trial) this.trial = null;
      },
    });
    this.trial = trial;
    setTimeout(() => {
      if (this.trial !== trial) return;
      this.trial = null;
      trial.drop();
    }, socketWithin);
  }

  private hello(carrier: Carrier): void {
    this.heardAt = Date.now();
    this.timers.welcome = setTimeout(() => this.lost(false), welcomeWithin);
    carrier.send({
      t: 'hello',
      proto: [1, 1],
      seat: this.options.seat,
      page_token: this.options.pageToken(),
      client: this.options.client(),
    });
  }

  private arrived(message: ServerMessage): void {
    this.heardAt = Date.now();
    if (message.t === 'pong') {
      clearTimeout(this.timers.pong);
      delete this.timers.pong;
    } else if (message.t === 'welcome') {
      clearTimeout(this.timers.welcome);
      delete this.timers.welcome;
      this.enter('live');
    }
    this.options.message(message);
  }

  private closed(code: number | null): void {
    const meaning = meaningOf(code);
    if (meaning === 'again') {
      this.lost(false);
      return;
    }
    this.letGo();
    this.is = 'over';
    this.options.state({ is: 'over', why: meaning });
  }

  private lost(atOnce: boolean): void {
    this.letGo();
    this.enter('waiting');
    if (atOnce) {
      this.connect();
      return;
    }
    this.timers.retry = setTimeout(() => this.connect(), delayBefore(this.options.random));
  }

  private ticked(): void {
    const now = Date.now();
    const slept = now - this.tickedAt > jump;
    this.tickedAt = now;
    if (this.is !== 'live') {
      if (slept) this.confirm();
      return;
    }
    if (slept) this.confirm();
    else if (now - this.heardAt > silentFor) this.lost(true);
    else if (now - this.pingedAt >= pingEvery) this.ping();
    if (this.kind === 'poll' && !this.options.pollOnly && !this.trial && now >= this.barredUntil) this.trySocket();
  }

  private ping(): void {
    this.pingedAt = Date.now();
    this.carrier?.send({ t: 'ping', at: this.pingedAt });
  }

  private letGo(): void {
    clearTimeout(this.timers.retry);
    clearTimeout(this.timers.open);
    clearTimeout(this.timers.welcome);
    clearTimeout(this.timers.pong);
    this.timers = this.timers.ticker === undefined ? {} : { ticker: this.timers.ticker };
    this.carrier?.drop();
    this.carrier = null;
    this.trial?.drop();
    this.trial = null;
  }

  private enter(is: 'connecting' | 'live' | 'waiting'): void {
    this.is = is;
    this.options.state({ is });
  }
}
