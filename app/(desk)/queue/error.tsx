'use client';

import { FailedPage, type PageFailure } from '#components/ui/failed-page.tsx';

export default function QueueError(failure: PageFailure) {
  return <FailedPage title="These cases could not be read" {...failure} />;
}
