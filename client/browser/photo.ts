// A photo and a sound on the real program: a JPEG that holds where it was taken, held sideways, chosen on a phone, sent, given,
// shown upright on the console and the wall, and taken back. What the laptop keeps holds nothing of where it was. Then a sound,
// and a file that is neither.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { fitsTheWall, inspect, open, press, says, untroubled, type Seen } from './checks.ts';
import { openBrowser } from './chromium.ts';
import { startChorus, type Chorus } from './chorus.ts';
import { comesIn } from './coming-in.ts';

const place = 'N 56.462 W 2.970, Ada at the cottage';

/** Exif with an orientation of 6, so that it is upright when turned to the right, and with words where a camera puts a place. */
function placed(jpeg: Buffer): Buffer {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    if (type === 3) bytes.writeUInt16BE(value, 8);
    else bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const words = Buffer.from(place);
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\x08\0\x02', 'latin1'), entry(0x010e, 2, words.length, 38), entry(0x0112, 3, 1, 6), Buffer.alloc(4), words]);
  const inside = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(inside.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, inside, jpeg.subarray(2), Buffer.from('PK\x03\x04 and a tail')]);
}

/** 2400 by 1200, red at its upper left. Made by a page, since nobody's photo lies in this repository. */
async function photo({ page }: Seen): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1200;
    const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
    paint.fillStyle = '#1040c0';
    paint.fillRect(0, 0, 2400, 1200);
    paint.fillStyle = '#d01818';
    paint.fillRect(0, 0, 1200, 600);
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  return placed(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
}

/** So many seconds of silence as MPEG audio, with a tag. */
function sound(seconds: number): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb90c0, 0);
  const tag = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 24]), Buffer.from('TIT2\0\0\0\x0e\0\0\0Ada singing', 'latin1').subarray(0, 24)]);
  return Buffer.concat([tag, ...Array.from({ length: Math.ceil((seconds * 44_100) / 1152) }, () => frame)]);
}

interface Room {
  readonly chorus: Chorus;
  readonly lead: Seen;
  readonly wall: Seen;
  readonly teller: Seen;
}

async function allComeIn(browser: Browser, chorus: Chorus): Promise<Room> {
  const lead = await open(browser, 'lead', chorus.facilitatorUrl, { width: 1366, height: 768 });
  const wall = await open(browser, 'wall', chorus.wallUrl, { width: 1920, height: 1080 });
  const teller = await open(browser, 'teller', chorus.joinUrl, { width: 320, height: 640 });
  await comesIn(teller, 'a young person');
  await press(teller, 'No card today');
  await press(lead, /A time it was good/);
  await press(lead, /Open it/);
  await lead.page.getByLabel('Why we open it all the same').fill('The promise was read out on paper.');
  await press(lead, 'Open it all the same');
  await press(teller, /ready/);
  return { chorus, lead, wall, teller };
}

const choose = ({ page }: Seen, name: string, buffer: Buffer): Promise<void> => page.locator('x-sender input').setInputFiles({ name, mimeType: '', buffer });

async function refusesWhatIsNoPhoto({ teller }: Room): Promise<void> {
  await press(teller, 'With a photo');
  await inspect(teller, 'photo, choose', true);
  await choose(teller, 'photo.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
  await says(teller, 'This kind of file does not work here.');
  await inspect(teller, 'photo, refused', true);
}

/** The picture of the first photo there: how large it is, and whether its upper right is red. */
function looks({ page }: Seen): Promise<{ readonly width: number; readonly height: number; readonly isUpright: boolean }> {
  const image = page.locator('x-medium img').first();
  return image.evaluate(async (element) => {
    const picture = element as HTMLImageElement;
    await picture.decode();
    const { naturalWidth: width, naturalHeight: height } = picture;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
    paint.drawImage(picture, 0, 0);
    const red = (x: number, y: number): boolean => (paint.getImageData(x * width, y * height, 1, 1).data[0] ?? 0) > 150;
    return { width, height, isUpright: red(0.75, 0.25) && !red(0.25, 0.75) && !red(0.25, 0.25) };
  });
}

async function givesAPhoto({ lead, wall, teller }: Room): Promise<void> {
  await choose(teller, '../../IMG_0001.JPG', await photo(teller));
  await teller.page.locator('x-medium img').waitFor();
  assert.deepEqual(await looks(teller), { width: 800, height: 1600, isUpright: true }, 'small, and turned upright');
  await inspect(teller, 'photo, here', true);
  await teller.page.reload();
  await press(teller, /ready/);
  await press(teller, 'With a photo');
  await teller.page.locator('x-medium img').waitFor();
  await teller.page.getByLabel(/What is in the photo/).fill('A red field');
  await press(teller, 'Done');
  await inspect(teller, 'photo, who may have it', true);
  await press(teller, /^This room/);
  await says(teller, 'Thank you for your story');
  await inspect(teller, 'photo, told', true);
  await press(teller, 'Change my photo');
  await press(teller, 'Leave it as it was');

  await says(lead, 'A red field');
  assert((await looks(lead)).isUpright, 'upright on the console');
  await inspect(lead, 'photo, console', false);
  await press(lead, 'Show it on the wall');
  await says(wall, 'A red field');
  assert((await looks(wall)).isUpright, 'upright on the wall');
  await inspect(wall, 'photo, wall', false);
  await fitsTheWall(wall, 'photo');
}

const addressOf = ({ page }: Seen): Promise<string> => page.locator('x-medium img').first().evaluate((image) => (image as HTMLImageElement).src);

/** A bare page of the same room with the same cookies: the room's own pages close their network to what is not theirs. */
async function beside({ page }: Seen): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(new URL('/nothing-here', page.url()).href);
  return other;
}

