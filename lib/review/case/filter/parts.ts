import { uuid } from '../../values/uuid.ts';

/**
 * What an address may hold for each part of the queue's filter. The names differ from those of a figure of the
 * metrics, which is in the same address. None holds personal data: ids, codes, words of Docket and days (UTC).
 */
const listed = {
  connections: uuid,
  /** A kind of blocker, a topic of hits (`hit:sanction`), or `none`: nothing is open. */
  blockers: /^(?:none|difference|hit|check|document|age|face|unknown_word|problem|command|hit:[a-z_1-4]{1,20})$/,
  countries: /^[A-Z]{3}$/,
  /** Of the applicant's first document, as the database's `document_kind` has them. */
  documentKinds:
    /^(?:passport|passport_card|driver_licence|(?:state_)?identity_card|residence_permit|proof_of_address|other|none)$/,
  /** A member, `me`, or `none`. */
  assignees: new RegExp(`^(?:me|none)$|${uuid.source}`),
  risks: /^(?:low|medium|high)$/,
  tags: /^(?!.*\d{5})[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} -]{0,29}$/u,
};

const rules = {
  ...listed,
  /** The outcome of a blocker. With kinds beside it, of the same blocker. */
  tones: /^(?:fail|attention|pending|unknown)$/,
  // What is excluded: the case has none of these values. One of which the value is not known is not excluded.
  notProviders: /^[a-z0-9_-]{1,40}$/,
  notConnections: listed.connections,
  notBlockers: listed.blockers,
  notCountries: listed.countries,
  notAssignees: listed.assignees,
  notRisks: listed.risks,
  notTags: listed.tags,
  /** Relative to today: they stay so in an address and in a view. */
  openedIn: /^(?:today|7d|14d|30d)$/,
  dueIn: /^(?:overdue|2h|today|7d)$/,
  openedFrom: /^2\d{3}-\d\d-\d\d$/,
  openedUntil: /^2\d{3}-\d\d-\d\d$/,
  dueFrom: /^2\d{3}-\d\d-\d\d$/,
  dueUntil: /^2\d{3}-\d\d-\d\d$/,
};

export type FilterPart = keyof typeof rules;

/** The filters beside tab, provider and text; an absent part filters nothing. Days and spans have one value each. */
export type FilterParts = { [Part in FilterPart]?: string[] };

export const filterParts = Object.keys(rules) as FilterPart[];

/** A link can't ask for more values of one part. */
const mostValues = 20;

/**
 * The parts in an address; undefined without any. Values that make no sense are dropped, and repeated ones. A field of
 * days is either a span or days: a span goes before them.
 */
export function readParts(all: (name: string) => readonly string[]): FilterParts | undefined {
  const parts: FilterParts = {};
  for (const part of filterParts) {
    const values = [...new Set(all(part))].filter((value) => isPossible(part, value));
    if (values.length > 0 && !isBesideSpan(part, parts))
      parts[part] = values.slice(0, isDay(part) || isSpan(part) ? 1 : mostValues);
  }
  return Object.keys(parts).length > 0 ? parts : undefined;
}

/** The parts with one of them changed; undefined when none is left. */
export function withPart(parts: FilterParts | undefined, change: FilterParts): FilterParts | undefined {
  const changed = { ...parts, ...change };
  return readParts((name) => changed[name as FilterPart] ?? []);
}

/** Whether a part is a day: the first or the last one of a range. */
export function isDay(part: FilterPart): boolean {
  return part.endsWith('From') || part.endsWith('Until');
}

/** Whether a part is a span that is relative to today. */
function isSpan(part: FilterPart): boolean {
  return part.endsWith('In');
}

/** Spans are read before days. */
function isBesideSpan(part: FilterPart, { openedIn, dueIn }: FilterParts): boolean {
  return isDay(part) && (part.startsWith('opened') ? openedIn : dueIn) !== undefined;
}

function isPossible(part: FilterPart, value: string): boolean {
  return rules[part].test(value) && (!isDay(part) || new Date(value).toJSON()?.startsWith(value) === true);
}
