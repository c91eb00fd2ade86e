'use client';

import { Button } from './button.tsx';
import { Empty } from './empty.tsx';
import { referenceOf } from './reference.ts';

/** What the framework gives a page of errors. */
export type PageFailure = { error: unknown; retry: () => void };

/** In place of a page that failed: what could not be shown, the reference of the failure, and another try. */
export function FailedPage({ title, error, retry }: PageFailure & { title: string }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-s1">
      <Empty title={title} act={<Button onClick={retry}>Try again</Button>}>
        What you saved before is not affected. {referenceOf(error)}
      </Empty>
    </main>
  );
}
