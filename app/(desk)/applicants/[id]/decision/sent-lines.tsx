import type { ReactNode } from 'react';
import { eventOf, type Told } from '#lib/review/endpoints/event.ts';
import type { ToldEndpoint } from '#lib/review/endpoints/view.ts';

/** The event that endpoints are told, and their names. */
type Webhook = { event: string; to: string };

type SentLinesProps = { docket: string; webhook: Webhook | null; providerLabel: string; provider: string };

/** What the button does here, whom of the organisation's own systems it tells, and what it does at the provider. */
export function SentLines({ docket, webhook, providerLabel, provider }: SentLinesProps) {
  return (
    <dl className="mb-10 grid sent-grid gap-x-12 gap-y-2 text-12 leading-18">
      <Line label="Docket">{docket}</Line>
      {webhook && (
        <Line label="Webhook">
          <span className="mono">{webhook.event}</span> to <bdi>{webhook.to}</bdi>
        </Line>
      )}
      <Line label={providerLabel}>{provider}</Line>
    </dl>
  );
}

/** What is told of this outcome; null where no active endpoint takes its event. */
export function toldOf(told: readonly ToldEndpoint[], outcome: Told, isOnceConfirmed = false): Webhook | null {
  const event = eventOf(outcome);
  const names = told.filter(({ events }) => events.includes(event)).map(({ name }) => name);
  return names.length === 0 ? null : { event, to: `${names.join(', ')}${isOnceConfirmed ? ', once confirmed' : ''}` };
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="truncate text-t3">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
