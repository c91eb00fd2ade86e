import type { ApplicantContent } from '../applicant/applicant.ts';
import { type MixedLetters, mixedLetters, mixedLettersLabel } from '../names/mixed-letters.ts';
import { isSwapped } from '../values/day.ts';
import { type Comparison, compareStatements } from './compare-statements.ts';
import { registryMismatches } from './compared-fields.ts';
import type { FactField, SourcedValue } from './fact.ts';
import { keptForTurn } from './kept-for-turn.ts';
import type { Statement } from './statement.ts';
import { identityDocuments, statementsOf } from './statements.ts';

/** Statements that disagree on a fact, or a statement that could not be read or mixes two alphabets in one word. */
export type Difference = {
  kind: 'differs' | 'unread' | 'mixed_letters';
  field: FactField;
  /** The document it is about; null for facts of the person. */
  documentId: string | null;
  tone: 'fail' | 'attention';
  title: string;
  values: SourcedValue[];
  remark: string | null;
  /** Whether only a registry's compared fields disagree. Those have a blocker of their own. */
  isRegistryMismatchOnly: boolean;
};

/**
 * The differences between the form, the print, the machine readable zone, the vendor's readings and the compared fields
 * of registries: at most one of each kind per fact, facts of identity first. They hold personal data.
 */
export function differencesOf(applicant: ApplicantContent, { now }: { now: Date }): readonly Difference[] {
  return differencesAmong(statementsOf(applicant, now), applicant);
}

/** The same as {@link differencesOf}, where the statements about the applicant are known already. */
export const differencesAmong: (
  statements: readonly Statement[],
  applicant: ApplicantContent,
) => readonly Difference[] = keptForTurn(found);

function found(statements: readonly Statement[], applicant: ApplicantContent): Difference[] {
  const mismatches = registryMismatches(applicant.checks);
  const [firstPaper = null] = identityDocuments(applicant);
  const groups = groupsOf(statements);
  return compared.flatMap((field) =>
    groups
      .filter(([first]) => first?.field === field)
      .flatMap((group) => {
        const [first] = group;
        const isMismatch = mismatches.has(field) && (first?.documentId ?? firstPaper?.id) === firstPaper?.id;
        return [
          ...contradictionIn(group, isMismatch ? (mismatches.get(field) ?? null) : null),
          ...unreadIn(group),
          ...mixedLettersIn(group),
        ];
      }),
  );
}

/** The number of sources that agree with the first one, itself included; unread statements do not count. */
export function agreeing(group: readonly Statement[]): number {
  const [first, ...others] = group.filter(({ unread }) => !unread);
  return first ? 1 + others.filter((statement) => compareStatements(first, statement) === 'same').length : 0;
}

/** The statements by fact, in the order of their first statement. */
export function groupsOf(statements: readonly Statement[]): Statement[][] {
  return [...Map.groupBy(statements, ({ field, documentId }) => `${field} ${documentId ?? ''}`).values()];
}

/** In the order of the screen. Phone numbers are not compared: only the form states one. */
const compared: FactField[] = [
  'name',
  'birthDate',
  'gender',
  'nationality',
  'personalNumber',
  'email',
  'address',
  'documentNumber',
  'issuedOn',
  'expiresOn',
  'issuer',
];

/** Facts of which a person has one. Two nationalities, a second address or another issuer's code are common. */
const isIdentity = new Set<FactField>(['name', 'birthDate', 'gender', 'personalNumber', 'documentNumber', 'expiresOn']);

const words: Partial<Record<FactField, string>> = {
  name: 'Name',
  birthDate: 'Birth date',
  gender: 'Sex',
  nationality: 'Nationality',
  personalNumber: 'Personal number',
  email: 'Email',
  phone: 'Phone number',
  address: 'Address',
  documentNumber: 'Document number',
  issuedOn: 'Issue date',
  expiresOn: 'Expiry',
  issuer: 'Issuer',
};

