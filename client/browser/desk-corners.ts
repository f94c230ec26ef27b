// The desks between evenings by finger and mouse: every line of what is to do and every sheet to print is opened, made and left,
// and the room is where it was.
import { press, says, type Seen } from './checks.ts';
import { goesThrough, type Room } from './small-evening.ts';

async function isDone({ lead }: Room): Promise<void> {
  await press(lead, 'To do');
  await says(lead, 'Parts that miss something (1)');
  await press(lead, /: What we ask/);
  await says(lead, 'Whatever you change is saved by itself.');
  await press(lead, 'Back to the room');
  for (const [desk, heading] of [['Look over the plan', 'Whatever you change is saved by itself.'], ['Print beforehand', 'All of it is for A4 paper'], ['Take papers away', 'Who is it for?']] as const) {
    await press(lead, 'To do');
    await press(lead, desk);
    await says(lead, heading);
    await press(lead, 'Back to the room');
  }
  await press(lead, 'To do');
  await press(lead, 'Back to the room');
}

async function isPrinted({ lead }: Room): Promise<void> {
  await press(lead, 'Print');
  await press(lead, /^A poster for the door/);
  await says(lead, 'Your Wi-Fi');
  await press(lead, /^Table tents/);
  await says(lead, 'How many tents');
  await makes(lead, /^Answer sheets/, 'Make the sheets', '4 codes are made.');
  await press(lead, /^A sheet for home/);
  await makes(lead, /^Cards/, 'Make the cards', '24 codes are made.');
  await lead.page.getByText('New cards for people who were here (2)').click();
  await lead.page.getByLabel(/^Earlier cards and sheets/).check();
  await makes(lead, /^Cards/, 'Make the cards', '24 codes are made.');
  await press(lead, 'Back to the room');
  await says(lead, 'Today');
}

async function makes(lead: Seen, kind: RegExp, act: string, said: string): Promise<void> {
  await press(lead, kind);
  await press(lead, act);
  await says(lead, said);
}

export const main = ([program]: string[]): Promise<void> =>
  goesThrough(program, [{ plugin: 'paired-interview', title: 'A time it was good', round: 'discover' }], [isDone, isPrinted]);
