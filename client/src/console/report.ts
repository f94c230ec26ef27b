// What stays behind when a report leaves, and what to look at before, as the room tells it (`report` beside it is the
// same report as data, which this page does not read).

export interface Preview {
  /** What does not leave: why, and how many things. */
  readonly stays: readonly { readonly why: string; readonly things: number }[];
  /** What a person should look at before it leaves. */
  readonly flags: readonly { readonly why: string; readonly words: string }[];
}

type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);
const bodiesIn = (body: Body, member: string): readonly Body[] => (Array.isArray(body[member]) ? (body[member] as readonly unknown[]).filter(isBody) : []);
const textIn = (body: Body, member: string): string => (typeof body[member] === 'string' ? body[member] : '');

/** Null: this is no report. */
export function previewFrom(answer: unknown): Preview | null {
  if (!isBody(answer) || !isBody(answer['report'])) return null;
  return {
    stays: bodiesIn(answer, 'stays').map((stay) => ({ why: textIn(stay, 'why'), things: Number(stay['things'] ?? 0) })),
    flags: bodiesIn(answer, 'flags').map((flag) => ({ why: textIn(flag, 'why'), words: textIn(flag, 'words') })),
  };
}
