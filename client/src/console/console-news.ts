// News of the room that leads hear: calls, people at the door, notices. Through the page's one live region, which keeps its pace.
import type { RoomSession } from '../shell/session.ts';
import type { Notice } from '../wire/types.ts';
import { t } from '../words/leads.ts';
import { lineAbout, noticeWords } from './notice-list.ts';

export class ConsoleNews {
  /** What was said of: how many calls and people at the door wait, and the newest notice. */
  private heard: { readonly calls: number; readonly returning: number; readonly notice: Notice | undefined } = { calls: 0, returning: 0, notice: undefined };

  constructor(private readonly say: (words: string) => void) {}

  hear(session: RoomSession): void {
    const inquiry = session.space('inquiry');
    const calls = (inquiry?.of('signal') ?? []).filter((call) => call.body['seen'] !== true).length;
    const returning = (inquiry?.of('returning') ?? []).filter((asked) => asked.body['state'] === 'asked').length;
    const notice = session.notices.at(-1);
    const { heard } = this;
    this.heard = { calls, returning, notice };
    if (notice && notice !== heard.notice) this.say(noticeWords(notice, lineAbout(session, notice)));
    else if (calls > heard.calls) this.say(t('calls.heading'));
    else if (returning > heard.returning) this.say(t('returning.leads_heading'));
  }
}
