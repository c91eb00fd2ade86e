'use client';

import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { Made } from './make-applicant.ts';

/** What became of it, and the link to send on. */
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
        {made.isDone ? `Made at ${providerLabel}` : `${providerLabel} has not confirmed it yet`}
      </Tone>
      <p className="mt-6 text-t2">
        {made.isDone
          ? 'They can be found by name once they have told it; a case opens when someone has to look.'
          : (made.problem ?? 'Docket goes on asking and sends nothing twice. What became of it stands in the ledger.')}
      </p>
      {made.link && (
        <p className="mt-10 flex min-w-0 items-center gap-8">
          <span className="mono min-w-0 rounded-4 border border-l1 bg-s2 px-6 py-2 text-12 break-all">{made.link}</span>
          <CopyButton text={made.link} />
        </p>
      )}
      <Button className="mt-16" onClick={onAnother}>
        Make another
      </Button>
    </div>
  );
}
