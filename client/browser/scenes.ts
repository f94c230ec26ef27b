// Moments of an evening, as the room would send them: what the fake server serves when pages are looked
// at without the real one. The figures are those of the worked example.
import type { Notice, Phase, Put, Sheet, SheetLine, You } from '../src/wire/types.ts';

export interface Scene {
  readonly you: You;
  readonly sheet: Sheet;
  readonly puts: Readonly<Record<string, readonly Put[]>>;
  /** Keys of who is here, for leads. */
  readonly here?: readonly string[];
  /** What the program has to say besides. */
  readonly notices?: readonly Notice[];
}

const put = (key: string, body: Record<string, unknown>, more: Partial<Put> = {}): Put => ({ key, type: key.split('/')[0] ?? '', rev: 1, body, ...more });

const promiseBody = {
  version: 3, state: 'approved',
  why: 'We want moving to a new school, college or service to feel good.',
  easy_read: 'You may move to a new school. We want that to feel good. Tell us what helps.',
  can_change: ['How people are welcomed.', 'Who you meet before you arrive.'],
  cannot_change: ['Which school has a place for you.'],
  deciders: ['The children’s board'],
  report_backs: [{ date: '2027-03-16', how: 'by poster and by card' }],
  approved_by: ['facilitator', 'young_person'], approved_at: 1,
};

export const promisePuts: readonly Put[] = [put('promise/v3', promiseBody, { on_wall: true, gate: 'open' })];

const texts = ['Everyone already knows a friendly face', 'The first day is short and calm', 'My things are known before I come', 'There is a quiet place', 'Lunch is with someone'];
const wordingPut = put('wording/next', { ...Object.fromEntries(Object.entries(promiseBody).filter(([name]) => !name.startsWith('approved'))), version: 1, state: 'draft' });

export const votePuts: readonly Put[] = [
  ...texts.map((text, at) => put(`option/${'abcde'[at]}`, { text, number: at + 1, ...(at === 0 ? { merged: ['A person who waits at the gate'] } : {}) }, { on_wall: true, gate: 'open' })),
  put('rules/now', { tokens: 3, max_on_one: 3 }, { on_wall: true, gate: 'open' }),
];
const tally = put('tally/result', {
  options: texts.map((text, at) => ({ key: `option/${'abcde'[at]}`, text, total: [21, 14, 14, 9, 5][at] ?? 0 })),
  ties: [['option/b', 'option/c']], turnout: 22, passes: 1,
}, { on_wall: true, gate: 'open' });

const many = Array.from({ length: 9 }, (_, at) => `${texts[at % texts.length] ?? ''}, ${at < texts.length ? 'at school' : 'at college'}`);
const manyPuts: readonly Put[] = many.map((text, at) => put(`option/${'abcdefghi'[at]}`, { text, number: at + 1 }, { on_wall: true, gate: 'open' }));
const manyTally = put('tally/result', {
  options: many.map((text, at) => ({ key: `option/${'abcdefghi'[at]}`, text, total: 18 - 2 * at })), ties: [], turnout: 22, passes: 1,
}, { on_wall: true, gate: 'open' });

const byGroup = put('groups/result', { groups: (['young_person', 'parent_carer', 'practitioner'] as const).map((group, at) => ({
  group, options: texts.map((_, option) => ({ key: `option/${'abcde'[option]}`, share: (['most', 'some', 'a_few', 'some', 'none'] as const)[(option + at) % 5] ?? 'none' })),
})) }, { gate: 'open' });

const proposals: readonly (readonly [string, string, string])[] = [
  ['Meet-me visit', 'Everyone starting somewhere new is met by one person they know. It may be by video.', 'Someone you know meets you. It can be on a screen.'],
  ['Pictures first', 'Pictures of the place and the people come home two weeks before.', ''],
  ['Buses on the first day', 'A bus takes everyone there on their first day.', ''],
];
const rounds = (states: readonly string[], more: readonly Put[] = []): readonly Put[] => [
  ...proposals.map(([title, words, easy], at) => put(`proposal/${'abc'[at]}`, { number: at + 1, version: 1, title, words, state: states[at] ?? 'waiting', ...(easy === '' ? {} : { easy_read: easy }), ...(states[at] === 'not_now' ? { not_now_because: 'The bus is not paid for this year.' } : {}) }, { on_wall: true, gate: 'open' })),
  put('rules/now', { harm_at_most: 0, fine_percent: 75, young_apart: true, practice: true }, { on_wall: true, gate: 'open' }),
  put('practice/question', { words: 'Every meeting begins with pancakes.' }, { on_wall: true, gate: 'open' }), ...more,
];
const asking = (of: string, shown: boolean): Put => put('asking/now', { of, shown }, { on_wall: true, gate: 'open' });
const roomTally = (key: string, counts: readonly number[], passes = 1): Put => put(`tally/${key}`, {
  of: `proposal/${key}`, ...Object.fromEntries(['love', 'fine', 'unsure', 'worried', 'harm'].map((step, at) => [step, counts[at] ?? 0])), passes,
}, { on_wall: true, gate: 'open' });
const agreedOn = put('agreement/a', { proposal: 'proposal/a', number: 1, title: 'Meet-me visit', words: proposals[0]?.[1] ?? '', round: 1, review_on: '2027-07-06' }, { on_wall: true, gate: 'open' });
const why = (key: string, words: string, mayRead: boolean): Put => put(`reason/${key}`, { of: 'proposal/a', words, may_read: mayRead });
export const reasonsGiven: readonly Put[] = [
  why('a', 'Not everyone wants to be met. It should be the person who chooses.', true), why('b', 'I would need to know who it is before.', true), why('c', 'My son would hide from a stranger.', false),
];

