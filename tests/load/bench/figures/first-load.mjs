// What a phone loads before a person can do anything, and how long that takes on a slow line and a slow phone.
import path from 'node:path';
import { openBrowser } from '../browser.mjs';
import { Chorus, newInquiry } from '../chorus.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';

const megabits = 2;
const slower = 4;
const first = 'Choose your picture';
const within = 30_000;

async function load(browser, url) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: (megabits * 1e6) / 8, uploadThroughput: (megabits * 1e6) / 8 });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const bytes = { font: 0, rest: 0 };
    const fonts = new Set();
    session.on('Network.responseReceived', ({ requestId, type }) => type === 'Font' && fonts.add(requestId));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => (bytes[fonts.has(requestId) ? 'font' : 'rest'] += encodedDataLength));
    const began = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByText(first).first().waitFor({ timeout: within });
    return { seconds: (performance.now() - began) / 1000, kb: bytes.rest / 1024, fonts: (bytes.rest + bytes.font) / 1024 };
  } finally {
    await context.close();
  }
}

export const firstLoad = {
  name: 'first-load',
  says: 'the first load of a phone',
  async measure(bench) {
    const file = path.join(bench.folder(), 'first.inquiry');
    newInquiry(bench, 'short-inquiry', file);
    const chorus = await Chorus.serve(bench, file);
    const browser = await openBrowser(bench);
    try {
      const url = new URL(chorus.joinUrl);
      url.hostname = '127.0.0.1';
      const found = await inRounds(bench.rounds, () => load(browser, url.href));
      return [
        row('first-load.bytes', 'first load of a phone, packed, until a person can choose', 'KB', found.kb, { atMost: 60 }),
        row('first-load.with-font', 'the same with the font', 'KB', found.fonts, { atMost: 150 }),
        row('first-load.seconds', 'the same at 2 Mbit/s on a phone four times slower', 's', found.seconds, { atMost: 1 }),
      ];
    } finally {
      await browser.close();
      await chorus.stop();
    }
  },
};
