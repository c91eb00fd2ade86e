import type { Applicant, Check, CheckKind } from '../applicant/applicant.ts';
import { checkKindLabel, checkLabel } from '../applicant/labels.ts';
import { quoted } from '../audit/quoted.ts';
import { countOf } from '../counted.ts';
import { factComparedBy, isComparedField } from '../facts/compared-fields.ts';
import { unreadWords } from '../facts/differences.ts';
import type { FactField } from '../facts/fact.ts';
import type { Statement } from '../facts/statement.ts';
import { unreadField } from '../values/unread.ts';
import type { Blocker, BlockerPlace } from './blocker.ts';

type Tone = Blocker['tone'];

/**
 * Checks that are not clear: one blocker for each kind, with the worst tone of that kind, because the 17 compared
 * fields of a registry are one thing to look at. An outcome we do not know is never clear.
 * @param differing facts with a difference; a failed cross-check of such a fact adds nothing
 * @param hasHits whether there are hits, which have blockers of their own
 * @param statements of all sources; a value that could not be read by the adapter but is among them was read after all
 */
export function checkBlockers(
  { checks }: Pick<Applicant, 'checks'>,
  differing: ReadonlySet<FactField>,
  statements: readonly Statement[],
  hasHits: boolean,
): Blocker[] {
  const { unread = [], judged = [] } = Object.groupBy(checks, (check) => (unreadField(check) ? 'unread' : 'judged'));
  const kinds = Map.groupBy(
    judged.filter((check) => !isToldByDifference(check, differing)),
    ({ kind }) => kind,
  );
  const ofKinds = [...kinds].flatMap(([kind, all]) => {
    const open = all.filter(isOpen);
    if (kind === 'aml' && hasHits)
      return blockersFor(
        kind,
        open.filter(({ outcome }) => outcome !== 'fail' && outcome !== 'attention'),
        all,
      );
    return blockersFor(kind, open, all);
  });
  return [...unread.flatMap((check) => unreadBlocker(check, statements)), ...ofKinds];
}

/** A blocker for each fact that could not be read, so that another failed check of the document does not hide it. */
function unreadBlocker(check: Check, statements: readonly Statement[]): Blocker[] {
  const field = unreadField(check);
  if (
    field === null ||
    statements.some((statement) => statement.field === field && statement.verbatim === check.providerOutcome)
  )
    return [];
  return [{ kind: 'check', tone: 'attention', ...unreadWords(field), place: unreadPlaces[field] ?? 'documents' }];
}

const unreadPlaces: Partial<Record<FactField, BlockerPlace>> = {
  birthDate: 'identity',
  nationality: 'identity',
  phone: 'contact',
  address: 'contact',
};

function isToldByDifference(check: Check, differing: ReadonlySet<FactField>): boolean {
  const field = check.kind === 'cross_check' && check.outcome === 'fail' ? factComparedBy(check) : undefined;
  return field !== undefined && differing.has(field);
}

const tones: Tone[] = ['fail', 'attention', 'unknown', 'pending'];

function isOpen({ outcome }: Check): boolean {
  return (tones as string[]).includes(outcome);
}

function blockersFor(kind: CheckKind, open: Check[], all: Check[]): Blocker[] {
  const worst = tones.map((tone) => open.find(({ outcome }) => outcome === tone)).find((check) => check !== undefined);
  if (!worst) return [];
  const tone = worst.outcome as Tone;
  return [
    {
      kind: 'check',
      tone,
      label: labelOf(worst, tone),
      title: titleOf(worst, tone, open, all),
      place: places[kind] ?? 'checks',
    },
  ];
}

function labelOf({ kind, score, providerOutcome }: Check, tone: Tone): string {
  const label = checkKindLabel(kind);
  if (tone === 'unknown') return `${label}${quoted(providerOutcome)}`;
  if (tone === 'pending') return `${label} pending`;
  return kind === 'face' && score !== null ? `${label} ${score.toFixed(2)}` : label;
}

function titleOf(worst: Check, tone: Tone, open: Check[], all: Check[]): string {
  const fields = all.filter((check) => isComparedField(check) && check.outcome !== 'not_done');
  const wrong = fields.filter(({ outcome }) => outcome === 'fail');
  if (tone === 'fail' && wrong.length > 0)
    return `Registry: ${wrong.length} of ${countOf(fields.length, 'field')} ${doWord(wrong.length)} not match`;
  const name = checkLabel(worst);
  const alike = open.filter(({ outcome }) => outcome === tone).length;
  const more = alike > 1 ? ` and ${alike - 1} more` : '';
  if (tone === 'unknown')
    return `${name}${more}: not clear,${quoted(worst.providerOutcome) || ' a word we do not know'}`;
  return `${name}${more}: ${endings[tone]}`;
}

function doWord(count: number): string {
  return count === 1 ? 'does' : 'do';
}

const endings: Record<Exclude<Tone, 'unknown'>, string> = {
  fail: 'failed',
  attention: 'needs a look',
  pending: 'pending',
};

const places: Partial<Record<CheckKind, BlockerPlace>> = {
  crypto: 'crypto',
  location: 'location',
  email: 'contact',
  phone: 'contact',
};