const pictures = ['blue-wren', 'green-fern', 'plum-moth', 'teal-wave', 'amber-sun', 'rose-tulip', 'blue-fish', 'green-turtle', 'amber-acorn', 'plum-owl'];
export const welcomes: readonly Put[] = pictures.map((picture, at) => put(`welcome/w${at}`, { picture }));

const me = put('person/me', { picture: 'blue-wren', role_group: 'young_person' }, { mine: true });
const helper = put('person/me', { picture: 'blue-wren', role_group: 'supporter' }, { mine: true });
const inquiry = put('inquiry/main', { title: 'When moving on felt good' });

function sheet(promise: Phase, vote: Phase, onWall: string | null, lead = false, agreement: Phase = 'draft'): Sheet {
  const script = (leadSays: string, peopleSay: string): Partial<SheetLine> => (lead ? { script: { lead: leadSays, people: peopleSay } } : {});
  const lines: SheetLine[] = [
    { space: 's1', plugin: 'promise', title: 'Our promise to you', round: 'before', minutes: 10, phase: promise, ends_at: promise === 'open' ? Date.now() + 6 * 60_000 : null, ...script('This is what the board promises. I will read it out slowly.', 'Watch for faces that look unsure. Offer the card with pictures.') },
    { space: 's2', plugin: 'energy-vote', title: 'Where shall we start?', round: 'dream', minutes: 10, phase: vote, ends_at: vote === 'open' ? Date.now() + 4 * 60_000 : null, ...script('Talk for a minute with the person next to you. Then choose.', 'Help anyone who votes on paper. Nobody looks over a shoulder.') },
    { space: 's3', plugin: 'energy-vote', title: 'What comes first?', round: 'deliver', minutes: 15, phase: 'draft', ends_at: null, ...script('', '') },
    { space: 's4', plugin: 'agreement-rounds', title: 'Can we live with this?', round: 'deliver', minutes: 15, phase: agreement, ends_at: null, ...script('I read it out. Talk for a minute, then choose. A no helps us find better words.', 'Nobody has to say why. Explain it again to whoever asks.') },
  ];
  const shown = lead ? lines : lines.filter((line) => line.phase !== 'draft' && line.phase !== 'lobby');
  return { title: 'When moving on felt good', lines: shown, on_wall: onWall, blank: false };
}

function comesFirst(known: Sheet, space: string, first: 'own' | 'promise'): Sheet {
  return { ...known, lines: known.lines.map((line) => (line.space === space ? { ...line, first } : line)) };
}
const over: NonNullable<Sheet['over']> = { next: 'Thursday 14 January, half past six, here in the hall', then: 'deliver' };

/** Stories as a lead has them: one on the wall, one that names somebody, a drawing, one hidden. */
const given: readonly Put[] = [
  put('words/a', { text: 'A man waited for me at the gate. He knew my name already.' }, { gate: 'held', on_wall: false, may: 'room' }),
  put('words/b', { text: 'Ana showed me the quiet room at Hillside School.' }, { gate: 'held', on_wall: false, may: 'room' }),
  put('words/c', { mode: 'drawing' }, { gate: 'held', on_wall: false, may: 'room' }),
  put('words/d', { text: 'Pictures of the place came home first.' }, { gate: 'open', on_wall: true, may: 'words' }),
  put('words/e', { text: 'The bus was late again.' }, { gate: 'hidden', on_wall: false, may: 'room' }),
];
const mine: readonly Put[] = [put('words/d', { text: 'Pictures of the place came home first.' }, { on_wall: true, may: 'words', mine: true })];

