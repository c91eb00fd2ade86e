import type { ReactNode } from 'react';
import { RiskLabel } from '#components/review/risk-label.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Tone, type ToneName } from '#components/ui/tone.tsx';
import type { CryptoView } from '#lib/review/applicant/crypto.ts';

type FactsProps = { check: CryptoView; providerLabel: string };

/** What came of it, its score, and what the vendor's officer said: three things, and none stands for another. */
export function CryptoFacts({ check, providerLabel }: FactsProps) {
  const { outcome, score, band, reviewStatus, details } = check;
  return (
    <dl className="grid fact-columns gap-x-24 gap-y-4 text-12">
      <Fact label="Result">
        <Tone tone={outcome}>{resultWords[outcome]}</Tone>
      </Fact>
      <Fact label="Score">
        <Score score={score} band={band} isScreened={outcome !== 'not_done'} />
      </Fact>
      <Fact label={`Review at ${providerLabel}`}>
        {reviewStatus === null ? <None>None told</None> : <span className="mono break-all">{reviewStatus}</span>}
      </Fact>
      {details?.owner && (
        <Fact label="Owner">
          <bdi className="break-words">{details.owner}</bdi>
        </Fact>
      )}
      {details && (
        <Fact label="Watched by them">
          {details.isMonitored === null ? <None>Not told</None> : details.isMonitored ? 'Yes' : 'No'}
          {details.isOutdated && <Tag>Outdated, they say</Tag>}
        </Fact>
      )}
    </dl>
  );
}

/** `unknown` and `not_done` never look clear. */
export const resultWords: Record<ToneName, string> = {
  pass: 'Passed',
  fail: 'Failed',
  attention: 'To be looked at',
  pending: 'Not finished',
  unknown: 'Not clear',
  not_done: 'Not screened',
};

export function Score({ score, band, isScreened }: Pick<CryptoView, 'score' | 'band'> & { isScreened: boolean }) {
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
    <span className="flex items-center gap-8">
      <RiskLabel risk={band} />
      <span className="text-t2">{`${figure} of 100`}</span>
    </span>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-11 text-t3">{label}</dt>
      <dd className="flex min-h-20 flex-wrap items-center gap-6">{children}</dd>
    </div>
  );
}

function None({ children }: { children: string }) {
  return <span className="text-t3">{children}</span>;
}
