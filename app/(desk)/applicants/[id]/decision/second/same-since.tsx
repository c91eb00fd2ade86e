'use client';

import { useState } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Section } from '#components/ui/section.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { contentWords } from '#lib/review/case/content.ts';
import type { StagedView } from '#lib/review/case/view.ts';

/** Whether all that the decision rests on is the same, and its hash, which the ledger holds too. */
export function SameSince({ staged, changed }: { staged: StagedView; changed: string[] | null }) {
  const { at, changedNow } = staged;
  const words = changed ?? (changedNow.length > 0 ? [contentWords(changedNow)] : null);
  return (
    <Section
      title={
        <span>
          Changed since <Time at={at} as="clock" />
        </span>
      }
      aside={
        words ? (
          <Tone tone="attention">{words.join(', ')}</Tone>
        ) : (
          <Tone tone="pass" quiet>
            Nothing
          </Tone>
        )
      }
    >
      <p className="text-12 text-t2">
        {words
          ? 'A change of the data, a hit, a check or an image makes the decision void.'
          : 'Data, hits, checks and images are the same as when it was decided.'}
      </p>
      <EvidenceHash hash={staged.evidenceHash} />
    </Section>
  );
}

/** The hash in short; the whole one on demand, to compare it with the ledger's. */
function EvidenceHash({ hash }: { hash: string }) {
  const [isWhole, setIsWhole] = useState(false);
  return (
    <div className="mt-4 flex flex-wrap items-center gap-8 text-12">
      <span className="text-t3">Evidence hash</span>
      <span className="min-w-0 grow mono break-all">{isWhole ? hash : shortHash(hash)}</span>
      <Button size="sm" look="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
        {isWhole ? 'Short' : 'Whole'}
      </Button>
      <CopyButton text={hash} />
    </div>
  );
}

/** "9f3c…a71e". */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}