/** The steps of an evening: one still open, one that somebody said yes to, one final. */
const steps = (mine: boolean): readonly Put[] => [
  put('next-step/a', { number: 1, what: 'Pictures of the place come home first', first_step: 'Two schools take them with a phone', who: 'Ana', status: 'open' }, { on_wall: true, gate: 'open' }),
  put('next-step/b', { number: 2, what: 'Everyone new meets one person they know', first_step: 'Ten new starters are asked', who: 'The college lead', by_when: '2027-07-16', hear_how: 'A poster in every school', review_on: '2027-09-01', accepted: { how: 'tap', on: '2027-02-24', yes: 'yes/b' }, status: 'open' }, { on_wall: true, gate: 'open' }),
  put('next-step/c', { number: 3, what: 'Meetings are held when families can come', first_step: 'Ten families are asked which hour would suit them', who: 'The family hub', by_when: '2027-05-15', hear_how: 'The hours are on the door', review_on: '2027-09-01', easy_read: 'You choose the time of the meeting.\nIt can be in the evening.',
    accepted: { how: 'signed', on: '2027-02-24' }, final_on: '2027-03-02', status: 'in_hand', updates: [{ on: '2027-03-02', status: 'in_hand', words: 'Two schools have moved theirs.' }] }, { on_wall: true, gate: 'open' }),
  put('yes/b', { of: 'next-step/b', on: '2027-02-24', by: 'blue-wren' }, mine ? { mine: true } : { on_wall: false, gate: 'open' }),
];
const building = (lead: boolean): Sheet => ({
  title: 'When moving on felt good', on_wall: 's5', blank: false,
  lines: [{ space: 's5', plugin: 'next-steps', title: 'What happens next', round: 'deliver', minutes: 25, phase: 'open', ends_at: null, ...(lead ? { script: { lead: 'What shall happen, and who does it?', people: 'Nobody has to own a step.' } } : {}) }],
});
/** An evening that asks for stories: nothing else is open. */
function storySheet(lead: boolean): Sheet {
  const line: SheetLine = { space: 's5', plugin: 'paired-interview', title: 'A time it was good', round: 'discover', minutes: 20, phase: 'open', ends_at: null, ...(lead ? { script: { lead: 'Tell each other about one time. Then put it on your phone, in your own way.', people: 'Offer the pictures. Ask before you write for anybody.' } } : {}) };
  return { title: 'When moving on felt good', lines: [line], on_wall: 's5', blank: false };
}
const prompts = put('prompts/now', { prompts: ['When did moving somewhere new feel good?', 'Who was there, and what did they do?'] }, { on_wall: true, gate: 'open' });
const atTheGate = [{ points: '120,900 120,300 260,300 260,900', width: 24, colour: 'green' }, { points: '700,900 700,300 840,300 840,900', width: 24, colour: 'green' }, { points: '480,420 480,640 420,800', width: 24, colour: 'ink' }, { points: '480,640 540,800', width: 24, colour: 'ink' }, { points: '480,340', width: 60, colour: 'amber' }];
const stories = (more: Partial<Put>): readonly Put[] => [
  put('story/a', { mode: 'symbols', symbols: ['friend', 'gate', 'happy'], shows: '[friend] [gate] [happy]', words: 'He knew my name.', typed_by: 'supporter', verbatim: true }, { may: 'room', ...more }),
  put('story/b', { mode: 'words', words: 'A man waited for me at the gate. He knew my name already.', typed_by: 'supporter', verbatim: false }, { may: 'words', ...more }),
  put('story/c', { mode: 'drawing', strokes: atTheGate, shows: 'The man at the gate' }, { may: 'gist', ...more }),
];

const longStory = 'On the first day I did not know where to go. A man waited for me at the gate, and he knew my name already. He did not hurry. He showed me the quiet room, and where my coat goes, and who sits beside me at lunch. In the afternoon he came again and asked how it was. I told him about the noise in the long corridor, and the next morning we went in by the other door. After that I was not scared of Mondays any more.';

const nobody: You = { role: 'participant', name: null, picture: null, role_group: null, groups: [] };
const somebody: You = { ...nobody, picture: 'blue-wren', role_group: 'young_person' };
const helping: You = { ...nobody, picture: 'blue-wren', role_group: 'supporter' };
const lead: You = { ...nobody, role: 'facilitator' };
const screen: You = { ...nobody, role: 'wall' };

