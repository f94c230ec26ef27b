// For tests: a thing that was told, read as pages read it.
import { pageOf } from '../view/fixture.ts';
import type { Schema, Thing } from '../view/page.ts';
import { toldFrom, type Told, type ToldBody } from '../view/told.ts';

interface Types {
  readonly records: { readonly story: ToldBody };
  readonly commands: object;
  readonly drafts: object;
  readonly words: string;
}
const schema: Schema<Types> = {
  id: 'tried',
  records: { story: { mode: '=words|symbols|drawing|photo|sound', words: 'text', symbols: ['text'], strokes: '', medium: '', shows: 'text', typed_by: '?self|supporter|scribe', verbatim: 'flag', late: 'flag' } },
};

export const toldOf = (body: object): Told => toldFrom(pageOf(schema, {}, { records: { 'story/a': body } }).all('story')[0] as Thing<ToldBody>);
