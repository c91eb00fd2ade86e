'use client';

import { useRouter } from 'next/navigation';
import { Time } from '#components/review/time.tsx';
import { Button } from '#components/ui/button.tsx';

/** When the numbers of the range were read, and reads them again. */
export function ReadAgain({ readAt }: { readAt: string }) {
  const router = useRouter();
  return (
    <span className="ms-auto inline-flex items-center gap-8">
      <span>
        Read at <Time at={readAt} as="seconds" />
      </span>
      <Button look="quiet" size="sm" icon="rotate" onClick={() => router.refresh()}>
        Read again
      </Button>
    </span>
  );
}
