import { chipWords } from '#components/ui/chip.tsx';
import { type JoinedField, joinable } from '#lib/review/case/filter/joined.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import {
  changeOf,
  chosenIn,
  type DayField,
  daysChange,
  type Field,
  type FilterChange,
  type ListField,
  type ListPart,
} from './fields.ts';

export type PartChip = Words & {
  /** The same with one value and with several, with "is" and with "is not": its choices stay open. */
  key: string;
};

type Words = {
  field: string;
  operator: string;
  value: string;
  of: Field;
  /** Where the field's values are those that a case has not. */
  isNot: boolean;
  /** What it is where "or" joins it; null where it can't. */
  joins: JoinedField | null;
  /** Takes it away. */
  change: FilterChange;
};

/** A chip for each part that is on, with the change that takes it away. */
export function partChips(filter: QueueFilter, fields: Field[]): PartChip[] {
  return fields.flatMap((field) => {
    const chips = 'part' in field ? listChips(filter, field) : dayChips(filter, field);
    return chips.map((chip, nth) => ({ ...chip, key: `${field.name} ${nth}` }));
  });
}

function listChips(filter: QueueFilter, field: ListField): Words[] {
  const labels = new Map(field.choices);
  return ([field.part, field.not] as const).flatMap((part): Words[] => {
    const chosen = part ? chosenIn(filter, part) : [];
    if (!part || chosen.length === 0) return [];
    const isNot = part === field.not;
    const words = chipWords(
      field.name,
      chosen.map((value) => labels.get(value) ?? wordFor(field.part, value)),
    );
    return [
      {
        ...words,
        operator: isNot ? notOperator(chosen) : words.operator,
        of: field,
        isNot,
        joins: joinsOf(filter, part),
        change: changeOf(filter, part, []),
      },
    ];
  });
}

function notOperator(chosen: string[]): string {
  return chosen.length > 1 ? 'is none of' : 'is not';
}

/** Kind and outcome are of one and the same blocker, and are joined as one. */
function joinsOf({ parts }: QueueFilter, part: ListPart): JoinedField | null {
  if (part === 'tones' && parts?.blockers) return 'blockers';
  return joinable.find((field) => field === part) ?? null;
}

/** A span, or a first and a last day. */
function dayChips(filter: QueueFilter, field: DayField): Words[] {
  const [span, from, until] = [field.within, field.from, field.until].map((part) => chosenIn(filter, part)[0]);
  const chip = (operator: string, value: string): Words[] => [
    {
      field: field.name,
      operator,
      value,
      of: field,
      isNot: false,
      joins: field.joins,
      change: daysChange(filter, field, {}),
    },
  ];
  if (span) return chip('is', field.spans.find(([value]) => value === span)?.[1] ?? span);
  if (from) return chip('from', until ? `${from} until ${until}` : from);
  return until ? chip('until', until) : [];
}

/** Where the choices are not read yet: an id says nothing to a person. */
function wordFor(part: ListPart, value: string): string {
  if (part === 'assignees') return 'a member';
  return part === 'connections' ? 'a connection' : value;
}
