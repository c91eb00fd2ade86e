'use client';

import { FailedPage, type PageFailure } from '#components/ui/failed-page.tsx';

export default function ApplicantError(failure: PageFailure) {
  return <FailedPage title="This applicant could not be read" {...failure} />;
}
