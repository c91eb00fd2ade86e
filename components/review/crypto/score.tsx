import { Tone, type ToneName } from '#components/ui/tone.tsx';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import type { CryptoBand } from '#lib/review/applicant/crypto-check.ts';
import { RiskLabel } from '../risk-label.tsx';

/** What came of a check. `unknown` and `not_done` never look clear. */
export function CryptoResult({ outcome }: { outcome: CheckOutcome }) {
  return <Tone tone={outcome}>{resultWords[outcome]}</Tone>;
}

const resultWords: Record<ToneName, string> = {
  pass: 'Passed',
  fail: 'Failed',
  attention: 'To be looked at',
  pending: 'Not finished',
  unknown: 'Not clear',
  not_done: 'Not screened',
};

type ScoreProps = { score: number | null; band: CryptoBand | null; isScreened: boolean };

/** The vendor's score with its band. A score that is missing, or in no band, says so. */
export function CryptoScore({ score, band, isScreened }: ScoreProps) {
  if (score === null) {
    return (
      <Tone tone={isScreened ? 'unknown' : 'not_done'} quiet={!isScreened}>
        No score
      </Tone>
    );
  }
  const figure = score.toLocaleString('en', { maximumFractionDigits: 1 });
  if (band === null) return <Tone tone="unknown">{`${figure}, in no band`}</Tone>;
  return (
    <span className="flex items-center gap-8 whitespace-nowrap">
      <RiskLabel risk={band} />
      <span className="text-t2">{`${figure} of 100`}</span>
    </span>
  );
}
