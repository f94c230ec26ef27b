// The part of the kit that every page loads, once: what participants' faces are made with.
import { elementOf, type AnyTypes, type Face, type Lent, type Schema } from './page.ts';
import { sealedChoice, type ChoiceTypes, type ChoiceWord, type SealedChoice } from './choice.ts';

export interface PhoneKit {
  /** Defines the element of participants. */
  readonly participant: <Types extends AnyTypes, State extends object = object>(schema: Schema<Types>, face: Face<Types, State>) => void;
  /** The same for one sealed choice a person. */
  readonly sealedChoice: <Types extends ChoiceTypes, State extends object, Asked>(
    schema: ChoiceWord extends Types['words'] ? Schema<Types> : never, choice: SealedChoice<Types, State, Asked>) => void;
}

/** Once a page: a view whose loading failed half-way is registered again. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

export function phoneKit(lent: Lent): PhoneKit {
  const participant: PhoneKit['participant'] = (schema, face) => define(`${schema.id}-participant`, elementOf(lent, schema, face, () => ({})));
  return { participant, sealedChoice: (schema, choice) => participant(schema, sealedChoice(choice)) };
}
