import { uuid } from '../values/uuid.ts';

/** From a moment to before another, ISO 8601, UTC. */
export type Span = { from: string; until: string };

/**
 * What a number of the metrics counts, as a filter of the queue: the queue with it shows exactly the cases that were
 * counted. A group that is not told is an empty text. Without personal data, because it is part of an address.
 */
export type Figure = {
  /** The time zone in which the spans are days. */
  zone?: string;
  opened?: Span;
  /** Of the decision in force: not undone. */
  decided?: Span;
  /** Of the last request for information. */
  requested?: Span;
  /** Of a hit. */
  closed?: Span;
  /** Of a second person's answer. */
  answered?: Span;
  /** Open at this moment. */
  openAt?: string;
  /** Days since it was opened, at the moment `openAt`. */
  age?: AgeGroup;
  now?: NowGroup;
  /** The member who has claimed it. */
  holder?: string;
  outcome?: 'approved' | 'rejected';
  time?: 'met' | 'late';
  /** Slots of the histogram, both included: "17-20". */
  slots?: string;
  /** First rounds only; or of each applicant the latest decision. */
  only?: 'first' | 'latest';
  step?: 'complete' | 'decided' | 'approved' | 'asked';
  connection?: string;
  mode?: 'live' | 'test';
  risk?: string;
  flow?: string;
  country?: string;
  document?: string;
  reviewer?: string;
  reason?: string;
  askedFor?: string;
  verdict?: 'true_match' | 'false_positive' | 'unsure' | 'open';
  topic?: string;
  list?: string;
  second?: 'confirmed' | 'returned';
};

export const ageGroups = ['0-2', '3-10', '11-30', '31'] as const;

export type AgeGroup = (typeof ageGroups)[number];

/** Of the cases that a member can work on now: all, those over their time, those that a member has claimed. */
export const nowGroups = ['waiting', 'over', 'claimed'] as const;

export type NowGroup = (typeof nowGroups)[number];

const spanKeys = ['opened', 'decided', 'requested', 'closed', 'answered'] as const;

/** What each text may be: one of these words, or a text that the pattern allows. */
const allowed: { [Key in Exclude<keyof Figure, (typeof spanKeys)[number]>]-?: readonly string[] | RegExp } = {
  zone: /^[A-Za-z][A-Za-z0-9_+/-]{1,60}$/,
  openAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/,
  age: ageGroups,
  now: nowGroups,
  holder: uuid,
  outcome: ['approved', 'rejected'],
  time: ['met', 'late'],
  slots: /^\d{1,2}-\d{1,2}$/,
  only: ['first', 'latest'],
  step: ['complete', 'decided', 'approved', 'asked'],
  connection: uuid,
  mode: ['live', 'test'],
  risk: ['low', 'medium', 'high'],
  flow: /^[^\p{Cc}]{0,200}$/u,
  country: /^[^\p{Cc}]{0,60}$/u,
  document: /^[^\p{Cc}]{0,100}$/u,
  reviewer: uuid,
  reason: /^[\w.-]{1,40}$/,
  askedFor: /^[\w.-]{1,40}$/,
  verdict: ['true_match', 'false_positive', 'unsure', 'open'],
  topic: /^[a-z0-9_]{1,40}$/,
  list: /^[^\p{Cc}]{0,200}$/u,
  second: ['confirmed', 'returned'],
};

/** The names of a figure's parameters in an address. */
export const figureKeys = [...spanKeys, ...Object.keys(allowed)];

/** The figure in the parameters of an address; null without any. Values that make no sense are dropped. */
export function readFigure(get: (name: string) => string | null | undefined): Figure | null {
  const figure: Record<string, string | Span> = {};
  for (const key of spanKeys) {
    const span = readSpan(get(key));
    if (span) figure[key] = span;
  }
  for (const [key, rule] of Object.entries(allowed)) {
    const text = get(key);
    if (text != null && fits(text, rule) && (key !== 'openAt' || isMoment(text))) figure[key] = text;
  }
  // The zone alone filters nothing. Each value was read by the rule of its key.
  return Object.keys(figure).some((key) => key !== 'zone') ? (figure as Figure) : null;
}

/** The parameters of a figure. */
export function figureParams(figure: Figure): [name: string, value: string][] {
  return Object.entries(figure).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : `${value.from}..${value.until}`,
  ]);
}

/** The two slots of a figure, both included. */
export function slotsOf(text: string): [first: number, last: number] {
  const [first = 0, last = 0] = text.split('-').map(Number);
  return [first, last];
}

function readSpan(text: string | null | undefined): Span | null {
  const [from = '', until = ''] = text?.split('..') ?? [];
  return isMoment(from) && isMoment(until) && from <= until ? { from, until } : null;
}

function fits(text: string, rule: readonly string[] | RegExp): boolean {
  return rule instanceof RegExp ? rule.test(text) : rule.includes(text);
}

function isMoment(text: string): boolean {
  return fits(text, allowed.openAt) && !Number.isNaN(Date.parse(text));
}