/** The name of a fact in titles of differences: "Birth date". */
export function differenceLabel(field: FactField): string {
  return words[field] ?? field;
}

/** The label (queue) and title (applicant's page) for a value that could not be read. */
export function unreadWords(field: FactField): { label: string; title: string } {
  const name = differenceLabel(field);
  return { label: `${name} not read`, title: `${name} could not be read` };
}

function contradictionIn(group: Statement[], mismatch: string | null): Difference[] {
  const [first] = group;
  const worst = worstOf(group);
  if (!first || (worst === 'same' && mismatch === null)) return [];
  const { field, documentId } = first;
  const tone = isIdentity.has(field) && (worst === 'different' || worst === 'same') ? 'fail' : 'attention';
  const values = valuesOf(group);
  if (mismatch !== null) values.push({ source: 'Registry', value: mismatch, verbatim: null, isVerdict: true });
  return [
    {
      kind: 'differs',
      field,
      documentId,
      tone,
      title: titleOf(field, worst),
      values,
      remark: remarkOn(group, worst),
      isRegistryMismatchOnly: worst === 'same',
    },
  ];
}

function unreadIn(group: Statement[]): Difference[] {
  const reasons = group.flatMap(({ source, unread }) => (unread ? `${source}: ${unread.why}.` : []));
  return reasons.length > 0 ? [lookedAt('unread', group, (field) => unreadWords(field).title, reasons.join(' '))] : [];
}

const spelled = new Set<FactField>(['name', 'email', 'personalNumber', 'documentNumber']);

function mixedLettersIn(group: Statement[]): Difference[] {
  const found = group.flatMap((statement): [Statement, MixedLetters][] => {
    const mixed = spelled.has(statement.field) ? mixedLetters(statement.value) : null;
    return mixed ? [[statement, mixed]] : [];
  });
  const letters = [...new Set(found.map(([, mixed]) => mixedLettersLabel(mixed)))].join('; ');
  const title = (field: FactField) => `${differenceLabel(field)} has letters of two alphabets in one word: ${letters}`;
  const sources = found.map(([{ source }]) => source).join(', ');
  return found.length > 0 ? [lookedAt('mixed_letters', group, title, `In: ${sources}.`)] : [];
}

function lookedAt(
  kind: Difference['kind'],
  group: Statement[],
  title: (field: FactField) => string,
  remark: string,
): Difference {
  const { field, documentId } = group[0] as Statement;
  const values = valuesOf(group);
  return {
    kind,
    field,
    documentId,
    tone: 'attention',
    title: title(field),
    values,
    remark,
    isRegistryMismatchOnly: false,
  };
}

function valuesOf(group: Statement[]): SourcedValue[] {
  return group.map(({ source, value, verbatim }) => ({ source, value, verbatim }));
}

function titleOf(field: FactField, worst: Comparison): string {
  if (worst === 'spelling') return `${differenceLabel(field)} spelled differently`;
  if (worst === 'scripts') return `${differenceLabel(field)} in two scripts`;
  return `${differenceLabel(field)} differs`;
}

function remarkOn(group: Statement[], worst: Comparison): string | null {
  if (worst === 'scripts') return 'The letters can’t be compared. Compare by eye.';
  const [first, ...others] = group;
  const other = others.find((statement) => first && isSwapped(first.key, statement.key));
  if (!first || !other) return null;
  return first.source === 'Provided' ? 'Day and month look swapped in the form.' : 'Day and month look swapped.';
}

/**
 * The worst comparison in a group. Names in two scripts that can't be compared count only where no other source agrees.
 */
function worstOf(group: Statement[]): Comparison {
  const found = new Set(group.flatMap((a, index) => group.slice(index + 1).map((b) => compareStatements(a, b))));
  const worst = (['different', 'unsure', 'spelling'] as const).find((each) => found.has(each));
  return worst ?? (found.has('scripts') && !found.has('same') ? 'scripts' : 'same');
}
