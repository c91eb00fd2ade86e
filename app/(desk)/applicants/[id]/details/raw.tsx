'use client';

import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

/**
 * The vendor's raw answer, without images. It is fetched only when this tab is opened, and each time is recorded in the
 * ledger.
 */
export function Raw({ applicantId, providerLabel }: { applicantId: string; providerLabel: string }) {
  const raw = useQuery({
    queryKey: ['raw', applicantId],
    queryFn: ({ signal }) => readRaw(applicantId, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (raw.isPending) return <RawLoading />;
  if (raw.isError) {
    return (
      <Empty
        title={`The answer of ${providerLabel} could not be read`}
        act={<Button onClick={() => raw.refetch()}>Try again</Button>}
      >
        {raw.error.message}
      </Empty>
    );
  }
  return (
    <div className="relative">
      <div className="sticky top-0 flex justify-end p-6">
        <CopyButton text={raw.data} />
      </div>
      <pre className="-mt-36 mono px-16 py-8 break-all whitespace-pre-wrap">{raw.data}</pre>
    </div>
  );
}

function RawLoading() {
  return (
    <div role="status" aria-label="Reading" className="flex flex-col gap-8 p-16 late">
      <Skeleton width="short" />
      <Skeleton width="long" />
      <Skeleton width="medium" />
      <Skeleton width="long" />
    </div>
  );
}

async function readRaw(applicantId: string, signal: AbortSignal): Promise<string> {
  return JSON.stringify(await readJson<unknown>(`/api/applicants/${applicantId}/raw`, signal), null, 2);
}
