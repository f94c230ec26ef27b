// What a lead should look at before a thing goes on the wall: names of people here, places, faces. A help to
// the eye and no more; it never stops anyone. Pure.
import type { RecordView, SpaceView } from '../../../plugins/sdk/view.d.ts';
import { once } from '../../../plugins/sdk/view/once.ts';
import { t } from '../words/leads.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Only letters and numbers, whatever their case and form, with a space around each word; capitals, since they fold more
 * than small letters do. What cannot be seen is passed over. The room's own search (kernel/guarded_name) knows more.
 */
function plain(text: string): string {
  const folded = text.normalize('NFKC').toUpperCase().normalize('NFKD').replace(/I\u0307/gu, 'I').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return ` ${folded.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `;
}

/** Members that hold codes, whatever the type of the activity. */
const codes = new Set(['mode', 'typed_by', 'of', 'symbols', 'strokes', 'medium']);

/** All that is written in it, in whichever member: a type may name them as it likes. */
function textsIn(body: unknown): readonly string[] {
  if (typeof body === 'string') return [body];
  if (Array.isArray(body)) return body.flatMap(textsIn);
  return isObject(body) ? Object.entries(body).flatMap(([member, value]) => (codes.has(member) ? [] : textsIn(value))) : [];
}

const kindsOfPlace = new Set(t('flag.place_words').split(/[;\s]+/));
const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** "Hillside School", "Park Road": a kind of place that goes by a name. */
function placeIn(text: string): string | null {
  const words = text.split(/[^\p{L}\p{N}’'-]+/u);
  const at = words.findIndex((word, i) => i > 0 && isCapital(word) && kindsOfPlace.has(word.toLocaleLowerCase('en')) && isCapital(words[i - 1] ?? ''));
  return at < 0 ? null : `${words[at - 1] ?? ''} ${words[at] ?? ''}`;
}

/** A name as it was chosen, and as it is looked for. */
interface Name {
  readonly name: string;
  readonly plain: string;
}

const namesIn = (names: readonly string[]): readonly Name[] => [...new Set(names)].map((name) => ({ name, plain: plain(name) })).filter((each) => each.plain.trim() !== '');
/** Of the people of a list. */
const namesOf = once((people: readonly RecordView[]) => namesIn(people.flatMap(({ body }) => (typeof body['name'] === 'string' ? [body['name']] : []))));

/** Sentences for the lead; none if nothing was found. `names`: those that people here chose. */
export function flagsIn(body: unknown, names: readonly string[]): readonly string[] {
  return flagsFor(body, namesIn(names));
}

function flagsFor(body: unknown, names: readonly Name[]): readonly string[] {
  const texts = textsIn(body);
  const words = plain(texts.join('\n'));
  const flags = names.filter((each) => words.includes(each.plain)).map(({ name }) => t('flag.name', { name }));
  const place = texts.map(placeIn).find((each) => each !== null);
  if (place) flags.push(t('flag.place', { place }));
  const mode = isObject(body) ? body['mode'] : undefined;
  if (mode === 'photo') flags.push(t('flag.face'));
  if (mode === 'drawing') flags.push(t('flag.drawing'));
  const hand = isObject(body) ? body['typed_by'] : undefined;
  if (hand !== undefined && hand !== 'self') flags.push(t(isObject(body) && body['verbatim'] === true ? 'flag.as_said' : 'flag.described'));
  return flags;
}

const nobody: readonly RecordView[] = [];
const flagsBy = once((names: readonly Name[]) => once((record: RecordView) => flagsFor(record.body, names)));

/** The same for a record of an activity, wherever a lead may let it onto the wall. `inquiry`: where people here are named. */
export function hintsOn(record: RecordView | undefined, inquiry: SpaceView | undefined): readonly string[] {
  return record ? flagsBy(namesOf(inquiry?.of('person') ?? nobody))(record) : [];
}
