// The part of the kit that every page loads, once: what participants' faces are made with.
import { elementOf, type AnyTypes, type Face, type Lent, type Schema } from './page.ts';
import type { ChoiceTypes, ChoiceWord, SealedChoice } from './choice.ts';
import type { Telling, TellingTypes } from './telling.ts';
import type { TellingWord } from './told.ts';
import type { penOf } from './pen.ts';

export interface PhoneKit {
  /** Defines the element of participants. */
  readonly participant: <Types extends AnyTypes, State extends object = object>(schema: Schema<Types>, face: Face<Types, State>) => void;
  /** The same for one sealed choice a person; what it is made with is loaded with the first view that has one. */
  readonly sealedChoice: <Types extends ChoiceTypes, State extends object, Asked>(
    schema: ChoiceWord extends Types['words'] ? Schema<Types> : never, choice: SealedChoice<Types, State, Asked>) => void;
  /** The same for what a person tells, in words, pictures, a drawing, a photo or a sound; loaded as the other. */
  readonly telling: <Types extends TellingTypes>(schema: TellingWord extends Types['words'] ? Schema<Types> : never, telling: Telling<Types>) => void;
  /** The same for what a table writes together (`pen.ts`), loaded with the first view that has tables. `make`: the face, drawn with the pen of a page; it may be loaded first. */
  readonly atTables: <Types extends AnyTypes, State extends object = object>(schema: Schema<Types>, make: (pen: typeof penOf) => Face<Types, State> | Promise<Face<Types, State>>) => void;
}

/** Once a page: a view whose loading failed half-way is registered again. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** `coming`: takes what is still being loaded once a view has said all; its elements are there when that is. */
export function phoneKit(lent: Lent, coming: Promise<unknown>[]): PhoneKit {
  const participant: PhoneKit['participant'] = (schema, face) => define(`${schema.id}-participant`, elementOf(lent, schema, face, () => ({})));
  const atTables: PhoneKit['atTables'] = (schema, make) => void coming.push(import('./pen.ts').then(async ({ penOf }) => participant(schema, await make(penOf))));
  return {
    participant,
    atTables,
    sealedChoice: (schema, choice) => void coming.push(import('./choice.ts').then(({ sealedChoice }) => participant(schema, sealedChoice(choice)))),
    telling: (schema, of) => void coming.push(import('./telling.ts').then(({ telling }) => participant(schema, telling(of)))),
  };
}
