'use client';

import { Step } from '#components/review/publishing/step.tsx';
import { Time } from '#components/review/time/time.tsx';
import { linkClass } from '#components/ui/link.ts';
import type { RuleBook } from '#lib/review/rules/rule.ts';
import { stepsOf } from '#lib/review/rules/steps.ts';
import type { PublishView } from '#lib/review/rules/view.ts';
import { partHref } from '../../place.ts';
import { Changes } from './changes.tsx';
import { Figures } from './figures.tsx';
import { Follow } from './follow.tsx';
import { WatchFigures } from './watch-figures.tsx';

/** The way of one request: what was asked, who confirmed, what became of it at the provider, what followed. */
export function RequestPath({ request, book }: { request: PublishView; book: RuleBook }) {
  const { second, publish, watch } = stepsOf(request);
  return (
    <>
      <Follow state={request.state} isStuck={request.isStuck} />
      <Step title={request.rollsBackId ? 'Roll back' : 'Draft'} standing="pass" aside={<Time at={request.at} />}>
        <Changes book={book} kind={request.kind} changes={request.changes} />
        {request.rationale !== null && (
          <p className="mt-6 text-t1">
            “<bdi>{request.rationale}</bdi>” <bdi className="text-t2">{request.by}</bdi>
          </p>
        )}
      </Step>
      <SimulationStep request={request} />
      <Step title="Second person" standing={second.standing} aside={<SecondAside request={request} />}>
        <p>{second.words}.</p>
        {request.answer !== null && (
          <p className="mt-4 border-s-2 border-l2 ps-8">
            <bdi>{request.answer}</bdi>
          </p>
        )}
      </Step>
      <Step title="Publish" standing={publish.standing} aside={<PublishAside request={request} />}>
        <p>{publish.words}.</p>
        {request.isStuck && (
          <a className={linkClass} href={`/admin/connections/${request.connectionId}?tab=commands`}>
            Settle it at the connection
          </a>
        )}
      </Step>
      <Step title="Watch" standing={watch.standing} aside={request.watch && <WatchUntil until={request.watch.until} />}>
        <p>{watch.words}.</p>
        {request.watch && <WatchFigures watch={request.watch} />}
      </Step>
    </>
  );
}

function SimulationStep({ request: { simulation, connectionId, kind, id } }: { request: PublishView }) {
  return (
    <Step
      title="Simulate"
      standing={simulation ? 'pass' : 'not_done'}
      aside={
        simulation && (
          <a className={linkClass} href={partHref(connectionId, 'simulation', { kind, request: id })}>
            Open result
          </a>
        )
      }
    >
      {simulation ? (
        <Figures kind={kind} simulation={simulation} />
      ) : (
        <p>Not needed: these values were in force before.</p>
      )}
    </Step>
  );
}

function SecondAside({ request: { state, expiresAt } }: { request: PublishView }) {
  if (state !== 'waiting') return null;
  return (
    <>
      until <Time at={expiresAt} />
    </>
  );
}

function PublishAside({ request: { publishedAt, scheduledFor, endedAt } }: { request: PublishView }) {
  const at = publishedAt ?? endedAt ?? scheduledFor;
  return at ? <Time at={at} /> : null;
}

function WatchUntil({ until }: { until: string }) {
  return (
    <>
      until <Time at={until} as="date" />
    </>
  );
}
