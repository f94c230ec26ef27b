// The leads' side: who has said what, and what is written down for somebody. No phone loads it.
import type { LeadsKit, Person } from '../../sdk/view.d.ts';
import type { DeskPage } from '../../sdk/view/desk.ts';
import { schema } from './generated/leads.ts';
import type { Types } from './generated/schema.ts';
import { pictures, said, things, thingStyle, type Consent } from './shape.ts';
import { wall } from './wall.ts';

type Page = DeskPage<Types>;

const styles = `${thingStyle}
  .person { --picture: 2.5rem; }
  .marks { display: flex; flex-wrap: wrap; gap: 6px 14px; --symbol: 1.6rem; }
  .marks li { display: flex; gap: 6px; align-items: center; max-width: none; }
  .marks .no { color: var(--ink-quiet); }
`;

const consentsOf = (page: Page): ReadonlyMap<string, Consent> => new Map(page.all('consent').flatMap(({ body }) => (body.person === '' ? [] : [[body.person, body] as const])));

/** What keeps everything of theirs back, whatever they said. */
function holdsBack(page: Page, person: Person, consent: Consent): string | undefined {
  const { t, one } = page;
  if (consent.review_on !== '' && consent.review_on < page.space.today()) return t('ask_again');
  if (!one('terms')?.parents || person.roleGroup !== 'young_person') return undefined;
  if (consent.parent === undefined) return t('needs_parent');
  return consent.parent.yes ? undefined : t('parent_refused');
}

function marks(page: Page, consent: Consent): unknown {
  const { html, nothing, t, dayWords } = page;
  if (!consent.method) return html`<p class="quiet small">${t('says_nothing')}</p>`;
  const day = dayWords(consent.on);
  return html`<ul class="marks">${things.map((thing) => html`<li class=${consent[thing] === 'yes' ? '' : 'no'}><x-symbol of=${pictures[thing]}></x-symbol><span>${t(thing)}: ${t(said[consent[thing] ?? 'no'])}</span></li>`)}</ul>
    <p class="quiet small">${consent.method === 'tapped' ? t('said_on', { day }) : t('wrote_on', { day, method: t(`method_${consent.method}`) })}${consent.witness === '' ? nothing : html` <bdi>${t('was_there', { who: consent.witness })}</bdi>`}</p>`;
}

function writing(page: Page, person: Person): unknown {
  const { html, t, fold, form, field, select, tick, send, some } = page;
  const ways = (['witnessed', 'signed', 'observed'] as const).map((way) => [way, t(`method_${way}`)] as const);
  const inside = form(html`<p class="quiet small">${t('write_words')}</p>${select(t('how'), 'method', ways)}${field(t('witness'), 'witness', { most: 80 })}${field(t('on'), 'on', { type: 'date' })}
    <fieldset class="list"><legend class="hidden-words">${t('question')}</legend>${things.map((thing) => tick(t(thing), false, 'yes', thing))}</fieldset>`,
    ({ text, all }) => {
      const yes = all('yes');
      const answers = Object.fromEntries(things.map((thing) => [thing, yes.includes(thing) ? 'yes' : 'no'] as const));
      return send('record', { person: person.key, method: text('method') as 'signed', witness: some(text('witness')), on: some(text('on')), ...answers }, { said: 'saved' });
    }, { done: t('save'), of: person.called, clears: true });
  return fold(html`${t('write_down')}<span class="hidden-words"> ${person.called}</span>`, inside);
}

function asksParent(page: Page, person: Person): unknown {
  const { html, nothing, t, one, fold, form, field, select, send, some } = page;
  if (!one('terms')?.parents || person.roleGroup !== 'young_person') return nothing;
  const ways = (['witnessed', 'signed'] as const).map((way) => [way, t(`method_${way}`)] as const);
  return fold(html`${t('parent')}<span class="hidden-words"> ${person.called}</span>`, form(html`<p class="quiet small">${t('parent_words')}</p>
    ${select(t('parent_says'), 'says', [['yes', t('parent_says_yes')], ['no', t('parent_says_no')], ['of_age', t('parent_says_of_age')]])}${select(t('how'), 'method', ways)}${field(t('witness'), 'witness', { most: 80 })}${field(t('on'), 'on', { type: 'date' })}`,
    ({ text }) => send('parent', { person: person.key, yes: text('says') !== 'no', method: text('says') === 'of_age' ? 'of_age' : text('method') as 'signed', witness: some(text('witness')), on: some(text('on')) }, { said: 'saved' }),
    { done: t('save'), of: person.called, clears: true }));
}

function card(page: Page, person: Person, consent: Consent | undefined): unknown {
  const { html, nothing, t } = page;
  const why = consent?.method ? holdsBack(page, person, consent) : undefined;
  return html`<section class="card list person"><x-picture picture=${person.picture} .name=${person.called}></x-picture>
    ${consent ? marks(page, consent) : html`<p class="quiet small">${t('says_nothing')}</p>`}${why === undefined ? nothing : html`<p class="small strong">${why}</p>`}
    ${consent?.parent?.yes ? html`<p class="small">${t(consent.parent.method === 'of_age' ? 'of_age' : 'parent_agreed')}</p>` : nothing}${writing(page, person)}${asksParent(page, person)}</section>`;
}

function draw(page: Page): unknown {
  const { html, t, list, space: { people } } = page;
  const consents = consentsOf(page);
  if (people.length === 0) return html`<p class="quiet">${t('nobody')}</p>`;
  const many = people.filter(({ key }) => consents.get(key)?.method).length;
  return html`<section class="stack"><div><h3>${t('people')}</h3><p class="quiet small">${t('people_words')}</p><p>${t('said_count', { n: many, all: people.length })}</p></div>
    ${list(people, (person) => card(page, person, consents.get(person.key)))}</section>`;
}

export function register(kit: LeadsKit): void {
  kit.facilitator(schema, { styles, draw });
  kit.wall(schema, wall);
}
