'use client';

import { useRouter } from 'next/navigation';
import { Button } from '#components/ui/button.tsx';
import { ClockTime } from './clock-time.tsx';

/** When the numbers of the range were read, and reads them again. */
export function ReadAgain({ readAt, zone }: { readAt: string; zone: string }) {
  const router = useRouter();
  return (
    <span className="ms-auto inline-flex items-center gap-8">
      <span>
        Read at <ClockTime at={readAt} zone={zone} />
      </span>
      <Button look="quiet" size="sm" icon="rotate" onClick={() => router.refresh()}>
        Read again
      </Button>
    </span>
  );
}
