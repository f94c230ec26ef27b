// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { RecordView } from '../../../plugins/sdk/view.d.ts';
import { othersIn } from './sits-with.ts';

const companions = (people: readonly { readonly picture: string; readonly name?: string }[]): RecordView => ({ key: 'companions/c', type: 'companions', rev: 1, mine: false, body: { group: 't1', name: 'Table 1', people } });
const me = { picture: 'blue-wren', name: 'Ana', group: null };

test('with whom I sit is everybody but one who is just as I am', () => {
  const others = othersIn(companions([{ picture: 'blue-wren', name: 'Ana' }, { picture: 'blue-wren' }, { picture: 'plum-owl', name: 'Ben' }]), me);

  expect(others).toEqual([{ picture: 'blue-wren', name: null }, { picture: 'plum-owl', name: 'Ben' }]);
});

test('a table that cannot be read has nobody at it', () => {
  expect(othersIn(companions([]), me)).toEqual([]);
  expect(othersIn({ ...companions([]), body: {} }, me)).toEqual([]);
});
