'use client';

import { Button } from '#components/ui/button.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';

/** An image that can't be shown: why, its type, size and hash. It counts as not seen. */
export function NotShown({
  item,
  providerLabel,
  onRetry,
}: {
  item: EvidenceItem;
  providerLabel: string;
  onRetry: () => void;
}) {
  const { type, byteLength, sha256 } = item.original;
  return (
    <div className="grid min-h-0 grow place-items-center">
      <div className="max-w-440 rounded-4 bg-s1 p-16">
        <Tone tone={item.state === 'not_safe' ? 'attention' : 'fail'}>{titleOf(item, providerLabel)}</Tone>
        <p className="mt-4 text-12 leading-18 text-t2">{item.problem ?? 'It counts as not seen.'}</p>
        {item.state === 'not_safe' && (
          <dl className="mt-8 text-12 text-t2">
            <Line label="Type">{type ?? 'unknown'}</Line>
            <Line label="Size">{byteLength === null ? 'unknown' : `${byteLength.toLocaleString('en')} bytes`}</Line>
            <Line label="SHA-256">{sha256 ?? 'unknown'}</Line>
          </dl>
        )}
        <p className="mt-8 text-12 text-t2">{whatToDo(item, providerLabel)}</p>
        <Button size="sm" className="mt-10" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </div>
  );
}

function Line({ label, children }: { label: string; children: string }) {
  return (
    <div className="grid field-grid gap-x-8 py-1">
      <dt className="text-t3">{label}</dt>
      <dd className="mono break-all">{children}</dd>
    </div>
  );
}

function whatToDo({ state }: EvidenceItem, providerLabel: string): string {
  if (state === 'not_safe') return `Look at it at ${providerLabel}, or ask the applicant for a new one.`;
  return state === 'missing'
    ? 'Ask the applicant for a new one.'
    : 'Docket can fetch it again once the provider answers.';
}

function titleOf({ state }: EvidenceItem, providerLabel: string): string {
  if (state === 'not_safe') return 'Can’t be shown safely';
  return state === 'missing'
    ? `${providerLabel} does not hold this image`
    : `Could not be fetched from ${providerLabel}`;
}
