import { Time } from '#components/review/time/time.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { isPublished } from '#lib/review/rules/publish.ts';
import { openRequestOf, stepsOf } from '#lib/review/rules/steps.ts';
import type { KindView, PublishView, RulesView } from '#lib/review/rules/view.ts';
import type { WatchDay } from '#lib/review/rules/watch-days.ts';
import { RequestActs } from '../path/request-acts.tsx';
import { SentLines } from '../path/sent-lines.tsx';
import { WatchFigures } from '../path/watch-figures.tsx';
import { WatchCharts } from './watch-charts.tsx';

/** The watch after the version that was published last, and one step back. */
export function WatchPane({ view, shown, days }: { view: RulesView; shown: KindView; days: readonly WatchDay[] }) {
  const published = newestPublished(shown);
  return (
    <aside aria-label="Watch" className="flex min-h-0 flex-col border-s border-l2 stacked:border-s-0 stacked:border-t">
      <div className="min-h-0 grow overflow-y-auto thin-scroll stacked:overflow-visible">
        <h2 className="flex min-h-36 items-center gap-8 px-16 font-semibold">
          Watch after the last publishing
          {published?.publishedAt && (
            <span className="ms-auto text-12 font-normal text-t3">
              <Time at={published.publishedAt} />
            </span>
          )}
        </h2>
        <div className="px-16 pb-12 text-12 leading-18 text-t2">
          {published ? <Watched request={published} days={days} /> : <p>Nothing was published from Docket yet.</p>}
        </div>
      </div>
      {published && <Back view={view} shown={shown} published={published} />}
    </aside>
  );
}

/** The request that was published last; null where none was. */
export function newestPublished({ requests }: KindView): PublishView | null {
  return requests.find(({ state }) => isPublished(state)) ?? null;
}

function Watched({ request, days }: { request: PublishView; days: readonly WatchDay[] }) {
  const { watch } = stepsOf(request);
  return (
    <>
      <Tone tone={watch.standing}>{watch.words}</Tone>
      {request.watch && (
        <>
          <WatchFigures watch={request.watch} />
          <WatchCharts
            days={days}
            expected={{ passRate: request.watch.passRate.before, score: request.watch.score.before }}
          />
        </>
      )}
      {request.watch && (
        <p className="mt-4 text-t3">
          Watched until <Time at={request.watch.until} as="date" />
        </p>
      )}
    </>
  );
}

type BackProps = { view: RulesView; shown: KindView; published: PublishView };

function Back({ view: { book, connection, rights }, shown, published }: BackProps) {
  const open = openRequestOf(shown.requests);
  return (
    <div className="flex shrink-0 flex-col gap-8 border-t border-l2 px-16 pt-10 pb-12">
      <h2 className="font-semibold">One step back</h2>
      <SentLines
        {...{ book, kind: shown.kind, changes: published.changes }}
        provider={connection.providerLabel}
        number={shown.current?.number ?? null}
      />
      {open ? (
        <p className="text-12 text-t2">Closed: a request is open.</p>
      ) : published.may.rollBack ? (
        <RequestActs request={published} book={book} provider={connection.providerLabel} />
      ) : (
        <p className="text-12 text-t2">
          {rights.draft
            ? 'Closed: the values in force are no longer those that it published.'
            : 'Closed: your role does not change rules.'}
        </p>
      )}
    </div>
  );
}
