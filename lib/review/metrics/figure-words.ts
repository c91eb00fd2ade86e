import type { Figure, Span } from './figure.ts';

/** A figure in words, as the queue says which cases it shows; `nameOf` gives a connection's name. */
export function figureWords(figure: Figure, nameOf: (connection: string) => string | undefined): string {
  const zone = figure.zone ?? 'UTC';
  return [...spanWords(figure, zone), ...partWords(figure), ...groupWords(figure, nameOf)].join(', ');
}

function spanWords(figure: Figure, zone: string): string[] {
  const { opened, decided, requested, closed, answered, openAt } = figure;
  return [
    opened && `opened ${daysOf(opened, zone)}`,
    decided && `decided ${daysOf(decided, zone)}`,
    requested && `asked for something ${daysOf(requested, zone)}`,
    closed && `hit closed ${daysOf(closed, zone)}`,
    answered && `answered by a second person ${daysOf(answered, zone)}`,
    openAt && `open on ${momentOf(new Date(openAt), zone)}`,
  ].filter((words) => words !== undefined);
}

const steps: Record<NonNullable<Figure['step']>, string> = {
  complete: 'documents in',
  decided: 'decided since',
  approved: 'approved since',
  asked: 'asked for something again',
};
const nowWords: Record<NonNullable<Figure['now']>, string> = {
  waiting: 'waiting now',
  over: 'over their time now',
  claimed: 'claimed now',
};
const verdicts: Record<NonNullable<Figure['verdict']>, string> = {
  true_match: 'with a true match',
  false_positive: 'with a false positive',
  unsure: 'with a hit judged unsure',
  open: 'with an open hit',
};

function partWords({ now, holder, age, outcome, time, slots, only, step, verdict, second }: Figure): string[] {
  return [
    now && nowWords[now],
    holder && 'by one person',
    age && (age === '31' ? 'older than 30 days' : `${age.replace('-', '–')} days old`),
    outcome,
    time && (time === 'met' ? 'in time' : 'late'),
    slots && 'within one group of times',
    only && (only === 'first' ? 'first rounds' : 'latest decision of the applicant'),
    step && steps[step],
    verdict && verdicts[verdict],
    second,
  ].filter((words) => words !== undefined);
}

function groupWords(figure: Figure, nameOf: (connection: string) => string | undefined): string[] {
  const { connection, mode, reviewer, reason, askedFor } = figure;
  const told = (name: string, value: string | undefined) =>
    value === undefined ? undefined : `${name} ${value === '' ? 'not told' : value}`;
  return [
    connection ? (nameOf(connection) ?? 'one connection') : undefined,
    mode === 'test' ? 'test cases' : undefined,
    told('risk', figure.risk),
    told('flow', figure.flow),
    told('country', figure.country),
    told('document', figure.document),
    told('list', figure.list),
    told('topic', figure.topic),
    reviewer ? 'by one reviewer' : undefined,
    told('reason', reason ?? askedFor),
  ].filter((words) => words !== undefined);
}

const dayMs = 86_400_000;

/** "29 Oct – 27 Nov 2026"; parts of a day with their times. */
function daysOf({ from, until }: Span, zone: string): string {
  const [start, end] = [new Date(from), new Date(until)];
  if (end.getTime() - start.getTime() < dayMs / 2) return `${momentOf(start, zone)} – ${clockOf(end, zone)}`;
  const [first, last] = [dayOf(start, zone), dayOf(new Date(end.getTime() - 1), zone)];
  return first === last ? last : `${first} – ${last}`;
}

function dayOf(at: Date, timeZone: string): string {
  return words(at, { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
}

function clockOf(at: Date, timeZone: string): string {
  return words(at, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

function momentOf(at: Date, zone: string): string {
  return `${dayOf(at, zone)}, ${clockOf(at, zone)}`;
}

/** A zone that the reader's browser does not know is taken for UTC. */
function words(at: Date, options: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat('en-GB', options).format(at).replace('Sept', 'Sep');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(at).replace('Sept', 'Sep');
  }
}
