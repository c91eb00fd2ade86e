import { connectionName } from '#components/review/connections.ts';
import { riskWords } from '#components/review/words.ts';
import type { FilterChoices } from '#lib/review/case/filter/choices.ts';
import type { JoinedField } from '#lib/review/case/filter/joined.ts';
import { type FilterPart, withPart } from '#lib/review/case/filter/parts.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';

type Choice = [value: string, label: string];

/** A part of the filter that has its values in a list. */
export type ListPart = FilterPart | 'providers';

/**
 * A field of the filter: values of a list, that a case has (`part`) or has not (`not`); or a span relative to today or
 * the first and the last day of a range.
 */
export type Field =
  | { name: string; part: ListPart; not?: FilterPart; choices: Choice[] }
  | { name: string; from: FilterPart; until: FilterPart; within: FilterPart; spans: Choice[]; joins: JoinedField };

/** A field of values in a list. */
export type ListField = Extract<Field, { part: unknown }>;

/** A field of days. */
export type DayField = Extract<Field, { from: unknown }>;

export type FilterChange = Partial<Pick<QueueFilter, 'providers' | 'parts' | 'or'>>;

const blockers: Choice[] = [
  ['none', 'None open'],
  ['hit', 'Any hit'],
  ['hit:sanction', 'Sanctions'],
  ['hit:pep', 'PEP'],
  ['hit:warning', 'Watch list'],
  ['hit:adverse_media', 'Adverse media'],
  ['check', 'Check'],
  ['difference', 'Difference'],
  ['document', 'Document'],
  ['age', 'Under 18'],
  ['face', 'Faces'],
  ['unknown_word', 'Unknown status'],
  ['command', 'Command'],
  ['problem', 'Not read'],
];

const outcomes: Choice[] = [
  ['fail', 'Failed'],
  ['attention', 'To look at'],
  ['unknown', 'Unknown'],
  ['pending', 'Pending'],
];

const documentKinds: Choice[] = [
  ['passport', 'Passport'],
  ['passport_card', 'Passport card'],
  ['identity_card', 'Identity card'],
  ['state_identity_card', 'State identity card'],
  ['driver_licence', 'Driver licence'],
  ['residence_permit', 'Residence permit'],
  ['proof_of_address', 'Proof of address'],
  ['other', 'Another one'],
  ['none', 'None'],
];

const openedSpans: Choice[] = [
  ['today', 'today'],
  ['7d', 'last 7 days'],
  ['14d', 'last 14 days'],
  ['30d', 'last 30 days'],
];

const dueSpans: Choice[] = [
  ['overdue', 'overdue'],
  ['2h', 'overdue or in 2 hours'],
  ['today', 'today'],
  ['7d', 'in 7 days'],
];

/**
 * All fields, with the choices that are known now. The type of document and the tag, which "or" can't join, are last:
 * all others are neighbours.
 */
export function fieldsOf(connections: ConnectionHealth[], choices: FilterChoices | undefined): Field[] {
  const providers = new Map(connections.map(({ provider, providerLabel }) => [provider, providerLabel]));
  return [
    { name: 'Provider', part: 'providers', not: 'notProviders', choices: [...providers] },
    {
      name: 'Connection',
      part: 'connections',
      not: 'notConnections',
      choices: connections.map((connection) => [connection.id, connectionName(connection, connections)]),
    },
    { name: 'Blocker', part: 'blockers', not: 'notBlockers', choices: blockers },
    { name: 'Outcome', part: 'tones', choices: outcomes },
    { name: 'Country', part: 'countries', not: 'notCountries', choices: choices?.countries ?? [] },
    {
      name: 'Assignee',
      part: 'assignees',
      not: 'notAssignees',
      choices: [['me', 'Me'], ['none', 'No one'], ...(choices?.members ?? [])],
    },
    {
      name: 'Risk',
      part: 'risks',
      not: 'notRisks',
      choices: (['high', 'medium', 'low'] as const).map((risk) => [risk, riskWords[risk]]),
    },
    {
      name: 'Opened',
      from: 'openedFrom',
      until: 'openedUntil',
      within: 'openedIn',
      spans: openedSpans,
      joins: 'opened',
    },
    { name: 'Due', from: 'dueFrom', until: 'dueUntil', within: 'dueIn', spans: dueSpans, joins: 'due' },
    { name: 'Document type', part: 'documentKinds', choices: documentKinds },
    { name: 'Tag', part: 'tags', not: 'notTags', choices: choices?.tags.map((tag): Choice => [tag, tag]) ?? [] },
  ];
}

/** The values of a part that are on. */
export function chosenIn(filter: QueueFilter, part: ListPart): string[] {
  return (part === 'providers' ? filter.providers : filter.parts?.[part]) ?? [];
}

/** The change of a filter by which a part has these values. */
export function changeOf(filter: QueueFilter, part: ListPart, values: string[]): FilterChange {
  return part === 'providers' ? { providers: values } : { parts: withPart(filter.parts, { [part]: values }) };
}

/** The change of a filter by which a part passes its values to another: "is" to "is not", or back. */
export function movedTo(filter: QueueFilter, from: ListPart, to: ListPart): { values: string[]; change: FilterChange } {
  const values = [...new Set([...chosenIn(filter, to), ...chosenIn(filter, from)])];
  const emptied = { ...filter, ...changeOf(filter, from, []) };
  const { providers, parts } = { ...emptied, ...changeOf(emptied, to, values) };
  // It stays joined to what it was joined to.
  const or = filter.or?.map((field) => (field === from ? (to as JoinedField) : field));
  return { values, change: { providers, parts, or } };
}

/** The change of a filter by which a field has this span or these days, and no others. */
export function daysChange(
  { parts }: QueueFilter,
  { within, from, until }: DayField,
  { span = '', first = '', last = '' }: { span?: string; first?: string; last?: string },
): FilterChange {
  const one = (value: string) => (value === '' ? [] : [value]);
  return { parts: withPart(parts, { [within]: one(span), [from]: one(first), [until]: one(last) }) };
}
