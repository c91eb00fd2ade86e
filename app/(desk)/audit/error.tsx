'use client';

import { FailedPage, type PageFailure } from '#components/ui/failed-page.tsx';

export default function LedgerError(failure: PageFailure) {
  return <FailedPage title="The ledger could not be read" {...failure} />;
}
