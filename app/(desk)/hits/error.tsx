'use client';

import { FailedPage, type PageFailure } from '#components/ui/failed-page.tsx';

export default function HitsError(failure: PageFailure) {
  return <FailedPage title="The hits could not be shown" {...failure} />;
}
