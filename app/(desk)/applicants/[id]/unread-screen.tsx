'use client';

import { BackToQueue } from '#components/review/back-to-queue.tsx';
import { TakeNext } from '#components/review/claims/take-next.tsx';
import { ReadFailed } from '#components/review/read-json.ts';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { barClass } from './frame.ts';

type UnreadProps = { error: Error; canDecide: boolean; onTryAgain: () => void };

/** In place of an applicant that could not be read. */
export function UnreadScreen({ error, canDecide, onTryAgain }: UnreadProps) {
  return (
    <main className="flex min-h-0 min-w-0 flex-col bg-s1">
      <header className={barClass}>
        <BackToQueue />
        <h1 className="min-w-0 grow truncate text-15 font-semibold">Applicant</h1>
        {canDecide && <TakeNext group="Case" look="plain" />}
      </header>
      <Unread error={error} onTryAgain={onTryAgain} />
    </main>
  );
}

const cannotBeOpened = 422;

/** Why the applicant is not there, and what helps: a key that an admin has to put back, or another try. */
function Unread({ error, onTryAgain }: { error: Error; onTryAgain: () => void }) {
  const act = <Button onClick={onTryAgain}>Try again</Button>;
  if (error instanceof ReadFailed && error.status === cannotBeOpened)
    return (
      <Empty title="This applicant is stored, but can’t be opened" act={act}>
        The data was encrypted with a key that Docket does not have now, or it was changed in the database. An admin can
        put the former key back into DATA_KEYS. Until then the provider’s portal shows this applicant. {error.message}
      </Empty>
    );
  return (
    <Empty title="This applicant could not be read" act={act}>
      What you saved before is not affected. {error.message}
    </Empty>
  );
}
