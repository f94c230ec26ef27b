// The worked example is taken away: a lead reads the paper for the board, sees what stays behind, and takes it.
// What people said goes along only once the lead has looked.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { FrameLocator } from 'playwright-core';
import { documentFrom, type Block } from '../src/papers/document.ts';
import { toWord } from '../src/papers/word.ts';
import { openBrowser } from './chromium.ts';
import { startExample } from './chorus.ts';
import { staysWithinItsPage } from './paper.ts';
import { pressTheRest } from './twice.ts';
import { inspect, open, press, says, untroubled, wordsOn, type Seen } from './checks.ts';
import { resizes } from './hands.ts';

async function taken({ page }: Seen, link: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: link, exact: true }).click();
  const download = await coming;
  return readFile(await download.path(), 'utf8');
}

/** The paper in its frame. */
const paper = ({ page }: Seen): FrameLocator => page.frameLocator('iframe.paper');

/** What a page of this text reads like. */
async function textOf({ page }: Seen, html: string): Promise<string> {
  const other = await page.context().newPage();
  await other.setContent(html);
  const text = await other.locator('body').innerText();
  await other.close();
  return text.replace(/\s+/g, ' ').trim();
}

/** The number is that of the moment: another paper may have left since one was looked at. */
const unnumbered = (text: string): string => text.replace(/Issue \d+, written on/, 'Written on').replace(/ It replaces issue \d+ of [^.]*\. Please delete that one\./, '');

/** A board answers in the Word file that left: what it says of NS3 is shown beside what stands, and taken. */
async function aReplyComesBack(lead: Seen): Promise<void> {
  const coming = lead.page.waitForResponse(/\/reports\/board\.reply\.docx/);
  await press(lead, 'The same sheet, for Word');
  const left = documentFrom(await (await coming).json());
  const answer: Readonly<Record<string, string>> = { decision: 'Agreed in part', reason: 'One school first', decided_by: 'The board', decided_on: '11 October 2027' };
  const filledIn = (block: Block): Block => block.t !== 'table' ? block
    : { ...block, rows: block.rows.map((row) => row.map((text, at) => (row[0] === 'NS3' ? answer[block.names?.[at] ?? ''] : undefined) ?? text)) };
  assert(left, 'the reply sheet is a paper');
  const word = await toWord({ ...left, pages: left.pages.map(({ wide, blocks }) => ({ wide, blocks: blocks.map(filledIn) })) });
  const panel = lead.page.locator('reply-panel');
  const comes = (bytes: Uint8Array): Promise<void> => panel.locator('input[type=file]').setInputFiles({ name: left.name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

  await comes(word.slice(0, -word.length / 2));
  await panel.getByText(/no Excel or Word file .* Nothing was taken from it/).waitFor();
  await comes(word);
  await panel.getByText('1 change is in it.').waitFor();
  await panel.getByText('The decision: agreed in part. Decided by The board. On 11 October 2027. The reason: One school first.').waitFor();
  await inspect(lead, 'a reply', false);
  await press(lead, 'Take it');
  await panel.getByText('Taken. The step and those behind it have it now.').waitFor();
}

/** Leaves the paper as it was read, in the end. */
async function takesAway(lead: Seen): Promise<string> {
  await says(lead, 'Today');
  await press(lead, 'Take away');
  await says(lead, 'What stays here');
  await paper(lead).getByText('NS3').first().waitFor();
  assert.match(await wordsOn(lead), /things? stays?, as (those who gave them wish|the one who gave it wishes)/);
  await inspect(lead, 'take away', false);

  assert.match(await wordsOn(lead), /1 thing stays, as it names a school or a place/);
  const list = lead.page.getByLabel(/One a line/);
  assert.match(await list.inputValue(), /Larkfield/);
  await list.fill(`${await list.inputValue()}\na yellow coat`);
  await press(lead, 'Keep these here');
  await says(lead, /things stay, as they name a school or a place/);
  await list.fill((await list.inputValue()).replace('\na yellow coat', ''));
  await press(lead, 'Keep these here');
  await says(lead, /1 thing stays, as it names a school or a place/);

  const unread = await taken(lead, 'A page to read and print');
  assert.match(unread, /NS3/);
  assert.match(unread, /[Ss]hared in confidence/);
  await lead.page.getByLabel(/I have read it/).check();
  const read = await taken(lead, 'A page to read and print');
  assert(read.length > unread.length, 'words go along once somebody looked');
  assert.match(await textOf(lead, read), /Issue 2, written on .* It replaces issue 1 of/);
  assert.equal(unnumbered(await textOf(lead, read)), unnumbered((await paper(lead).locator('body').innerText()).replace(/\s+/g, ' ').trim()), 'what a lead looked at is what leaves');
  const table = await taken(lead, 'A table of the next steps');
  assert.equal(table.split('\r\n').filter((line) => /^"?NS\d/.test(line)).length, 9, 'nine steps, one a row');

  await pressTheRest(lead.page, /^take-away take\.as_/);
  await press(lead, /Everyone who took part/);
  await says(lead, 'What stays here');
  assert(!(await lead.page.getByLabel(/I have read it/).isChecked()), 'another paper is looked at anew');
  await inspect(lead, 'take away, for everyone', false);
  await press(lead, /^Each person, on a paper of their own/);
  await paper(lead).getByText('Your words stay yours').first().waitFor();
  await press(lead, /^Whoever wants everything/);
  await press(lead, /^Everyone, in Easy Read/);
  await press(lead, /^The board/);
  await lead.page.getByText('Names of schools and places that stay here').click();
  await lead.page.getByText('A reply has come back').click();
  await aReplyComesBack(lead);
  await press(lead, 'Back to the room');
  await says(lead, 'Today');
  return read;
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say the program');
  const chorus = await startExample(program, 'good-moves', '2027-11-02T16:30');
  const browser = await openBrowser();
  try {
    const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
    await staysWithinItsPage(browser, await takesAway(lead));
    await resizes(lead.page, { width: 390, height: 844 });
    await press(lead, 'Take away');
    await paper(lead).getByText('NS3').first().waitFor();
    await inspect(lead, 'take away on a phone', false);
    untroubled([lead]);
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
