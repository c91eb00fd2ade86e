'use client';

import { NewRows } from '#components/review/rows/new-rows.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Rail } from '#components/shell/rail.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Empty } from '#components/ui/empty.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { HitFilter, HitPage } from '#lib/review/hits/view.ts';
import { HitsBar } from './bar.tsx';
import { Desk } from './desk.tsx';
import { HitsEmpty } from './empty.tsx';
import { useHits } from './use-hits.ts';

export type HitsScreenProps = {
  filter: HitFilter;
  person: Person;
  meId: string;
  providers: [id: string, label: string][];
};

/** Hits of all applicants: the list, the comparison, the verdict. */
export function HitsScreen(props: HitsScreenProps) {
  return (
    <div
      className={cx(
        'grid case-grid h-dvh overflow-hidden stacked:flex stacked:h-auto stacked:min-h-dvh',
        'stacked:flex-col stacked:overflow-visible',
      )}
    >
      <Rail person={props.person} current="hits" />
      <main className="flex min-h-0 min-w-0 grow flex-col bg-s1">
        <Hits {...props} />
      </main>
    </div>
  );
}

function Hits({ filter, person, meId, providers }: HitsScreenProps) {
  const { data, error, refetch, isUp, change, stays, show } = useHits(filter);
  const head = (
    <HitsBar filter={filter} page={data} isLive={isUp} person={person} providers={providers}>
      <NewRows change={change} onShow={show} />
    </HitsBar>
  );
  if (data && data.rows.length > 0) return <Desk page={data} filter={filter} meId={meId} stays={stays} head={head} />;
  return (
    <div className="flex min-h-0 flex-col">
      {head}
      <Nothing page={data} error={error} filter={filter} tryAgain={() => void refetch()} />
    </div>
  );
}

type NothingProps = { page: HitPage | undefined; error: Error | null; filter: HitFilter; tryAgain: () => void };

function Nothing({ page, error, filter, tryAgain }: NothingProps) {
  if (page) return <HitsEmpty page={page} filter={filter} />;
  if (error) {
    return (
      <Empty title="The hits could not be read" act={<Button onClick={tryAgain}>Try again</Button>}>
        What you saved before is not affected. {error.message}
      </Empty>
    );
  }
  return (
    <div role="status" aria-label="Reading hits" className="late flex flex-col gap-16 p-16">
      {['first', 'second', 'third'].map((bar) => (
        <Skeleton key={bar} width="long" />
      ))}
    </div>
  );
}
