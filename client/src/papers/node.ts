// Office files without a page: node papers.mjs PAPER.json OUT, where PAPER.json is what the room tells of it.
import { readFile, writeFile } from 'node:fs/promises';
import { officeFile } from './papers.ts';

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error('say PAPER.json OUT');
const file = await officeFile(JSON.parse(await readFile(from, 'utf8')));
if (file === null) throw new Error(`${from} is no paper of Chorus`);
await writeFile(to, file.bytes);