/** Eleven people of whom nine sit at two tables; one came late, one has gone home. */
const seated = ['blue-wren', 'green-fern', 'plum-moth', 'teal-wave', 'amber-sun', 'rose-tulip', 'blue-fish', 'green-turtle', 'amber-acorn', 'plum-owl', 'rose-daisy'];
const chosenNames: Readonly<Record<string, string>> = { 'blue-wren': 'Ana', 'teal-wave': 'Maximiliane-Theodora von Ahrensburg', 'rose-daisy': 'Jo' };
export const persons: readonly Put[] = seated.map((picture, at) => put(`person/p${at}`, { picture, role_group: 'unsaid', ...(chosenNames[picture] === undefined ? {} : { name: chosenNames[picture] }) }, { may: 'facilitators' }));
const tableOf = (at: number, place: string, people: readonly number[]): Put => put(`group/t${at}`, { name: `Table ${at}`, picture: at === 1 ? 'teal-hill' : 'amber-moon', ...(place === '' ? {} : { place }), people: people.map((who) => `person/p${who}`) }, { gate: 'open' });
const tablesOfLeads = [tableOf(1, 'by the window', [0, 1, 2, 3, 4]), tableOf(2, '', [5, 6, 7, 8])];
const companions = put('companions/c', { group: 't1', name: 'Table 1', picture: 'teal-hill', place: 'by the window', people: [0, 1, 2, 3, 4].map((who) => ({ picture: seated[who], ...(chosenNames[seated[who] ?? ''] === undefined ? {} : { name: chosenNames[seated[who] ?? ''] }) })) });
const seating = (tables: number): readonly Put[] => Array.from({ length: tables }, (_, at) => put(`seating/s${at}`, { group: `t${at}`, name: `Table ${at + 1}`, picture: ['teal-hill', 'amber-moon', 'plum-quilt', 'green-pine'][at % 4], ...(at % 3 === 0 ? { place: 'by the window' } : {}), pictures: seated.slice(at % 3, (at % 3) + 4 + (at % 3)) }));

/** What a lead is offered to make parts of. */
export const gallery = { types: [
  { id: 'promise', title: 'promise.title', people: { least: 1, most: 0 }, takes_in: [], brings_forth: ['promise'], settings: [
    { name: 'why', kind: 'long_text', most: 600, usual: '', example: 'We want moves to feel good.' }, { name: 'can_change', kind: 'list', most: 8, usual: [], example: ['Who you meet first'] }] },
  { id: 'energy-vote', title: 'energy-vote.title', people: { least: 5, most: 0 }, takes_in: [], brings_forth: [], settings: [
    { name: 'tokens', kind: 'number', least: 1, most: 100, usual: 3 }, { name: 'max_on_one', kind: 'number', least: 1, most: 100, usual: 100 }, { name: 'options', kind: 'cards', most: 100, usual: [], example: [{ text: 'A quiet place' }] }] },
  { id: 'paired-interview', title: 'paired-interview.title', people: { least: 1, most: 0 }, takes_in: [], brings_forth: ['story'], settings: [{ name: 'prompts', kind: 'list', most: 12, usual: [], example: ['When did it feel good?'] }] },
  { id: 'next-steps', title: 'next-steps.title', people: { least: 1, most: 0 }, takes_in: ['story'], brings_forth: ['next-step'], settings: [] },
] };
const planned = (id: string, plugin: string, title: string, round: string, order: number, more: Record<string, unknown> = {}): Put =>
  put(`part/${id}`, { plugin, title, round, evening: 'evening/a', order, minutes: 20, settings: {}, lead: 'Think of a time when it felt good. There is no rush.', ...more });
const plan: readonly Put[] = [
  put('evening/a', { title: 'Our first evening', day: '2027-03-09', time: '18:30', place: 'The library', minutes: 60, order: 1 }), put('evening/b', { order: 2 }),
  planned('s1', 'promise', 'Our promise', 'before', 1, { minutes: 10 }), planned('d1', 'paired-interview', 'A time a move felt good', 'discover', 2, { minutes: 30, settings: { prompts: ['When did moving somewhere new feel good?', 'Who was there, and what did they do?'] } }),
  planned('s2', 'energy-vote', 'Where shall we start?', 'dream', 3, { settings: { options: [{ id: 'a', text: 'Every new place is ready for us' }, { id: 'b', text: 'There is always a quiet place' }] } }),
  planned('d2', 'next-steps', 'What happens next', 'deliver', 4), planned('d3', 'energy-vote', 'One more vote', 'dream', 5, { put_away: true }),
];

