// An area profile as the form has it, and as the file says it (schemas/area.schema.json): what is left empty is as without one. Pure.
export const colours = ['red', 'amber', 'green'] as const;
export type Colour = (typeof colours)[number];

export interface Named {
  readonly name: string;
  readonly title: string;
}

export interface Board {
  readonly name: string;
  readonly decides: boolean;
  /** Who decides formally where it does not. */
  readonly decidedBy: string;
}

export interface Rating {
  readonly means: string;
  /** How a step stands that the area gives this colour. */
  readonly states: readonly string[];
}

export interface Area {
  readonly name: string;
  /** Empty: any number. */
  readonly boardPages: string;
  /** Every part of the board's paper, in the order of the house. */
  readonly headings: readonly Named[];
  readonly columns: readonly Named[];
  readonly boards: readonly Board[];
  readonly colours: Readonly<Record<Colour, Rating>>;
  readonly said: string;
  readonly done: string;
}

/** What papers say without a profile. */
export interface Usual {
  readonly headings: readonly Named[];
  readonly columns: readonly Named[];
  readonly states: readonly Named[];
  readonly said: string;
  readonly done: string;
}

export interface AreaTold {
  readonly usual: Usual;
  readonly area: Area;
  readonly isThere: boolean;
  /** Why the file that lies there is not taken; empty: it is. */
  readonly fault: string;
}

type Told = Readonly<Record<string, unknown>>;
export const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null && !Array.isArray(value);
const within = (from: Told, member: string): Told => (isTold(from[member]) ? from[member] : {});
const text = (from: Told, member: string): string => (typeof from[member] === 'string' ? from[member] : '');
const list = (from: Told, member: string): readonly Told[] => (Array.isArray(from[member]) ? from[member].filter(isTold) : []);
const named = (from: Told, member: string): readonly Named[] => list(from, member).map((one) => ({ name: text(one, 'name'), title: text(one, 'title') }));

const ratingIn = (from: Told): Rating => ({ means: text(from, 'means'), states: Array.isArray(from['states']) ? from['states'].filter((state): state is string => typeof state === 'string') : [] });

function headingsIn(profile: Told, usual: Usual): readonly Named[] {
  const said = list(profile, 'headings').map((one) => ({ name: text(one, 'part'), title: text(one, 'title') }));
  const rest = usual.headings.filter(({ name }) => !said.some((one) => one.name === name));
  return [...said, ...rest.map(({ name }) => ({ name, title: '' }))];
}

/** What the file says, for the form. */
export function areaIn(profile: Told, usual: Usual): Area {
  const columns = within(profile, 'columns');
  const rated = within(profile, 'colours');
  const pair = within(profile, 'you_said');
  return {
    name: text(profile, 'name'),
    boardPages: typeof profile['board_pages'] === 'number' ? String(profile['board_pages']) : '',
    headings: headingsIn(profile, usual),
    columns: usual.columns.map(({ name }) => ({ name, title: text(columns, name) })),
    boards: list(profile, 'boards').map((one) => ({ name: text(one, 'name'), decides: one['decides'] === true, decidedBy: text(one, 'decided_by') })),
    colours: { red: ratingIn(within(rated, 'red')), amber: ratingIn(within(rated, 'amber')), green: ratingIn(within(rated, 'green')) },
    said: text(pair, 'said'), done: text(pair, 'done'),
  };
}

/** What the program told, for the form. */
export function areaTold(told: Told): AreaTold {
  const from = within(told, 'usual');
  const usual: Usual = { headings: named(from, 'headings'), columns: named(from, 'columns'), states: named(from, 'states'), said: text(from, 'said'), done: text(from, 'done') };
  return { usual, area: areaIn(within(told, 'profile'), usual), isThere: isTold(told['profile']), fault: text(told, 'fault') };
}

function headingsOf({ headings }: Area, usual: Usual): Told {
  const isUsual = headings.every(({ name, title }, at) => title.trim() === '' && name === usual.headings[at]?.name);
  return isUsual ? {} : { headings: headings.map(({ name, title }) => ({ part: name, ...(title.trim() === '' ? {} : { title: title.trim() }) })) };
}

const boardOf = ({ name, decides, decidedBy }: Board): Told => ({ name: name.trim(), decides, ...(decides || decidedBy.trim() === '' ? {} : { decided_by: decidedBy.trim() }) });

/** The profile, with what the form says and nothing else. */
export function profileOf(area: Area, usual: Usual): Told {
  const columns = area.columns.filter(({ title }) => title.trim() !== '');
  const boards = area.boards.filter(({ name }) => name.trim() !== '');
  const rated = colours.filter((colour) => area.colours[colour].means.trim() !== '');
  const rating = ({ means, states }: Rating): Told => ({ means: means.trim(), ...(states.length === 0 ? {} : { states }) });
  return {
    chorus: 'area/1',
    name: area.name.trim(),
    ...(area.boardPages === '' ? {} : { board_pages: Number(area.boardPages) }),
    ...headingsOf(area, usual),
    ...(columns.length === 0 ? {} : { columns: Object.fromEntries(columns.map(({ name, title }) => [name, title.trim()])) }),
    ...(boards.length === 0 ? {} : { boards: boards.map(boardOf) }),
    ...(rated.length === 0 ? {} : { colours: Object.fromEntries(rated.map((colour) => [colour, rating(area.colours[colour])])) }),
    ...(area.said.trim() === '' ? {} : { you_said: { said: area.said.trim(), done: area.done.trim() } }),
  };
}

/** One of a list a place up or down; at an end it stays. */
export function moved<Thing>(things: readonly Thing[], from: number, by: -1 | 1): readonly Thing[] {
  const to = from + by;
  const thing = things[from];
  if (thing === undefined || to < 0 || to >= things.length) return things;
  const rest = things.filter((_, at) => at !== from);
  return [...rest.slice(0, to), thing, ...rest.slice(to)];
}

/** A state has one colour: it leaves the one that it had. */
export function rated(area: Area, colour: Colour, state: string, has: boolean): Area {
  const without = (rating: Rating): Rating => ({ ...rating, states: rating.states.filter((one) => one !== state) });
  const rest = { red: without(area.colours.red), amber: without(area.colours.amber), green: without(area.colours.green) };
  const own = has ? { ...rest[colour], states: [...rest[colour].states, state] } : rest[colour];
  return { ...area, colours: { ...rest, [colour]: own } };
}
