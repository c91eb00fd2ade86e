import type { FilterChip, FilterPart } from '#components/review/filter-line.tsx';
import { chipWords } from '#components/ui/chip.tsx';
import { actLabels, actOf, acts, kindLabel } from '#lib/review/audit/ledger/acts.ts';
import type { LedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import type { LedgerPage } from '#lib/review/audit/ledger/page.ts';

/** A menu of one part of the filter. */
export type LedgerPart = Omit<FilterPart, 'onChange'> & {
  change: (chosen: string[]) => Partial<LedgerFilter>;
};

/** A part of the filter that is on, and the filter's change that takes it away. */
export type LedgerChip = Omit<FilterChip, 'href'> & { without: Partial<LedgerFilter> };

/** The menus. People have no choices for someone who sees their own acts alone. */
export function menusOf({ choices }: LedgerPage, filter: LedgerFilter): LedgerPart[] {
  const inActs = choices.kinds.filter((kind) => filter.acts.length === 0 || filter.acts.includes(actOf(kind)));
  return [
    { field: 'Person', choices: choices.people, chosen: filter.people, isLong: true, change: (people) => ({ people }) },
    {
      field: 'Act',
      choices: acts
        .filter((act) => choices.kinds.some((kind) => actOf(kind) === act))
        .map((act): [string, string] => [act, actLabels[act]]),
      chosen: filter.acts,
      isLong: false,
      change: (chosen) => ({ acts: chosen }),
    },
    {
      field: 'Kind',
      choices: inActs.map((kind) => [kind, kindLabel(kind)]),
      chosen: filter.kinds,
      isLong: true,
      change: (kinds) => ({ kinds }),
    },
  ];
}

/** The chips, in the order of the menus. */
export function chipsOf(page: LedgerPage, filter: LedgerFilter): LedgerChip[] {
  const people = new Map(page.choices.people);
  return [
    listChip('Person', filter.people, (id) => people.get(id) ?? id, { people: [] }),
    listChip('Act', filter.acts, (act) => actLabels[acts.find((each) => each === act) ?? 'other'], { acts: [] }),
    listChip('Kind', filter.kinds, kindLabel, { kinds: [] }),
    textChip('Applicant', 'is', filter.applicant && (page.applicantName ?? filter.applicant), { applicant: null }),
    textChip('About', 'is', filter.subject && (page.subjectName ?? filter.subject), { subject: null }),
    textChip('Time', 'from', filter.from && momentWords(filter.from), { from: null }),
    textChip('Time', 'until', filter.until && momentWords(filter.until), { until: null }),
  ].filter((chip) => chip !== null);
}

function listChip(
  field: string,
  values: string[],
  nameOf: (value: string) => string,
  without: Partial<LedgerFilter>,
): LedgerChip | null {
  if (values.length === 0) return null;
  return { ...chipWords(field, values.map(nameOf)), without };
}

function textChip(
  field: string,
  operator: string,
  value: string | null,
  without: Partial<LedgerFilter>,
): LedgerChip | null {
  return value ? { field, operator, value, without } : null;
}

/** `2026-11-27T14:30` as "2026-11-27 14:30 UTC". */
function momentWords(text: string): string {
  return `${text.replace('T', ' ')} UTC`;
}