/** As whoever holds this page would be given it. */
async function given(seen: Seen, address: string): Promise<{ readonly status: number; readonly text: string }> {
  const other = await beside(seen);
  const reply = await other.evaluate(async (from) => {
    const answer = await fetch(from, { cache: 'no-store' });
    return { status: answer.status, text: new TextDecoder('latin1').decode(await answer.arrayBuffer()) };
  }, address);
  await other.close();
  return reply;
}

async function keepsNothingElse({ wall, teller }: Room): Promise<string> {
  const address = await addressOf(teller);
  const kept = await given(wall, address);
  assert.equal(kept.status, 200);
  for (const needle of ['Exif', '56.462', 'Ada', 'cottage', 'IMG_0001', 'and a tail']) assert(!kept.text.includes(needle), `${needle} was kept`);
  return address;
}

/** Script that has not the page's own token sends nothing, whatever cookies there are. */
async function takesNothingFromOthers({ teller }: Room): Promise<void> {
  const other = await beside(teller);
  const status = await other.evaluate(async () => (await fetch('/media', { method: 'POST', body: 'x' })).status);
  await other.close();
  assert.equal(status, 403);
}

async function givesASound({ lead, teller }: Room): Promise<void> {
  await press(teller, 'Tell another');
  await press(teller, 'With a sound');
  await choose(teller, 'voice.webm', sound(125));
  await says(teller, 'That is longer than two minutes.');
  await choose(teller, 'voice.webm', sound(3));
  await teller.page.locator('x-medium audio').waitFor();
  await inspect(teller, 'sound, here', true);
  await press(teller, 'Done');
  await press(teller, /^The leads/);
  await lead.page.locator('x-medium audio').first().waitFor();
  const seconds = await lead.page.locator('x-medium audio').first().evaluate((element) => new Promise<number>((resolve) => {
    const audio = element as HTMLAudioElement;
    audio.addEventListener('loadedmetadata', () => resolve(audio.duration), { once: true });
    audio.preload = 'metadata';
    audio.load();
  }));
  assert(seconds > 2 && seconds < 4, `the console can play it: ${seconds} s`);
  await press(teller, 'Change my sound');
  await press(teller, 'Take it out');
  await press(teller, 'Leave it as it was');
}

async function takesItBack({ lead, wall, teller }: Room, address: string): Promise<void> {
  await teller.page.locator('section.story', { has: teller.page.locator('img') }).getByRole('button', { name: 'Take it back' }).click();
  await press(teller, 'Yes, take it back');
  await teller.page.locator('x-medium img').first().waitFor({ state: 'detached' });
  await says(wall, 'Tell your story on your phone');
  await lead.page.locator('x-medium img').first().waitFor({ state: 'detached' });
  for (const page of [wall, teller, lead]) assert.equal((await given(page, address)).status, 404, 'gone for everybody');
}

export async function main([program]: string[]): Promise<void> {
  assert(program, 'say where the program is');
  const chorus = await startChorus(program, 'short-round');
  const browser = await openBrowser();
  try {
    const room = await allComeIn(browser, chorus);
    await refusesWhatIsNoPhoto(room);
    await givesAPhoto(room);
    const address = await keepsNothingElse(room);
    await takesNothingFromOthers(room);
    await givesASound(room);
    await takesItBack(room, address);
    // A browser calls each refusal a trouble; those here were meant.
    untroubled([room.lead, room.wall, room.teller].map((seen) => ({ ...seen, troubles: seen.troubles.filter((trouble) => !/status of 4\d\d/.test(trouble)) })));
  } finally {
    await browser.close();
    await chorus.stop();
  }
}