export const scenes: Readonly<Record<string, Scene>> = {
  lead_plan: { you: lead, sheet: sheet('closed', 'draft', 's1', true), puts: { inquiry: [put('inquiry/main', { title: 'When moving on felt good', question: 'When has moving on felt good?', asked_by: 'The school council' }), ...welcomes, ...plan], s1: promisePuts } },
  lead_tables: { you: lead, here: seated.slice(0, 10).map((_, at) => `person/p${at}`), sheet: sheet('closed', 'open', 's2', true), puts: { inquiry: [inquiry, ...welcomes, ...persons, ...tablesOfLeads], s2: votePuts } },
  lead_no_tables: { you: lead, here: seated.map((_, at) => `person/p${at}`), sheet: sheet('closed', 'open', 's2', true), puts: { inquiry: [inquiry, ...welcomes, ...persons], s2: votePuts } },
  lead_tables_on_wall: { you: lead, here: seated.slice(0, 10).map((_, at) => `person/p${at}`), sheet: { ...sheet('closed', 'open', 's2', true), seating: true }, puts: { inquiry: [inquiry, ...welcomes, ...persons, ...tablesOfLeads], s2: votePuts } },
  seated: { you: { ...somebody, name: 'Ana', groups: ['t1'] }, sheet: sheet('draft', 'draft', null), puts: { inquiry: [inquiry, put('person/me', { picture: 'blue-wren', name: 'Ana', role_group: 'young_person' }, { mine: true }), companions, ...welcomes] } },
  seated_telling: { you: { ...somebody, name: 'Ana', groups: ['t1'] }, sheet: storySheet(false), puts: { inquiry: [inquiry, put('person/me', { picture: 'blue-wren', name: 'Ana', role_group: 'young_person' }, { mine: true }), companions], s5: [prompts] } },
  wall_seating: { you: screen, sheet: { ...sheet('closed', 'open', 's2'), seating: true }, puts: { inquiry: [inquiry, ...seating(11)] } },
  wall_seating_pairs: { you: screen, sheet: { ...sheet('closed', 'open', 's2'), seating: true }, puts: { inquiry: [inquiry, ...seating(30)] } },
  new: { you: nobody, sheet: sheet('draft', 'draft', null), puts: { inquiry: [inquiry, ...welcomes] } },
  back: { you: somebody, sheet: sheet('closed', 'open', 's2'), puts: { inquiry: [inquiry, me, ...welcomes] } },
  waiting: { you: somebody, sheet: sheet('draft', 'draft', null), puts: { inquiry: [inquiry, me, ...welcomes] } },
  promise: { you: somebody, sheet: sheet('open', 'draft', 's1'), puts: { inquiry: [inquiry, me], s1: promisePuts } },
  vote: { you: somebody, sheet: sheet('closed', 'open', 's2'), puts: { inquiry: [inquiry, me], s1: promisePuts, s2: votePuts } },
  sealed: { you: somebody, sheet: sheet('closed', 'open', 's2'), puts: { inquiry: [inquiry, me], s1: promisePuts, s2: [...votePuts, put('ballot/mine', { allocations: { 'option/a': 2, 'option/d': 1 } }, { mine: true })] } },
  late: { you: somebody, sheet: { ...storySheet(false), on_wall: null, lines: [{ space: 's1', plugin: 'promise', title: 'Our promise', round: 'before', minutes: 5, phase: 'closed', ends_at: null }, ...storySheet(false).lines.map((line): SheetLine => ({ ...line, phase: 'closed' }))] }, puts: { inquiry: [inquiry, me], s5: [prompts] } },
  revealed: { you: somebody, sheet: sheet('closed', 'revealed', 's2'), puts: { inquiry: [inquiry, me], s2: [...votePuts, tally] } },
  shown: { you: somebody, sheet: sheet('closed', 'open', 's2'), puts: { inquiry: [inquiry, me], s2: [...votePuts, ...mine] } },
  lead_given: { you: lead, sheet: sheet('closed', 'open', 's2', true), puts: { inquiry: [inquiry, ...welcomes, put('person/a', { picture: 'green-fern', name: 'Ana', role_group: 'young_person' })], s2: [...votePuts, ...given] } },
  lead_again: { you: lead, sheet: sheet('closed', 'open', 's2', true), puts: { inquiry: [inquiry,
    put('recall/a', { issued_at: Date.UTC(2026, 10, 12), purpose: 'board', format: 'html', issue: 2, things: 1, at: 1 }), put('recall/b', { issued_at: Date.UTC(2026, 10, 12), purpose: 'participants', format: 'md', things: 2, at: 1 }),
    put('review/a', { of: 'option/a@s2', because: 'story/b@s2', at: 1 }), put('naming/a', { of: 'option/b@s2', fields: ['/title'], at: 1 }), put('kept-back/list', { words: ['Larkfield', 'Tern Road'] })], s2: votePuts } },
  lead_todo: { you: lead, sheet: { ...building(true), lines: [...building(true).lines, { space: 's6', plugin: 'paired-interview', title: 'A time it was good', round: 'discover', minutes: 20, phase: 'closed', ends_at: null }] },
    puts: { inquiry: [inquiry, ...welcomes, ...plan, planned('s5', 'next-steps', 'What happens next', 'deliver', 7, { evening: 'evening/b' }), planned('s6', 'paired-interview', 'A time it was good', 'discover', 8), planned('e1', 'paired-interview', 'How has it been since?', 'discover', 6), put('recall/a', { issued_at: Date.UTC(2026, 10, 12), purpose: 'board', format: 'html', things: 1, at: 1 }), put('naming/a', { of: 'story/b@s6', fields: ['/words'], at: 1 })],
      s5: steps(false), s6: [...stories({}), put('story/d', { mode: 'drawing', strokes: atTheGate }, { may: 'room' })] } },
  lead_first: { you: lead, sheet: comesFirst(sheet('lobby', 'draft', null, true), 's1', 'own'), puts: { inquiry: [inquiry, ...welcomes], s1: [wordingPut] } },
  lead_promise_first: { you: lead, sheet: comesFirst(sheet('closed', 'lobby', 's1', true), 's2', 'promise'), puts: { inquiry: [inquiry, ...welcomes], s1: promisePuts, s2: votePuts } },
  lead_end: { you: lead, sheet: sheet('closed', 'open', 's2', true), puts: { inquiry: [inquiry, ...welcomes], s1: promisePuts, s2: votePuts } },
  lead_over: { you: lead, sheet: { ...sheet('closed', 'open', 's2', true), over }, puts: { inquiry: [inquiry, ...welcomes, put('signal/a', { kind: 'come_to_me', at: 1, seen: false, picture: 'green-fern' })], s1: promisePuts, s2: votePuts } },
  over: { you: somebody, sheet: { ...sheet('closed', 'open', 's2'), over }, puts: { inquiry: [inquiry, me, ...welcomes], s2: votePuts } },
  wall_over: { you: screen, sheet: { ...sheet('closed', 'open', 's2'), over }, puts: { inquiry: [inquiry, ...welcomes] } },
  wall_over_last: { you: screen, sheet: { ...sheet('closed', 'open', 's2'), over: { next: '', then: '' } }, puts: { inquiry: [inquiry] } },
  asked_back: { you: nobody, sheet: sheet('draft', 'draft', null), puts: { inquiry: [inquiry, ...welcomes, put('returning/r', { picture: 'green-fern', name: 'Ana', state: 'asked', tries: 1, at: 1 }, { mine: true })] } },
  not_let_back: { you: nobody, sheet: sheet('draft', 'draft', null), puts: { inquiry: [inquiry, ...welcomes, put('returning/r', { picture: 'green-fern', name: 'Ana', state: 'no', tries: 1, at: 1 }, { mine: true })] } },
  lead_asked_back: { you: lead, sheet: sheet('closed', 'open', 's2', true), puts: { inquiry: [inquiry, ...welcomes, put('person/a', { picture: 'green-fern', name: 'Ana', role_group: 'young_person' }), put('person/b', { picture: 'plum-moon', role_group: 'unsaid' }),
    put('returning/r', { picture: 'green-fern', name: 'Ana', state: 'asked', tries: 1, at: 1 }), put('returning/q', { name: 'A name of forty letters without any bla', state: 'asked', tries: 1, at: 2 })], s2: votePuts } },
  lead_start: { you: lead, sheet: sheet('lobby', 'draft', null, true), puts: { inquiry: [inquiry, ...welcomes], s1: [], s2: [] } },
  lead_vote: { you: lead, sheet: sheet('closed', 'open', 's2', true), puts: { inquiry: [inquiry, ...welcomes, put('person/a', { picture: 'green-fern', name: 'Ana', role_group: 'young_person' })], s1: promisePuts, s2: [...votePuts, put('turnout/now', { voted: 14 })] } },
  lead_options: { you: lead, sheet: sheet('closed', 'lobby', 's1', true), puts: { inquiry: [inquiry, ...welcomes], s1: promisePuts, s2: votePuts } },
  lead_result: { you: lead, sheet: sheet('closed', 'revealed', 's2', true), puts: { inquiry: [inquiry, ...welcomes], s1: promisePuts, s2: [...votePuts, tally, byGroup] } },
  lead_promise: { you: lead, sheet: sheet('lobby', 'draft', null, true), puts: { inquiry: [inquiry, ...welcomes], s1: [wordingPut] } },
  vote_helps: { you: helping, sheet: sheet('closed', 'open', 's2'), puts: { inquiry: [inquiry, helper], s2: votePuts } },
  asked_helps: { you: helping, sheet: sheet('closed', 'closed', 's4', false, 'open'), puts: { inquiry: [inquiry, helper], s4: rounds(['asked'], [asking('proposal/a', false)]) } },
  asked: { you: somebody, sheet: sheet('closed', 'closed', 's4', false, 'open'), puts: { inquiry: [inquiry, me], s4: rounds(['asked'], [asking('proposal/a', false)]) } },
  asked_practice: { you: somebody, sheet: sheet('closed', 'closed', 's4', false, 'open'), puts: { inquiry: [inquiry, me], s4: rounds([], [asking('practice/question', false)]) } },
  asked_sealed: { you: somebody, sheet: sheet('closed', 'closed', 's4', false, 'open'), puts: { inquiry: [inquiry, me], s4: rounds(['asked'], [asking('proposal/a', false), put('ballot/mine', { of: 'proposal/a', step: 'worried', reason: 'Not everyone wants to be met.', may_read: true }, { mine: true })]) } },
  agreed_shown: { you: somebody, sheet: sheet('closed', 'closed', 's4', false, 'revealed'), puts: { inquiry: [inquiry, me], s4: rounds(['agreed', 'asked', 'not_now'], [asking('proposal/a', true), roomTally('a', [14, 8, 2, 0, 0]), agreedOn]) } },
  not_agreed_shown: { you: somebody, sheet: sheet('closed', 'closed', 's4', false, 'revealed'), puts: { inquiry: [inquiry, me], s4: rounds(['not_agreed', 'waiting', 'not_now'], [asking('proposal/a', true), roomTally('a', [11, 8, 0, 4, 2])]) } },
  lead_rounds: { you: lead, sheet: sheet('closed', 'closed', 's2', true, 'lobby'), puts: { inquiry: [inquiry, ...welcomes], s4: [...rounds([]), put('story/x@s9', { words: 'A man waited for me at the gate. He knew my name already.' }), put('highlight/y@s9', { words: 'He knew my name already.' })] } },
  lead_rounds_empty: { you: lead, sheet: sheet('closed', 'closed', 's2', true, 'lobby'), puts: { inquiry: [inquiry, ...welcomes], s4: rounds([]).filter((each) => each.type !== 'proposal') } },
  lead_asked: { you: lead, sheet: sheet('closed', 'closed', 's4', true, 'open'), puts: { inquiry: [inquiry, ...welcomes], s4: rounds(['asked'], [asking('proposal/a', false), put('turnout/now', { voted: 14 }), put('wish/explain', {})]) } },
  lead_paused: { you: lead, sheet: sheet('closed', 'open', 's2', true), puts: { inquiry: [inquiry, ...welcomes], s2: [...votePuts, put('turnout/now', { voted: 14 })] }, notices: [
    { t: 'notice', kind: 'plugin_paused', text_key: 'plugin.paused', args: { plugin: 'energy-vote', title: 'Where shall we start?' } }, { t: 'notice', kind: 'guessing', text_key: 'notice.guessing', args: {} }] },
  lead_met: { you: lead, sheet: sheet('closed', 'closed', 's4', true, 'revealed'), puts: { inquiry: [inquiry, ...welcomes], s4: rounds(['asked', 'waiting', 'not_now'], [asking('proposal/a', true), roomTally('a', [14, 8, 2, 0, 0]), put('threshold/a', { of: 'proposal/a', room: 'met', young: 'met' })]) } },
  lead_unknown: { you: lead, sheet: sheet('closed', 'closed', 's4', true, 'revealed'), puts: { inquiry: [inquiry, ...welcomes], s4: rounds(['asked'], [asking('proposal/a', true), roomTally('a', [14, 8, 2, 0, 0]), put('threshold/a', { of: 'proposal/a', room: 'met', young: 'unknown' })]) } },
  lead_not_met: { you: lead, sheet: sheet('closed', 'closed', 's4', true, 'revealed'), puts: { inquiry: [inquiry, ...welcomes], s4: rounds(['not_agreed'], [asking('proposal/a', true), roomTally('a', [11, 8, 0, 4, 2]), put('threshold/a', { of: 'proposal/a', room: 'not_met' }), ...reasonsGiven]) } },
  steps: { you: somebody, sheet: building(false), puts: { inquiry: [inquiry, me], s5: steps(true) } },
  lead_steps: { you: lead, sheet: building(true), puts: { inquiry: [inquiry, ...welcomes], s5: [...steps(false), put('story/x@s9', { words: 'A man waited for me at the gate. He knew my name already.' })] } },
  wall_asked: { you: screen, sheet: sheet('closed', 'closed', 's4', false, 'open'), puts: { inquiry: [inquiry], s4: rounds(['asked'], [asking('proposal/a', false)]) } },
  wall_practice: { you: screen, sheet: sheet('closed', 'closed', 's4', false, 'open'), puts: { inquiry: [inquiry], s4: rounds([], [asking('practice/question', false)]) } },
  wall_agreed: { you: screen, sheet: sheet('closed', 'closed', 's4', false, 'revealed'), puts: { inquiry: [inquiry], s4: rounds(['agreed'], [asking('proposal/a', true), roomTally('a', [11, 11, 2, 0, 0]), agreedOn]) } },
  wall_not_agreed: { you: screen, sheet: sheet('closed', 'closed', 's4', false, 'revealed'), puts: { inquiry: [inquiry], s4: rounds(['not_agreed'], [asking('proposal/a', true), roomTally('a', [11, 8, 0, 4, 2])]) } },
  wall_not_now: { you: screen, sheet: sheet('closed', 'closed', 's4', false, 'revealed'), puts: { inquiry: [inquiry], s4: rounds([], [
    put('proposal/l', { number: 4, version: 1, title: 'Everything', words: 'Everyone who starts somewhere new meets one person they know beforehand, sees pictures of every room, and comes for three short days before the first long one.', state: 'not_now', not_now_because: 'It needs two more people in every school, and nobody has the money for them before the next summer. We ask the board again in May, with the figures that parents asked for.' }, { on_wall: true, gate: 'open' }),
    asking('proposal/l', true), roomTally('l', [6, 6, 5, 6, 2])]) } },
  tell: { you: somebody, sheet: storySheet(false), puts: { inquiry: [inquiry, me], s5: [prompts] } },
  tell_helped: { you: { ...somebody, role_group: 'supporter' }, sheet: storySheet(false), puts: { inquiry: [inquiry], s5: [prompts] } },
  told: { you: somebody, sheet: storySheet(false), puts: { inquiry: [inquiry, me], s5: [prompts, ...stories({ mine: true })] } },
  lead_told: { you: lead, sheet: storySheet(true), puts: { inquiry: [inquiry, ...welcomes], s5: [prompts, ...stories({ gate: 'held', on_wall: false })] } },
  wall_told_long: { you: screen, sheet: storySheet(false), puts: { inquiry: [inquiry], s5: [prompts, put('story/l', { mode: 'symbols', symbols: ['me', 'first_day', 'school', 'scared', 'bus', 'friend', 'quiet_place', 'together', 'play', 'more_time', 'teacher', 'happy'], words: 'I was scared until break. Then somebody from my old school sat with me. We had lunch in the quiet room, and after that I knew where to go.' }, { on_wall: true, gate: 'open' }), ...stories({ on_wall: true, gate: 'open' }).slice(0, 2)] } },
  wall_told_418: { you: screen, sheet: storySheet(false), puts: { inquiry: [inquiry], s5: [prompts, put('story/a', { mode: 'words', words: longStory }, { on_wall: true, gate: 'open' }), ...stories({ on_wall: true, gate: 'open' }).slice(1)] } },
  wall_told_beside: { you: screen, sheet: storySheet(false), puts: { inquiry: [inquiry], s5: [prompts, put('story/a', { mode: 'symbols', symbols: ['me', 'first_day', 'school', 'scared', 'bus', 'friend', 'quiet_place', 'together', 'play', 'more_time', 'teacher', 'happy'], words: longStory }, { on_wall: true, gate: 'open' })] } },
  wall_steps_long: { you: screen, sheet: building(false), puts: { inquiry: [inquiry], s5: [...steps(false), put('next-step/d', { number: 4, what: longStory, who: 'The college lead, the family hub and two parents who know the bus', by_when: '2027-07-16', status: 'open' }, { on_wall: true, gate: 'open' })] } },
  wall_promise_long: { you: screen, sheet: sheet('open', 'draft', 's1'), puts: { inquiry: [inquiry], s1: [put('promise/v4', { ...promiseBody, why: `${longStory} ${longStory}`, can_change: [longStory, 'Who you meet before you arrive.'] }, { on_wall: true, gate: 'open' })] } },
  wall_vote_long: { you: screen, sheet: sheet('closed', 'open', 's2'), puts: { inquiry: [inquiry], s2: [...votePuts.slice(1), put('option/z', { text: longStory.slice(0, 300), number: 6 }, { on_wall: true, gate: 'open' })] } },
  wall_told: { you: screen, sheet: storySheet(false), puts: { inquiry: [inquiry], s5: [prompts, ...stories({ on_wall: true, gate: 'open' })] } },
  wall_doors: { you: screen, sheet: sheet('draft', 'draft', null), puts: { inquiry: [inquiry, ...welcomes] } },
  wall_promise: { you: screen, sheet: sheet('open', 'draft', 's1'), puts: { inquiry: [inquiry], s1: promisePuts } },
  wall_vote: { you: screen, sheet: sheet('closed', 'open', 's2'), puts: { inquiry: [inquiry], s2: votePuts } },
  wall_vote_many: { you: screen, sheet: sheet('closed', 'open', 's2'), puts: { inquiry: [inquiry], s2: manyPuts } },
  wall_result_many: { you: screen, sheet: sheet('closed', 'revealed', 's2'), puts: { inquiry: [inquiry], s2: [...manyPuts, manyTally] } },
  wall_result: { you: screen, sheet: sheet('closed', 'revealed', 's2'), puts: { inquiry: [inquiry], s2: [...votePuts, tally] } },
};
