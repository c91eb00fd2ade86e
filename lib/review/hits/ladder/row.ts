/** The six rows of a ladder, in their order. */
export const ladderFields = ['name', 'aliases', 'birthDate', 'country', 'identifiers', 'gender'] as const;
export type LadderField = (typeof ladderFields)[number];

/** `not_given`: one side says nothing about it, or the vendor gave no record. It is neither agreement nor zero. */
export type Verdict = 'agree' | 'neutral' | 'contradict' | 'not_given';

/** A value with the runs that differ from the other side: offsets in UTF-16 code units, `to` exclusive. */
export type MarkedText = { text: string; marks: { from: number; to: number }[] };

/** One row: both sides' values, empty where a side gives none, what they say to each other, and its points. */
export type LadderRow = {
  field: LadderField;
  verdict: Verdict;
  /** Whole points, negative for what counts against. Null where nothing can be scored. */
  points: number | null;
  applicant: MarkedText[];
  list: MarkedText[];
  /** Sentences without a full stop, the most important first. */
  words: string[];
};

/** A value in which nothing differs. */
export function plainText(text: string): MarkedText {
  return { text, marks: [] };
}

/** A value that differs as a whole. */
export function wholeText(text: string): MarkedText {
  return { text, marks: text === '' ? [] : [{ from: 0, to: text.length }] };
}

/** Two texts of one kind with the run in which they differ: what is left between their common start and end. */
export function differingRuns(a: string, b: string): [MarkedText, MarkedText] {
  const [x, y] = [[...a], [...b]];
  const least = Math.min(x.length, y.length);
  let start = 0;
  while (start < least && isSameLetter(x[start], y[start])) start += 1;
  let end = 0;
  while (end < least - start && isSameLetter(x.at(-1 - end), y.at(-1 - end))) end += 1;
  return [markedRun(x, start, end), markedRun(y, start, end)];
}

/** Two dates in words with the words that differ, from the first to the last of them, read from the year backwards. */
export function differingWords(a: string, b: string): [MarkedText, MarkedText] {
  const [x, y] = [a.split(' '), b.split(' ')];
  const least = Math.min(x.length, y.length);
  const differ = (back: number) => x.at(-1 - back) !== y.at(-1 - back);
  const backs = Array.from({ length: least }, (_, back) => back).filter(differ);
  return [markedWords(x, backs), markedWords(y, backs)];
}

function markedWords(words: string[], backs: number[]): MarkedText {
  const [last, first] = [backs[0], backs.at(-1)];
  const text = words.join(' ');
  if (last === undefined || first === undefined) return plainText(text);
  const from = words.slice(0, words.length - 1 - first).reduce((sum, word) => sum + word.length + 1, 0);
  const to = words.slice(0, words.length - last).join(' ').length;
  return { text, marks: [{ from, to }] };
}

function isSameLetter(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}

function markedRun(letters: string[], start: number, end: number): MarkedText {
  const from = letters.slice(0, start).join('').length;
  const to = letters.slice(0, letters.length - end).join('').length;
  return { text: letters.join(''), marks: from < to ? [{ from, to }] : [] };
}
