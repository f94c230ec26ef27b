// A lead closes a part. It closes by itself ten seconds after the first press, which a slow machine may be faster than.
import { press, type Seen } from './checks.ts';

export async function closesNow(lead: Seen): Promise<void> {
  await press(lead, 'Close it');
  const now = lead.page.getByRole('button', { name: 'Close it now', exact: true });
  const isClosed = lead.page.getByRole('button', { name: 'Open it again', exact: true });
  await now.or(isClosed).first().waitFor();
  if (await now.isVisible()) await now.click().catch(() => isClosed.waitFor());
}
