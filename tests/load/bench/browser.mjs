// Debian's Chromium, for figures of what a page costs.
import path from 'node:path';
import { createRequire } from 'node:module';

export function openBrowser(bench) {
  const require = createRequire(path.join(bench.root, 'client', 'package.json'));
  const { chromium } = require('playwright-core');
  return chromium.launch({ executablePath: process.env['CHORUS_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'] });
}
