import { consequencesOf } from '#components/review/lifecycle/consequences.ts';
import { Time } from '#components/review/time/time.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { ErasedView } from '#lib/review/lifecycle/view.ts';
import { OpenTab } from '../details/open-tab.tsx';

/** In place of the evidence of someone who was erased: when, by whom, what is gone and what stays. */
export function Erased({ erased, providerLabel }: { erased: ErasedView; providerLabel: string }) {
  const { goes, stays } = consequencesOf(erased.act);
  return (
    <section aria-label="Erased" className="shrink-0 bg-s1 p-20 phone:px-16">
      <h2 className="font-semibold">
        Erased, <Time at={erased.at} />
      </h2>
      <p className="max-w-640 text-t2">
        {factsOfAct(erased.act).name}: asked by <bdi>{erased.by}</bdi>
        {erased.second !== null && (
          <>
            , confirmed by <bdi>{erased.second}</bdi>
          </>
        )}
        .{' '}
        {erased.atVendor ? `${providerLabel} was told too.` : `${providerLabel} was not told: it takes no such order.`}
      </p>
      <dl className="my-12 grid max-w-640 field-grid gap-x-8 gap-y-6 text-12">
        <dt className="text-t3">Gone</dt>
        <dd>{goes}</dd>
        <dt className="text-t3">Stays</dt>
        <dd>{stays}</dd>
      </dl>
      <div className="flex flex-wrap gap-8">
        <OpenTab tab="timeline">Show the timeline</OpenTab>
        {erased.jobId !== null && (
          <ScreenLink href={`/jobs/${erased.jobId}`} className={buttonClass()}>
            Open the job
          </ScreenLink>
        )}
      </div>
    </section>
  );
}
