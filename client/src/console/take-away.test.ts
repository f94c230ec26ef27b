import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import './take-away.ts';
import type { TakeAway } from './take-away.ts';

// The frame's paper is the room's; nobody here serves it, and happy-dom says so aloud.
const { settings } = (window as unknown as { happyDOM: { settings: { disableIframePageLoading: boolean } } }).happyDOM;
settings.disableIframePageLoading = true;
vi.spyOn(console, 'error').mockImplementation(() => undefined);

const preview = { report: { title: 'Good moves', made_on: '2027-03-02', sections: [], next_steps: [{ id: 'NS1', what: 'Meet-me visits', voices: [], because: [] }] },
  stays: [{ why: 'not_permitted', things: 1 }, { why: 'of-another-year', things: 2 }], flags: [] };

async function opened(ask: (asked: string) => Response): Promise<{ page: TakeAway; asked: string[] }> {
  const asked: string[] = [];
  const page = document.createElement('take-away') as TakeAway;
  page.ask = (place) => {
    const url = place instanceof Request ? place.url : place.toString();
    asked.push(url);
    return Promise.resolve(ask(url));
  };
  document.body.replaceChildren(page);
  await settled(page);
  return { page, asked };
}

async function settled(page: TakeAway): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await page.updateComplete;
    await Promise.resolve();
    await new Promise((done) => setTimeout(done, 0));
  }
}

const links = (page: TakeAway): (string | null)[] => [...(page.shadowRoot?.querySelectorAll('a[download]') ?? [])].map((link) => link.getAttribute('href'));

