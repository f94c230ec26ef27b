// Debian's Chromium under playwright-core, on a name that is not localhost, so that the page is no secure
// context: the same world as a phone in the hall.
import { chromium, type Browser } from 'playwright-core';

export const hall = 'hall.test';
/** Where people meet another week. */
export const library = 'library.test';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHORUS_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      `--host-resolver-rules=MAP ${hall} 127.0.0.1, MAP ${library} 127.0.0.1`,
    ],
  });
}
