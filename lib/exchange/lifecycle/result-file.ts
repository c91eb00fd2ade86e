import type { ResultLine } from '#lib/data/lifecycle/job-view.ts';
import { csvOf } from '../csv.ts';

const columns = ['case', 'applicant', 'provider', 'where', 'outcome', 'why', 'ended'];

/**
 * The result of a job as CSV (RFC 4180, UTF-8, with a header line), which no spreadsheet takes for formulas: ids,
 * numbers and outcomes, nothing personal.
 */
export function resultFile(lines: readonly ResultLine[]): string {
  return csvOf([
    columns,
    ...lines.map(({ caseNumber, applicantId, provider, where, state, because, endedAt }) => [
      caseNumber,
      applicantId,
      provider,
      where,
      state,
      because,
      endedAt,
    ]),
  ]);
}
