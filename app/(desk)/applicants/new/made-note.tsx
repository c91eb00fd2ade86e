'use client';

import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { Made } from './make-applicant.ts';

/** The outcome of the order, and the link for the applicant. */
export function MadeNote({
  made,
  providerLabel,
  onAnother,
}: {
  made: Made;
  providerLabel: string;
  onAnother: () => void;
}) {
  return (
    <div role="status">
      <Tone tone={made.isDone ? 'pass' : 'pending'}>
        {made.isDone ? `Created at ${providerLabel}` : `${providerLabel} has not confirmed it yet`}
      </Tone>
      <p className="mt-6 text-t2">
        {made.isDone
          ? 'You can search for the applicant once the provider knows their name. A case opens when a review is needed.'
          : (made.problem ?? 'Docket will check again and sends nothing twice. The outcome is in the ledger.')}
      </p>
      {made.link && (
        <p className="mt-10 flex min-w-0 items-center gap-8">
          <span className="mono min-w-0 rounded-4 border border-l1 bg-s2 px-6 py-2 text-12 break-all">{made.link}</span>
          <CopyButton text={made.link} />
        </p>
      )}
      <Button className="mt-16" onClick={onAnother}>
        Create another
      </Button>
    </div>
  );
}
