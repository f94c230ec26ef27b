// The records of a space as this page knows them, in order of key, all of them and by type. Never changed in place: a
// change gives others, which share what did not change, and a type that nothing was done to keeps the very same list.
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import type { Put } from '../wire/types.ts';
import { Sorted } from './sorted.ts';

type List = Sorted<RecordView>;

const none: readonly RecordView[] = [];

export class Records {
  private constructor(readonly all: List, private readonly types: ReadonlyMap<string, List>) {}

  static of(puts: Iterable<Put>): Records {
    const all = Sorted.of([...puts].map(recordView));
    const types = new Map<string, RecordView[]>();
    for (const record of all.values()) {
      const known = types.get(record.type);
      if (known) known.push(record);
      else types.set(record.type, [record]);
    }
    return new Records(all, new Map([...types].map(([type, records]) => [type, Sorted.of(records)])));
  }

  /** All of one type. */
  of(type: string): readonly RecordView[] {
    return this.types.get(type)?.all ?? none;
  }

  changed(removes: readonly string[], puts: readonly Put[]): Records {
    let { all } = this;
    const types = new Map(this.types);
    const leave = (key: string): void => {
      const type = all.get(key)?.type ?? '';
      const list = types.get(type);
      all = all.without(key);
      if (list) types.set(type, list.without(key));
    };
    for (const key of removes) leave(key);
    for (const put of puts) {
      const record = recordView(put);
      if (all.get(put.key)?.type !== put.type) leave(put.key);
      all = all.with(record);
      types.set(put.type, (types.get(put.type) ?? Sorted.of<RecordView>([])).with(record));
    }
    return removes.length + puts.length === 0 ? this : new Records(all, types);
  }
}

function recordView(put: Put): RecordView {
  return Object.freeze({
    key: put.key,
    type: put.type,
    rev: put.rev,
    body: put.body as RecordView['body'],
    mine: put.mine === true,
    ...(put.nth === undefined ? {} : { nth: put.nth }),
    ...(put.gate === undefined ? {} : { gate: put.gate }),
    ...(put.may === undefined ? {} : { may: put.may }),
    ...(put.on_wall === undefined ? {} : { onWall: put.on_wall }),
  });
}
