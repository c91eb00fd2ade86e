'use client';

import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { referenceOf } from '#components/ui/reference.ts';

export default function LedgerError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-s1">
      <Empty title="The ledger could not be shown" act={<Button onClick={retry}>Try again</Button>}>
        Nothing was changed. {referenceOf(error)}
      </Empty>
    </main>
  );
}
