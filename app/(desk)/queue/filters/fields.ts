import { connectionName } from '#components/review/connections.ts';
import { riskWords } from '#components/review/words.ts';
import { chipWords } from '#components/ui/chip.tsx';
import type { FilterChoices } from '#lib/review/case/filter/choices.ts';
import { type FilterPart, withPart } from '#lib/review/case/filter/parts.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';

type Choice = [value: string, label: string];

/** A field of the filter: values of a list, or a span relative to today or the first and the last day of a range. */
export type Field =
  | { name: string; part: FilterPart | 'providers'; choices: Choice[] }
  | { name: string; from: FilterPart; until: FilterPart; within: FilterPart; spans: Choice[] };

/** A field of days. */
export type DayField = Extract<Field, { from: unknown }>;

export type FilterChange = Partial<Pick<QueueFilter, 'providers' | 'parts'>>;

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

/** All fields, with the choices that are known now. */
export function fieldsOf(connections: ConnectionHealth[], choices: FilterChoices | undefined): Field[] {
  const providers = new Map(connections.map(({ provider, providerLabel }) => [provider, providerLabel]));
  return [
    { name: 'Provider', part: 'providers', choices: [...providers] },
    {
      name: 'Connection',
      part: 'connections',
      choices: connections.map((connection) => [connection.id, connectionName(connection, connections)]),
    },
    { name: 'Blocker', part: 'blockers', choices: blockers },
    { name: 'Outcome', part: 'tones', choices: outcomes },
    { name: 'Country', part: 'countries', choices: choices?.countries ?? [] },
    { name: 'Document type', part: 'documentKinds', choices: documentKinds },
    {
      name: 'Assignee',
      part: 'assignees',
      choices: [['me', 'Me'], ['none', 'No one'], ...(choices?.members ?? [])],
    },
    {
      name: 'Risk',
      part: 'risks',
      choices: (['high', 'medium', 'low'] as const).map((risk) => [risk, riskWords[risk]]),
    },
    { name: 'Tag', part: 'tags', choices: choices?.tags.map((tag): Choice => [tag, tag]) ?? [] },
    { name: 'Opened', from: 'openedFrom', until: 'openedUntil', within: 'openedIn', spans: openedSpans },
    { name: 'Due', from: 'dueFrom', until: 'dueUntil', within: 'dueIn', spans: dueSpans },
  ];
}

/** The values of a part that are on. */
export function chosenIn(filter: QueueFilter, part: FilterPart | 'providers'): string[] {
  return (part === 'providers' ? filter.providers : filter.parts?.[part]) ?? [];
}

/** The change of a filter by which a part has these values. */
export function changeOf(filter: QueueFilter, part: FilterPart | 'providers', values: string[]): FilterChange {
  return part === 'providers' ? { providers: values } : { parts: withPart(filter.parts, { [part]: values }) };
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

type PartChip = { field: string; operator: string; value: string; of: Field; change: FilterChange };

/** A chip for each part that is on, with the change that takes it away. */
export function partChips(filter: QueueFilter, fields: Field[]): PartChip[] {
  return fields.flatMap((field): PartChip[] => {
    if ('part' in field) {
      const chosen = chosenIn(filter, field.part);
      const labels = new Map(field.choices);
      const words = chosen.map((value) => labels.get(value) ?? wordFor(field.part, value));
      return chosen.length > 0
        ? [{ ...chipWords(field.name, words), of: field, change: changeOf(filter, field.part, []) }]
        : [];
    }
    const [span] = chosenIn(filter, field.within);
    const inSpan = span
      ? [{ ...chipWords(field.name, [spanWords(field, span)]), of: field, change: changeOf(filter, field.within, []) }]
      : [];
    const days = (['from', 'until'] as const).flatMap((end) => {
      const [value] = chosenIn(filter, field[end]);
      return value
        ? [{ field: field.name, operator: end, value, of: field, change: changeOf(filter, field[end], []) }]
        : [];
    });
    return [...inSpan, ...days];
  });
}

function spanWords({ spans }: DayField, span: string): string {
  return spans.find(([value]) => value === span)?.[1] ?? span;
}

/** Where the choices are not read yet: an id says nothing to a person. */
function wordFor(part: FilterPart | 'providers', value: string): string {
  if (part === 'assignees') return 'a member';
  return part === 'connections' ? 'a connection' : value;
}
