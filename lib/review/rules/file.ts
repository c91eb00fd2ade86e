import { countryName, documentLabel } from '../applicant/labels.ts';
import { keyLabel } from './matrix.ts';
import type { RuleBook, RuleKind } from './rule.ts';
import type { Flip } from './simulation/result.ts';
import type { JudgedCounts, VersionView } from './view.ts';

/** What of a connection's rules is given away as a file: all versions, or the sessions that a simulation flips. */
export const ruleFiles = ['versions', 'sessions'] as const;

export type RuleFile = (typeof ruleFiles)[number];

/**
 * Versions as the rows of a file, newest first: who, when, how many applicants the vendor judged by each, and every
 * value, with plain numbers. A cell is null where nothing is known.
 * @param judged by the vendor's id of a version
 */
export function versionRows(
  keys: readonly string[],
  versions: readonly VersionView[],
  judged: ReadonlyMap<string, JudgedCounts>,
): (string | null)[][] {
  const head = ['version', 'from', 'in force', 'provider id', 'seen', 'published by', 'confirmed by', 'taken over by'];
  return [
    [...head, 'reason', 'applicants', 'passed', 'not passed', ...keys],
    ...versions.map((version) => {
      const counts = version.vendorId === null ? undefined : judged.get(version.vendorId);
      return [
        ...[textOf(version.number), version.source, version.isInForce ? 'yes' : 'no', version.vendorId],
        ...[version.seenAt, version.by, version.confirmedBy, version.acceptedBy, version.rationale],
        ...[counts?.all, counts?.passed, counts?.notPassed].map(textOf),
        ...keys.map((key) => textOf(version.values?.[key])),
      ];
    }),
  ];
}

/** A session that a draft flips, with its applicant's newest case; null for those who may not open applicants. */
export type FlippedCase = Omit<Flip, 'applicantId'> & { caseNumber: string | null };

/** The sessions behind the counts of a simulation as the rows of a file. Scores are the best estimate. */
export function flipRows(book: RuleBook, kind: RuleKind, flips: readonly FlippedCase[]): (string | null)[][] {
  return [
    ['case', 'effect', 'score before', 'score after', 'error', 'moved by', 'document', 'country', 'month'],
    ...flips.map(({ caseNumber, effect, before, after, error, movedBy, document, country, month }) => [
      ...[caseNumber, effect, before.toFixed(4), after.toFixed(4), error.toFixed(4)],
      movedBy === null ? null : keyLabel(book, kind, movedBy),
      ...[document === null ? null : documentLabel(document), country === null ? null : countryName(country), month],
    ]),
  ];
}

function textOf(value: number | boolean | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
