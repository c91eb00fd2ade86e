import { Cell, Row } from '#components/review/detail-table.tsx';
import { Time } from '#components/review/time/time.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { CheckView } from '#lib/review/applicant/view.ts';
import { resultWords } from './grouped-checks.ts';

/** Which columns some check has a value for, and whether the vendor's own words are shown. */
export type CheckColumns = { reasons: boolean; score: boolean; at: boolean; words: boolean };

export function columnsOf(checks: CheckView[], words: boolean): CheckColumns {
  return {
    reasons: checks.some((check) => reasonsBeside(check).length > 0),
    score: checks.some(({ score }) => score !== null),
    at: checks.some(({ at }) => at !== null),
    words,
  };
}

/** The reasons that the result does not say already. */
function reasonsBeside(check: CheckView): string[] {
  const result = resultWords(check);
  return check.reasons.filter((reason) => reason !== result);
}

export function headsOf({ reasons, score, at, words }: CheckColumns, providerLabel: string): string[] {
  return [
    'Check',
    'Result',
    ...(reasons ? ['Reasons'] : []),
    ...(score ? ['Score'] : []),
    ...(at ? ['At'] : []),
    ...(words ? [`${providerLabel}’s words`] : []),
  ];
}

export function CheckRow({ check, columns }: { check: CheckView; columns: CheckColumns }) {
  return (
    <Row>
      <Cell look="name">
        <span className="flex items-center gap-6">
          <ToneIcon tone={check.outcome} />
          {check.label}
        </span>
      </Cell>
      <Cell>{resultWords(check)}</Cell>
      {columns.reasons && <Cell look="wide">{reasonsBeside(check).join(', ')}</Cell>}
      {columns.score && <Cell>{check.score === null ? '' : String(Math.round(check.score * 1000) / 1000)}</Cell>}
      {columns.at && <Cell>{check.at && <Time at={check.at} />}</Cell>}
      {columns.words && (
        <Cell>
          <span className="mono">{check.name}</span>
          {check.providerOutcome !== null && (
            <>
              {': '}
              <span className="mono">{check.providerOutcome}</span>
            </>
          )}
        </Cell>
      )}
    </Row>
  );
}
