'use client';

import { FailedPage, type PageFailure } from '#components/ui/failed-page.tsx';

export default function CryptoError(failure: PageFailure) {
  return <FailedPage title="The crypto checks could not be shown" {...failure} />;
}
