'use client';

import { FailedPage, type PageFailure } from '#components/ui/failed-page.tsx';

export default function PageError(failure: PageFailure) {
  return <FailedPage title="This page could not be shown" {...failure} />;
}
