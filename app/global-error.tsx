'use client';

import { FailedPage, type PageFailure } from '#components/ui/failed-page.tsx';
import './globals.css';

/** Shown in place of the whole page when its frame failed. */
export default function GlobalError(failure: PageFailure) {
  return (
    <html lang="en">
      <body>
        <FailedPage title="Docket could not be shown" {...failure} />
      </body>
    </html>
  );
}
