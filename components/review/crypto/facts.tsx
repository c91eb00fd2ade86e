import type { ReactNode } from 'react';
import { CryptoResult, CryptoScore } from '#components/review/crypto/score.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { CryptoView } from '#lib/review/applicant/crypto.ts';

type FactsProps = { check: CryptoView; providerLabel: string };

/** Result, score and the word of the vendor's officer: three things, none shown in place of another. */
export function CryptoFacts({ check, providerLabel }: FactsProps) {
  const { outcome, score, band, reviewStatus, details } = check;
  return (
    <dl className="grid fact-columns gap-x-24 gap-y-4 text-12">
      <Fact label="Result">
        <CryptoResult outcome={outcome} />
      </Fact>
      <Fact label="Score">
        <CryptoScore score={score} band={band} isScreened={outcome !== 'not_done'} />
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
