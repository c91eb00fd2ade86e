'use client';

import { readJson } from '#components/review/read-json.ts';
import { QueueKeys } from '#components/review/rows/keys.tsx';
import { NewRows } from '#components/review/rows/new-rows.tsx';
import { useLivePage } from '#components/review/rows/use-live-page.ts';
import { CjkFonts } from '#components/shell/cjk-fonts.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { isAboutCases } from '#lib/review/case/live.ts';
import { cryptoQuery } from '#lib/review/crypto/address.ts';
import type { CryptoFilter, CryptoPage } from '#lib/review/crypto/view.ts';
import { cryptoAddress } from './address.ts';
import { CryptoBar } from './bar.tsx';
import { CryptoEmpty } from './empty.tsx';
import { CryptoFoot } from './foot.tsx';
import { CryptoList } from './list.tsx';

type CryptoScreenProps = { filter: CryptoFilter; person: Person; providers: [id: string, label: string][] };

/** Wallets and transactions of all applicants. Each row leads to its place on the applicant's screen. */
export function CryptoScreen({ filter, person, providers }: CryptoScreenProps) {
  const query = cryptoQuery(filter);
  const { data, error, refetch, isUp, change, show } = useLivePage<CryptoPage>({
    queryKey: ['crypto', query],
    read: (signal) => readJson<CryptoPage>(`/api/crypto?${query}`, signal),
    isNews: isAboutCases,
  });
  return (
    <DeskFrame>
      <Sidebar person={person} current="crypto" counts={data ? { crypto: data.counts.open } : {}} />
      <QueueKeys address={cryptoAddress(filter)} rowsOf={data ? cryptoQuery(data.filter) : null} rows={data?.rows} />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <CryptoBar filter={filter} page={data} isLive={isUp} person={person} providers={providers}>
          <NewRows change={change} onShow={show} />
        </CryptoBar>
        {data && data.rows.length > 0 && (
          <>
            <CryptoList rows={data.rows} now={data.readAt} />
            <CryptoFoot page={data} filter={filter} />
          </>
        )}
        {data?.rows.length === 0 && <CryptoEmpty page={data} filter={filter} />}
        {!data && <Unread error={error} tryAgain={() => void refetch()} />}
      </main>
      {/* The names came after the page: whether they need its fonts is asked again. */}
      <CjkFonts />
    </DeskFrame>
  );
}

function Unread({ error, tryAgain }: { error: Error | null; tryAgain: () => void }) {
  if (error) {
    return (
      <Empty title="The crypto checks could not be read" act={<Button onClick={tryAgain}>Try again</Button>}>
        Nothing was changed. {error.message}
      </Empty>
    );
  }
  return (
    <div role="status" aria-label="Reading crypto checks" className="late flex flex-col gap-16 p-16">
      {['first', 'second', 'third'].map((bar) => (
        <Skeleton key={bar} width="long" />
      ))}
    </div>
  );
}
