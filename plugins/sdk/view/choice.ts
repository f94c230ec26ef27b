// One sealed choice a person, as a face of participants: choose, look it over, sealed; changed until the close; or passed.
// The command is `cast` and the record `ballot`, as in the rules' `sealed_choice.hpp`. What is begun is a draft until it is
// sent; what is sealed comes back to its owner alone. Supporters read what there is to choose from.
import { html, nothing } from 'lit';
import type { Access } from '../view.d.ts';
import type { AnyTypes, Face, PageOf } from './page.ts';

/** Words that a type with a sealed choice has. */
export type ChoiceWord = 'look' | 'pass' | 'check' | 'check_who' | 'seal' | 'change' | 'sealed' | 'sealed_words' | 'passed' | 'passed_words' | 'sending' | 'closed' | 'closed_words' | 'none_chosen';

export interface ChoiceTypes extends AnyTypes {
  readonly records: { readonly ballot: object };
  readonly commands: { readonly cast: object };
  readonly drafts: { readonly cast: { readonly pass: boolean } };
}

type Cast<Types extends ChoiceTypes> = Types['drafts']['cast'];
type Sent<Types extends ChoiceTypes> = Types['commands']['cast'];

export interface SealedChoice<Types extends ChoiceTypes, State extends object, Asked> {
  readonly begins?: State;
  readonly styles?: string;
  /** What is chosen on now; null: nothing yet. */
  readonly asked: (page: PageOf<Types, State>) => Asked | null;
  /** While nothing is asked. */
  readonly nothingYet: (page: PageOf<Types, State>) => unknown;
  /** Names what is asked, where another question may follow: a choice belongs to one of them. */
  readonly about?: (asked: Asked) => string;
  readonly of?: (choice: Cast<Types>) => string;
  /** The first screen, from its heading to what is chosen with. `choose` keeps what is begun. */
  readonly make: (page: PageOf<Types, State>, asked: Asked, choice: Partial<Cast<Types>>, choose: (choice: Partial<Cast<Types>>) => void) => unknown;
  /** Something is chosen: it may be looked over. */
  readonly isMade: (choice: Partial<Cast<Types>>) => boolean;
  /** The choice as a card; without it nothing stands there, as for a pass. */
  readonly made: (page: PageOf<Types, State>, asked: Asked, choice: Partial<Cast<Types>>, isOnItsWay: boolean) => unknown;
  readonly args: (choice: Partial<Cast<Types>>, asked: Asked) => Sent<Types>;
  readonly pass: (asked: Asked) => Sent<Types>;
  readonly supporter: (page: PageOf<Types, State>, asked: Asked) => unknown;
  /** It is closed, though its phase may not say so. */
  readonly isOver?: (asked: Asked) => boolean;
  /** Below *it is closed*. */
  readonly closed?: (page: PageOf<Types, State>, asked: Asked) => unknown;
  /** The result, once it is shown; null: not yet. */
  readonly result: (page: PageOf<Types, State>, asked: Asked | null) => unknown;
}

type Step = { readonly step: 'make' | 'check' | 'sealed' | null };

export function sealedChoice<Types extends ChoiceTypes, State extends object, Asked>(of: SealedChoice<Types, State, Asked>): Face<Types, State & Step> {
  type Page = PageOf<Types, State & Step>;
  type Choice = Partial<Cast<Types>>;
  const word = (page: Page, key: ChoiceWord): string => page.t(key as Types['words']);
  const to = (page: Page, step: Step['step']): void => page.set({ step } as Partial<State & Step>);
  const belongs = (choice: Cast<Types> | undefined, asked: Asked): Cast<Types> | undefined => (choice && (!of.about || of.of?.(choice) === of.about(asked)) ? choice : undefined);
  const begun = (page: Page, asked: Asked): Choice | undefined => belongs(page.draft('cast'), asked);
  const sent = (page: Page, asked: Asked): Cast<Types> | undefined =>
    belongs(page.waiting('cast').at(-1), asked) ?? belongs(page.own('ballot').map(({ body }) => body as unknown as Cast<Types>)[0], asked);
  const view = (page: Page): PageOf<Types, State> => page as unknown as PageOf<Types, State>;

  async function cast(page: Page, args: Sent<Types>, begun: Choice | null): Promise<void> {
    page.keep('cast', undefined);
    const how = { now: { step: 'sealed' }, refused: { step: 'make' } } as { now: Partial<State & Step>; refused: Partial<State & Step> };
    await page.send('cast', args, { ...how, ...(begun === null ? {} : { kept: begun }) });
  }

  function draw(page: Page): unknown {
    const asked = of.asked(view(page));
    const result = page.space.phase === 'revealed' ? of.result(view(page), asked) : null;
    if (result !== null) return result;
    const isOver = page.space.phase === 'closed' || page.space.phase === 'revealed' || (asked !== null && of.isOver?.(asked) === true);
    if (isOver) return html`${page.seal(word(page, 'closed'), word(page, 'closed_words'), true)}${asked === null ? nothing : (of.closed?.(view(page), asked) ?? nothing)}`;
    if (asked === null) return of.nothingYet(view(page));
    if ((page.access as Access).helps) return of.supporter(view(page), asked);
    const sealed = sent(page, asked);
    const step = page.state.step ?? (sealed ? 'sealed' : 'make');
    if (step === 'sealed' && sealed) return drawSealed(page, asked, sealed);
    const choice: Choice = begun(page, asked) ?? sealed ?? {};
    return step === 'check' && of.isMade(choice) ? check(page, asked, choice) : make(page, asked, choice);
  }

  function make(page: Page, asked: Asked, choice: Choice): unknown {
    const look = (): void => (of.isMade(choice) ? to(page, 'check') : page.say(word(page, 'none_chosen')));
    return html`${of.make(view(page), asked, choice, (next) => page.keep('cast', next))}${page.note()}
      <div class="bar">${page.button(word(page, 'look'), look, { is: 'primary' })}${page.button(word(page, 'pass'), () => cast(page, of.pass(asked), null), { is: 'link' })}</div>`;
  }

  function check(page: Page, asked: Asked, choice: Choice): unknown {
    return html`<h2>${word(page, 'check')}</h2>${of.made(view(page), asked, choice, false)}<p class="note">${word(page, 'check_who')}</p>
      <div class="bar">${page.button(word(page, 'seal'), () => cast(page, of.args(choice, asked), choice), { is: 'primary final' })}${page.button(word(page, 'change'), () => to(page, 'make'))}</div>`;
  }

  function drawSealed(page: Page, asked: Asked, choice: Cast<Types>): unknown {
    const isOnItsWay = page.waiting('cast').length > 0;
    return html`${page.seal(word(page, choice.pass ? 'passed' : 'sealed'), word(page, isOnItsWay ? 'sending' : choice.pass ? 'passed_words' : 'sealed_words'))}
      ${of.made(view(page), asked, choice.pass ? {} : choice, isOnItsWay)}
      ${page.space.takesAnswers ? html`<div class="bar">${page.button(word(page, 'change'), () => to(page, 'make'))}</div>` : nothing}`;
  }

  return {
    begins: { ...(of.begins as State), step: null },
    ...(of.styles === undefined ? {} : { styles: of.styles }),
    draw,
    about: (page) => {
      const asked = of.asked(view(page));
      return asked === null || !of.about ? '' : of.about(asked);
    },
    depth: (page) => (page.state.step === 'check' ? 1 : 0),
    back: (page) => to(page, 'make'),
  };
}
