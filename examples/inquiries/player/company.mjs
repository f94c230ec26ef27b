// Everyone of the script with the device in their hands, from one evening to the next. Phones find back by
// themselves; who shares the tablet, or was away for long, comes in by the slip; leads come by the link of the evening.
import { Device, Refused } from './device.mjs';

export class Company {
  #cast;
  #devices = new Map();
  #here = new Set();
  #slips = new Map();
  #evening = 0;
  #meets;

  /** `meets(id, key)`: somebody said who they are; the key of their `person` record. */
  constructor(cast, meets) {
    this.#cast = cast;
    this.#meets = meets;
  }

  /** Brings in the leads and those who are `here`: ids of people. The room's welcome to the first lead. */
  async comes(room, here) {
    this.#evening += 1;
    const [first, ...others] = this.#cast.leads;
    const welcome = await this.#leadComes(first, room, { launch: room.launch });
    for (const lead of others) {
      const { ok } = await this.#devices.get(first.id).say('inquiry', 'core.let_in', {});
      await this.#leadComes(lead, room, { pair: ok.code });
    }
    await Promise.all(this.#cast.people.filter(({ id }) => here.includes(id)).map((person) => this.#personComes(person, room)));
    return welcome;
  }

  device(id) {
    if (!this.#here.has(id)) throw new Error(`${id} is not in the room`);
    return this.#devices.get(id);
  }

  leaves() {
    for (const device of this.#devices.values()) device.end();
    this.#here.clear();
  }

  async #leadComes(lead, room, claim) {
    const device = new Device(room.origin);
    this.#devices.set(lead.id, device);
    await device.sit(claim);
    return this.#begins(lead.id);
  }

  async #personComes(person, room) {
    const known = this.#devices.get(person.id);
    if (!known || !(await this.#findsBack(person, known, room))) {
      const device = new Device(room.origin);
      this.#devices.set(person.id, device);
      await device.sit(known ? { slip: this.#slips.get(person.id) } : { join_code: room.joinCode });
    }
    await this.#begins(person.id);
    if (!known) await this.#introduces(person);
  }

  /** Whether the phone still holds its seat: nobody does on the shared tablet, nor after 90 days away. */
  async #findsBack({ device: kind }, device, room) {
    if (kind === 'tablet') return false;
    try {
      await device.comesBack(room.origin);
      return true;
    } catch (trouble) {
      if (trouble instanceof Refused && trouble.code === 'no_seat') return false;
      throw trouble;
    }
  }

  async #introduces({ id, picture, name, role_group, settings }) {
    const device = this.#devices.get(id);
    const { key } = await device.say('inquiry', 'core.introduce', { picture, role_group, ...(name ? { name } : {}) });
    this.#meets(id, key);
    if (settings) await device.say('inquiry', 'core.settle', { settings });
    await device.say('inquiry', 'core.arrive', {});
    const { ok } = await device.say('inquiry', 'core.new_slip', {});
    this.#slips.set(id, ok.code);
  }

  #begins(id) {
    this.#here.add(id);
    return this.#devices.get(id).begin(`${id}-evening-${this.#evening}`.padEnd(16, '-'));
  }
}
