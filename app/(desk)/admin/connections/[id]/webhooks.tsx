import Link from 'next/link';
import { dayWords } from '#components/review/time/moments.ts';
import { Time } from '#components/review/time/time.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ConnectionLine, WebhookPlace } from '#lib/review/connections/view.ts';
import type { WebhookLog } from '#lib/review/connections/webhook-log.ts';
import { PaneTable } from './pane-table.tsx';
import { placeHref } from './place.ts';
import { Registration } from './registration.tsx';

type WebhooksProps = { line: ConnectionLine; place: WebhookPlace | null; log: WebhookLog; isFirstPage: boolean };

/** The address for the provider's webhooks, whether they are accepted, the rejections and the events. */
export function Webhooks({ line, place, log, isFirstPage }: WebhooksProps) {
  if (!place)
    return <Empty title={`${line.providerLabel} sends no webhooks`}>Docket reads it on a schedule instead.</Empty>;
  return (
    <div className="min-h-0 grow overflow-y-auto thin-scroll phone:overflow-visible">
      <Address line={line} place={place} />
      {log.rejections.length > 0 && <Rejections log={log} />}
      <Events id={line.id} log={log} isFirstPage={isFirstPage} />
    </div>
  );
}

function Address({ line, place }: { line: ConnectionLine; place: WebhookPlace }) {
  return (
    <section aria-label="Address" className="border-b border-l1 p-16">
      <h2 className="mb-8 font-semibold">Address</h2>
      <p className="flex min-w-0 flex-wrap items-center gap-8">
        <span className="mono min-w-0 rounded-4 border border-l1 bg-s2 px-6 py-2 break-all">{place.address}</span>
        {!place.isAddressSecret && <CopyButton text={place.address} />}
      </p>
      <p className="mt-6 max-w-560 text-12 text-t2">{addressWords(line, place)}</p>
      <div className="mt-10 flex flex-wrap items-center gap-12">
        <Tone tone={place.isOn ? 'pass' : 'attention'} quiet={place.isOn}>
          {place.isOn
            ? 'On: verified deliveries are accepted'
            : `Off: ${place.secretTitle.toLowerCase()} is not set, so every delivery is rejected`}
        </Tone>
        {place.isOn && <Registration line={line} place={place} />}
      </div>
    </section>
  );
}

function addressWords({ providerLabel }: ConnectionLine, { isAddressSecret, secretTitle }: WebhookPlace): string {
  if (!isAddressSecret) return `Give it to ${providerLabel}, with the same secret as under Settings.`;
  const secret = `It ends in the ${secretTitle.toLowerCase()}, which is not shown again.`;
  return `${secret} Make a new one under Settings to see the whole address once.`;
}

const reasons: Record<string, string> = {
  no_secret: 'No secret is set here',
  signature: 'Signature or secret is wrong',
  too_old: 'Too old',
  unreadable: 'Could not be read',
  other_account: 'For another account',
  too_large: 'Larger than 1 MB',
  encoded: 'Compressed',
  broken_off: 'Connection broke off',
  paused: 'The connection was paused',
};

function Rejections({ log: { rejections } }: { log: WebhookLog }) {
  return (
    <section aria-label="Rejected">
      <h2 className="flex h-40 items-center px-16 font-semibold">Rejected</h2>
      <PaneTable
        label="Rejected deliveries"
        heads={['Day (UTC)', 'Why', 'Deliveries', 'Last']}
        rows={rejections.map(({ day, reason, count, lastAt }) => ({
          key: `${day} ${reason}`,
          cells: [
            dayWords(day),
            reasons[reason] ?? reason,
            count.toLocaleString('en'),
            <Time key="last" at={lastAt} />,
          ],
        }))}
      />
    </section>
  );
}

function Events({ id, log: { events, next }, isFirstPage }: { id: string; log: WebhookLog; isFirstPage: boolean }) {
  return (
    <section aria-label="Events">
      <h2 className="flex h-40 items-center px-16 font-semibold">Events</h2>
      {events.length === 0 ? (
        <p className="border-t border-l1 px-16 py-8 text-12 text-t2">No event was accepted yet.</p>
      ) : (
        <PaneTable
          label="Events"
          heads={['Received', 'Event', 'About', 'Delivered', 'Last']}
          rows={events.map(({ id: key, type, isPing, people, times, receivedAt, lastAt }) => ({
            key,
            cells: [
              <Time key="at" at={receivedAt} />,
              isPing ? 'Ping' : (type ?? 'No name'),
              people === 1 ? '1 person' : `${people} people`,
              times === 1 ? 'Once' : `${times.toLocaleString('en')} times`,
              <Time key="last" at={lastAt} />,
            ],
          }))}
        />
      )}
      <nav aria-label="Pages" className="flex gap-6 px-16 py-8">
        {!isFirstPage && <PageLink href={placeHref(id, 'webhooks')} label="Newest" />}
        {next && <PageLink href={placeHref(id, 'webhooks', next)} label="Older" />}
      </nav>
    </section>
  );
}

function PageLink({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass('plain', 'sm')}>
      {label}
    </Link>
  );
}
