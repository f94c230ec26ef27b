import { expect, test } from 'vitest';
import type { SpaceMirror } from '../mirror/mirror.ts';
import { peopleIn } from './people-in.ts';

test('leads\' views know who is of the inquiry, by name or else by picture', () => {
  const persons = [{ key: 'person/a', body: { picture: 'teal-owl', role_group: 'unsaid' } }, { key: 'person/b', body: { picture: 'rose-sun', name: 'Ana', role_group: 'young_person' } }];
  const inquiry = { records: { of: () => persons } } as unknown as SpaceMirror;

  expect(peopleIn(inquiry)).toEqual([{ key: 'person/b', picture: 'rose-sun', called: 'Ana (Rose sun)', roleGroup: 'young_person' }, { key: 'person/a', picture: 'teal-owl', called: 'Teal owl', roleGroup: 'unsaid' }]);
  expect(peopleIn(undefined)).toEqual([]);
});
