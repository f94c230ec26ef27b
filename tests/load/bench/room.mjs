// A room to measure in: an inquiry of the template of tests/load, served, its first activity open, and people with seats.
import path from 'node:path';
import { Device } from '../../../examples/inquiries/player/device.mjs';
import { Chorus, newInquiry } from './chorus.mjs';
import { Seats } from './seats.mjs';

let leads = 0;

/** A lead of the room, with its sheet. Opens what it is asked to open, and lets another device in. */
export class Lead {
  #device;
  #people = new Set();
  sheet;

  static async of(chorus) {
    const lead = new Lead();
    lead.#device = new Device(chorus.origin, (message) => lead.#meets(message));
    await lead.#device.sit({ launch: chorus.launch });
    lead.sheet = (await lead.#device.begin(`bench-lead-${process.pid}-${(leads += 1)}-device`)).sheet;
    return lead;
  }

  does(space, name, args = {}) {
    return this.#device.say(space, name, args);
  }

  async opens(line) {
    if (['draft', 'lobby'].includes(line.phase)) await this.does(line.space, 'core.open', { override_reason: 'Its speed is measured' });
  }

  /** Everybody who said who they are sits down, so many at a table. */
  async seatsAll(atATable) {
    // Whoever watches the inquiry is told who is there; any act in it watches.
    await this.does('inquiry', 'core.blank', { on: false });
    const people = [...this.#people];
    const groups = [];
    for (let at = 0; at < people.length; at += atATable) groups.push({ name: `Table ${1 + at / atATable}`, people: people.slice(at, at + atATable) });
    await this.does('inquiry', 'core.make_groups', { groups });
  }

  #meets({ puts = [] }) {
    for (const { key, type } of puts) if (type === 'person') this.#people.add(key);
  }

  leaves() {
    this.#device.end();
  }
}

export class Room {
  /** The inquiry it serves. */
  file;
  chorus;
  seats;
  lead;
  #door;

  /** `file`: an inquiry that is there; else a new one. `open`: how many of its activities, from the first. */
  static async open(bench, { people, file, template, open = 1, env, words, most, plugins } = {}) {
    const room = new Room();
    room.file = file ?? path.join(bench.folder(), 'bench.inquiry');
    if (!file) newInquiry(bench, template ?? bench.template, room.file);
    room.chorus = await Chorus.serve(bench, room.file, { people: most ?? people + 50, env, words, plugins });
    room.lead = await Lead.of(room.chorus);
    for (const line of room.lead.sheet.lines.slice(0, open)) await room.lead.opens(line);
    room.#door = new Seats(room.chorus);
    room.seats = await room.#door.people(people);
    return room;
  }

  /** The spaces of the activities, in the order of the sheet. */
  get spaces() {
    return this.lead.sheet.lines.map((line) => line.space);
  }

  get door() {
    return this.#door;
  }

  async close() {
    this.lead.leaves();
    this.#door.close();
    return this.chorus.stop();
  }
}
