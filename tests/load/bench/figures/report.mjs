// The whole report with 500 stories that may leave. The board's own paper has two pages, whatever was told.
import { phonesOf } from '../plans.mjs';
import { Room } from '../room.mjs';
import { row } from '../row.mjs';
import { inRounds } from '../rounds.mjs';

const stories = 500;
const words = 'The bus waited.';
// One activity's section has at most 400 blocks, of which the first says how many stories there are.
const quoted = 399;
const people = 50;
// A csv holds the steps alone.
const formats = ['html', 'md', 'json'];

/** A room in which each person has told so many stories that there are 500, with words that may be quoted. */
async function told(bench) {
  const room = await Room.open(bench, { people, template: 'short-round', open: 0 });
  const line = room.lead.sheet.lines.find((one) => one.plugin === 'paired-interview');
  await room.lead.opens(line);
  let saved = 0;
  for (let round = 0; saved < stories && round < 5; round += 1) {
    const missing = stories - saved;
    const { posts } = await bench.generate({
      ...phonesOf(room.chorus, room.seats, line.space), answered: true, speakers: people,
      says: `{"t":"command","k":{nth},"space":"${line.space}","name":"tell","args":{"words":"{mark} ${words} {fill:600}","permission":"words"}}`,
      stages: [{ name: 'tell', seconds: missing / 200, a_second: 200 }], drain: 5,
    });
    saved += posts.answered;
  }
  if (saved < stories) throw new Error(`only ${saved} of ${stories} stories were told`);
  return room;
}

async function seconds(chorus, lead, format) {
  const began = performance.now();
  const reply = await fetch(`${chorus.origin}/reports/whole.${format}?confirm=1`, { headers: { Authorization: `Bearer ${lead.secret}`, 'X-Chorus-Page': lead.page, Origin: chorus.origin } });
  const text = await reply.text();
  const took = (performance.now() - began) / 1000;
  if (!reply.ok) throw new Error(`the report was refused: ${reply.status}`);
  const held = text.split(words).length - 1;
  if (held < quoted) throw new Error(`the report as ${format} holds ${held} stories, not ${quoted}`);
  return took;
}

export const report = {
  name: 'report',
  says: 'a report with 500 stories',
  async measure(bench) {
    const room = await told(bench);
    try {
      const { ok } = await room.lead.does('inquiry', 'core.let_in');
      const lead = await room.door.take({ pair: ok.code });
      const found = await inRounds(bench.rounds, async () => {
        const spans = {};
        for (const format of formats) spans[format] = await seconds(room.chorus, lead, format);
        return spans;
      });
      return formats.map((format) => row(`report.whole.${format}`, `500 stories as ${format}`, 's', found[format], { atMost: 2 }));
    } finally {
      await room.close();
    }
  },
};
