'use client';

import { FailedPage, type PageFailure } from '#components/ui/failed-page.tsx';

export default function AdminError(failure: PageFailure) {
  return <FailedPage title="This could not be read" {...failure} />;
}
