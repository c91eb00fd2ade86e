import Link from 'next/link';
import { Step } from '#components/review/publishing/step.tsx';
import { Time } from '#components/review/time/time.tsx';
import { linkClass } from '#components/ui/link.ts';
import { countOf } from '#lib/review/counted.ts';
import type { RequestView } from '#lib/review/policies/view.ts';
import { secondStep } from '#lib/review/second-person.ts';
import { Differences } from '../differences.tsx';
import { placeHref } from '../place.ts';
import { Counts } from './counts.tsx';

/** The way of a request: what it changes, what the preview counted, why, who confirmed it. */
export function RequestPath({ request }: { request: RequestView }) {
  const { changes, preview, rationale, state, baseEdition, restoresEdition } = request;
  const second = secondStep(request, 'Void: the draft changed, or newer policies were published');
  return (
    <>
      <Step title="Draft" standing="pass" aside={`${countOf(changes.length, 'value')} of version ${baseEdition}`}>
        {restoresEdition !== null && <p>{`Restores version ${restoresEdition}.`}</p>}
        <Differences differences={changes} />
      </Step>
      <Step
        title="Preview"
        standing="pass"
        aside={
          state === 'waiting' && (
            <Link href={placeHref('preview', { request: request.id })} prefetch={false} className={linkClass}>
              Open cases
            </Link>
          )
        }
      >
        <Counts preview={preview} />
      </Step>
      <Step title="Rationale" standing="pass">
        <p className="text-t1">
          <bdi>{rationale}</bdi>
        </p>
        <p className="pt-2">
          <bdi>{request.by}</bdi>, <Time at={request.at} />
        </p>
      </Step>
      <Step
        title="Second person"
        standing={second.standing}
        aside={
          state === 'waiting' && (
            <span>
              until <Time at={request.expiresAt} />
            </span>
          )
        }
      >
        <p>
          <bdi>{second.words}</bdi>
          {request.endedAt && (
            <>
              , <Time at={request.endedAt} />
            </>
          )}
        </p>
        {request.answer && (
          <p className="mt-4 border-s-2 border-l2 ps-8 text-t2">
            <bdi>{request.answer}</bdi>
          </p>
        )}
      </Step>
      <Step title="Publish" standing={request.edition === null ? 'not_done' : 'pass'}>
        <p>
          {request.edition === null
            ? `Would be version ${baseEdition + 1}.`
            : `Published as version ${request.edition}.`}
        </p>
      </Step>
    </>
  );
}
