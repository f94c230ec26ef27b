// The report as the room tells it for a look before it leaves (schemas/report.schema.json), read carefully.

export interface Voice {
  /** S07, H15; empty: it has no number. */
  readonly id: string;
  /** Empty: shared in confidence. */
  readonly words: string;
}

export interface Moved {
  readonly of: StepFact;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface Update {
  readonly on: string;
  /** As it stood then; null: it was not kept. */
  readonly status: StepState | null;
  readonly words: string;
  readonly evidence: string;
}

export interface Step {
  readonly id: string;
  readonly what: string;
  readonly who: string;
  readonly accepted: boolean;
  readonly facts: readonly (readonly [fact: StepFact, words: string])[];
  readonly status: StepState;
  readonly moved: readonly Moved[];
  readonly updates: readonly Update[];
  readonly voices: readonly string[];
  readonly because: readonly Voice[];
  /** Why it leads back to fewer than two groups; null: it does not need to say. Empty: nobody has said why. */
  readonly noThread: string | null;
}

export const stepFacts = ['easy_read', 'first_step', 'by_when', 'helpers', 'needs', 'how_we_know', 'board', 'board_on', 'hear_how', 'hear_by', 'review_on', 'final_on'] as const;
export type StepFact = (typeof stepFacts)[number];
const stepStates = ['open', 'in_hand', 'done', 'changed', 'not_done'] as const;
export type StepState = (typeof stepStates)[number];

export type Block =
  | { readonly t: 'paragraph'; readonly text: string }
  | { readonly t: 'list'; readonly items: readonly string[] }
  | { readonly t: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly t: 'quote'; readonly words: string; readonly strokes: readonly Stroke[]; readonly name: string; readonly putDown: string }
  | { readonly t: 'in_confidence' }
  | { readonly t: 'people'; readonly rows: readonly (readonly [label: string, people: string])[] }
  | { readonly t: 'step'; readonly step: Step }
  | { readonly t: 'agreement'; readonly title: string; readonly words: string; readonly reviewOn: string };

export interface Stroke {
  readonly points: string;
  readonly width: number;
  readonly colour: string;
}

export interface Section {
  readonly activity: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Report {
  readonly title: string;
  readonly question: string;
  readonly madeOn: string;
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
}

export interface Preview {
  readonly report: Report;
  /** What does not leave: why, and how many things. */
  readonly stays: readonly { readonly why: string; readonly things: number }[];
  /** What a person should look at before it leaves. */
  readonly flags: readonly { readonly why: string; readonly words: string }[];
}

type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);
const bodiesIn = (body: Body, member: string): readonly Body[] => listIn(body, member).filter(isBody);
const listIn = (body: Body, member: string): readonly unknown[] => (Array.isArray(body[member]) ? (body[member] as readonly unknown[]) : []);
const textIn = (body: Body, member: string): string => wordOf(body[member]);
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const textsIn = (body: Body, member: string): readonly string[] => listIn(body, member).map(wordOf);

const stateIn = (body: Body): StepState | null => stepStates.find((state) => state === body['status']) ?? null;

function stepFrom(body: Body): Step {
  const reason = textIn(body, 'no_thread_because');
  return {
    id: textIn(body, 'id'), what: textIn(body, 'what'), who: textIn(body, 'who'), accepted: body['accepted'] === true,
    facts: stepFacts.flatMap((fact) => (textIn(body, fact) === '' ? [] : [[fact, textIn(body, fact)] as const])),
    status: stateIn(body) ?? 'open',
    moved: bodiesIn(body, 'moved').flatMap((moved) => {
      const of = stepFacts.find((fact) => fact === moved['of']);
      return of ? [{ of, from: textIn(moved, 'from'), to: textIn(moved, 'to'), reason: textIn(moved, 'reason') }] : [];
    }),
    updates: bodiesIn(body, 'updates').map((update) => ({ on: textIn(update, 'on'), status: stateIn(update), words: textIn(update, 'words'), evidence: textIn(update, 'evidence') })),
    voices: textsIn(body, 'voices'),
    because: bodiesIn(body, 'because').map((voice) => ({ id: textIn(voice, 'id'), words: textIn(voice, 'words') })),
    noThread: reason !== '' ? reason : body['thread_missing'] === true ? '' : null,
  };
}

function blockFrom(body: Body): readonly Block[] {
  switch (body['t']) {
    case 'paragraph': return [{ t: 'paragraph', text: textIn(body, 'text') }];
    case 'list': return [{ t: 'list', items: textsIn(body, 'items') }];
    case 'table': return [{ t: 'table', columns: textsIn(body, 'columns'), rows: listIn(body, 'rows').map((row) => (Array.isArray(row) ? row.map(wordOf) : [])) }];
    case 'quote': return [{ t: 'quote', words: textIn(body, 'words') || textIn(body, 'shows'), name: textIn(body, 'name'), putDown: textIn(body, 'put_down'),
      strokes: bodiesIn(body, 'strokes').map((stroke) => ({ points: textIn(stroke, 'points'), width: Number(stroke['width'] ?? 8), colour: textIn(stroke, 'colour') || 'ink' })) }];
    case 'in_confidence': return [{ t: 'in_confidence' }];
    case 'people': return [{ t: 'people', rows: bodiesIn(body, 'rows').map((row) => [textIn(row, 'label'), textIn(row, 'people')] as const) }];
    case 'step': return [{ t: 'step', step: stepFrom(body) }];
    case 'agreement': return [{ t: 'agreement', title: textIn(body, 'title'), words: textIn(body, 'words'), reviewOn: textIn(body, 'review_on') }];
    default: return [];
  }
}

function reportFrom(body: Body): Report {
  return {
    title: textIn(body, 'title'), question: textIn(body, 'question'), madeOn: textIn(body, 'made_on'),
    sections: bodiesIn(body, 'sections').map((section) => ({
      activity: textIn(section, 'activity'), title: textIn(section, 'title'), blocks: bodiesIn(section, 'blocks').flatMap(blockFrom),
    })),
    steps: bodiesIn(body, 'next_steps').map(stepFrom),
  };
}

/** Null: this is no report. */
export function previewFrom(answer: unknown): Preview | null {
  if (!isBody(answer) || !isBody(answer['report'])) return null;
  return {
    report: reportFrom(answer['report']),
    stays: bodiesIn(answer, 'stays').map((stay) => ({ why: textIn(stay, 'why'), things: Number(stay['things'] ?? 0) })),
    flags: bodiesIn(answer, 'flags').map((flag) => ({ why: textIn(flag, 'why'), words: textIn(flag, 'words') })),
  };
}
