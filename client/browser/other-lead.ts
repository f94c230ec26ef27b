// A second lead's device, let in by the code that the first lead asks for.
import type { Browser } from 'playwright-core';
import { open, press, says, type Look, type Seen } from './checks.ts';

export async function otherLead(browser: Browser, origin: string, lead: Seen, look: Look): Promise<Seen> {
  await press(lead, /Look after people/);
  await press(lead, 'Let a lead in');
  // The code of the door stands in the same panel, and is there before.
  const code = (await lead.page.locator('people-panel .leads .code').innerText()).replace(/\s/g, '');
  const other = await open(browser, 'other lead', `${origin}/facilitate`, look);
  await other.page.getByLabel('The code').fill(code);
  await press(other, 'Come in');
  await says(other, 'Today');
  return other;
}
