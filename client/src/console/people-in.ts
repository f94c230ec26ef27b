// Who is of the inquiry, as views of the leads are told.
import type { PeopleIn } from '../mirror/select.ts';
import { pictureName } from '../parts/pictures.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const calledBy = (name: string, picture: string): string => (name === '' ? picture : `${name} (${picture})`);

/** In the order of what they are called. */
export const peopleIn: PeopleIn = (inquiry) => (inquiry?.records.of('person') ?? [])
  .map(({ key, body }) => ({ key, picture: text(body['picture']), called: calledBy(text(body['name']), pictureName(text(body['picture']))), roleGroup: text(body['role_group']) }))
  .sort((one, other) => one.called.localeCompare(other.called));
