'use client';

import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { referenceOf } from '#components/ui/reference.ts';

export default function HitsError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-s1">
      <Empty title="The hits could not be shown" act={<Button onClick={retry}>Try again</Button>}>
        What you saved before is not affected. {referenceOf(error)}
      </Empty>
    </main>
  );
}