describe('taking away', () => {
  it('starts with the board, says what stays, and takes no words along before somebody looked', async () => {
    const { page, asked } = await opened(() => Response.json(preview));

    expect(asked).toEqual(['/reports/board.preview']);
    expect(page.shadowRoot?.textContent).toContain('1 thing stays');
    const frame = page.shadowRoot?.querySelector('iframe');
    expect([frame?.getAttribute('src'), frame?.getAttribute('sandbox')]).toEqual(['/reports/board.page?confirm=1', '']);
    expect(links(page)).toEqual(['/reports/board.html', '/reports/board.xlsx', '/reports/board.reply.xlsx', '/reports/board.ics', '/reports/board.md', '/reports/board.csv', '/reports/board.json']);
  });

  it('takes words along once a lead looked, and asks again for another purpose', async () => {
    const { page, asked } = await opened(() => Response.json(preview));

    page.shadowRoot?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await settled(page);
    expect(links(page)[0]).toBe('/reports/board.html?confirm=1');
    page.shadowRoot?.querySelectorAll<HTMLButtonElement>('.for button')[1]?.click();
    await settled(page);

    expect(asked[1]).toBe('/reports/participants.preview');
    expect(links(page)[0]).toBe('/reports/participants.html');
  });

  it('offers slips for each person as what is read and printed, and as no table', async () => {
    const { page } = await opened(() => Response.json(preview));
    page.shadowRoot?.querySelectorAll<HTMLButtonElement>('.for button')[3]?.click();
    await settled(page);

    expect(links(page)).toEqual(['/reports/slips.html', '/reports/slips.md', '/reports/slips.json']);
  });

  it('keeps the schools and places back that a lead names, one a line, and looks anew', async () => {
    const { page, asked } = await opened(() => Response.json(preview));
    const kept: (readonly string[])[] = [];
    page.keep = (words) => Promise.resolve(kept.push(words) > 0);
    const list = page.shadowRoot?.querySelector('textarea');
    if (list) list.value = ' Hillside \n\nSt Mary’s\nHillside\nx';

    list?.form?.requestSubmit();
    await settled(page);

    expect(kept).toEqual([['Hillside', 'St Mary’s']]);
    expect(asked.length).toBe(2);
  });

  it('makes a Word file in the page, with people’s words once a lead looked, and says when it could not', async () => {
    const word = { chorus: 'document/1', purpose: 'board', name: 'Good moves, board, 2027-03-02.docx', lang: 'en-GB', title: 'Good moves', made_on: '2027-03-02', foot: '', pages: [{ wide: false, blocks: [] }] };
    let answers = true;
    const { page, asked } = await opened((url) => Response.json(url.includes('.docx') ? (answers ? word : {}) : preview));
    const files: File[] = [];
    page.keepFile = (file) => void files.push(file);
    const press = async (): Promise<void> => {
      page.shadowRoot?.querySelector<HTMLButtonElement>('.formats button')?.click();
      await vi.waitFor(() => { expect(typeof page.making).not.toBe('object'); }, { timeout: 20_000 });
      await page.updateComplete;
    };

    page.shadowRoot?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await settled(page);
    await press();
    answers = false;
    await press();

    expect(asked[1]).toBe('/reports/board.docx?confirm=1');
    expect(files.map((file) => file.name)).toEqual(['Good moves, board, 2027-03-02.docx']);
    expect(page.shadowRoot?.querySelector('.formats + [role=status]')?.textContent).toContain('Nothing is lost');
  }, 30_000);

  it('takes all formats of a paper along in one file', async () => {
    const { page, asked } = await opened((url) => Response.json(/docx/.test(url) ? { chorus: 'document/1', purpose: 'board', name: `Good moves, board, 2027-03-02.${url.includes('reply') ? 'reply.docx' : 'docx'}`, lang: 'en-GB', title: 'Good moves', made_on: '2027-03-02', foot: '', pages: [{ wide: false, blocks: [] }] }
      : /pptx/.test(url) ? { chorus: 'slides/1', name: 'Good moves, board, 2027-03-02.pptx', lang: 'en-GB', title: 'Good moves', question: '', asks: '', made_on: '2027-03-02', foot: '', slides: [] } : preview,
    { headers: { 'Content-Disposition': `attachment; filename="x"; filename*=UTF-8''Good%20moves%2C%20board%2C%202027-03-02.${url.split('/board.')[1] ?? ''}` } }));
    const files: File[] = [];
    page.keepFile = (file) => void files.push(file);

    page.shadowRoot?.querySelectorAll<HTMLButtonElement>('.formats button')[3]?.click();
    await vi.waitFor(() => { expect(files).toHaveLength(1); }, { timeout: 20_000 });

    expect(files[0]?.name).toBe('Good moves, board, 2027-03-02.zip');
    const names = Object.keys(unzipSync(new Uint8Array(await (files[0] as File).arrayBuffer())));
    expect(names.map((name) => name.replace('Good moves, board, 2027-03-02.', ''))).toEqual(['html', 'docx', 'pptx', 'xlsx', 'reply.xlsx', 'reply.docx', 'ics', 'md', 'csv', 'json']);
    expect(asked).toHaveLength(1 + names.length);
  }, 30_000);

  it('can be stopped once it takes longer than a second, and keeps no file then', async () => {
    const { page } = await opened(() => Response.json(preview));
    const files: File[] = [];
    page.keepFile = (file) => void files.push(file);
    let signal: AbortSignal | null | undefined;
    page.ask = (_place, how) => new Promise((_, refuse) => {
      signal = how?.signal;
      signal?.addEventListener('abort', () => { refuse(new DOMException('', 'AbortError')); });
    });
    const stop = (): HTMLButtonElement | undefined => [...(page.shadowRoot?.querySelectorAll('button') ?? [])].find((button) => button.textContent.trim() === 'Stop');

    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    page.shadowRoot?.querySelector<HTMLButtonElement>('.formats button')?.click();
    await page.updateComplete;
    expect(stop()).toBeUndefined();
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    await page.updateComplete;
    stop()?.click();
    await settled(page);

    expect(signal?.aborted).toBe(true);
    expect(files).toEqual([]);
    expect(page.shadowRoot?.querySelector('.formats + [role=status]')?.textContent).toContain('No file was kept');
    expect(page.shadowRoot?.querySelector<HTMLButtonElement>('.formats button')?.disabled).toBe(false);
  });

  it('says in words what went wrong, and how to go on', async () => {
    const { page } = await opened(() => new Response('no', { status: 503 }));

    expect(links(page)).toEqual([]);
    expect(page.shadowRoot?.querySelector('error-card')?.getAttribute('words')).toContain('Nothing is lost');
  });
});
