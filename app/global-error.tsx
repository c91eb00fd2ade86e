'use client';

import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { referenceOf } from '#components/ui/reference.ts';
import './globals.css';

/** Shown in place of the whole page when its frame failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="grid min-h-dvh place-items-center bg-s1">
          <Empty title="Docket could not be shown" act={<Button onClick={retry}>Try again</Button>}>
            Something failed on our side. What you saved before is not affected. {referenceOf(error)}
          </Empty>
        </main>
      </body>
    </html>
  );
}
