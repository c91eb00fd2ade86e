import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { currentSession } from '#lib/auth/actor.ts';
import { pageActor } from '#lib/auth/page-actor.ts';
import { endPageView } from '#lib/data/cases/page-views.ts';
import { queueCounts, queueHealth, queuePage } from '#lib/exchange/queue-page.ts';
import { can } from '#lib/review/access.ts';
import { lookOf } from '#lib/review/case/filter/columns.ts';
import { isNarrowed } from '#lib/review/case/queue.ts';
import { queueAddress, readAddress, rowsQuery } from '#lib/review/case/queue-address.ts';
import { unpackCounts } from '#lib/review/case/queue-wire.ts';
import { acts, rightForAct } from '#lib/review/lifecycle/act.ts';
import { personOf } from '../person.ts';
import { EarlyKeys } from './rows/early-keys.tsx';
import { QueueScreen } from './screen.tsx';

export const metadata: Metadata = { title: 'Queue' };

/** Anonymize and redact are offered for one applicant at a time. */
const offeredActs = acts.filter((act) => act !== 'anonymize' && act !== 'redact');

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/**
 * Sends the frame with its counts, and the rows as data. Without a filter the first rows are drawn here, so that they
 * are on the screen before any script; those of a filter follow when they are read. Access is checked before the first
 * byte, so that a redirect is possible.
 */
export default async function QueuePage({ searchParams }: { searchParams: SearchParams }) {
  const filter = readAddress(await searchParams);
  const actor = await pageActor('page /queue', queueAddress(filter));
  const coming = queuePage(actor, filter);
  // The browser reads again what failed here, and says so when it fails there too.
  const orNull = coming.catch(() => null);
  const [page, found, health] = await Promise.all([
    isNarrowed(filter) ? null : orNull,
    isNarrowed(filter) ? queueCounts(actor, filter) : null,
    queueHealth(actor),
    endPageView(actor),
  ]);
  const counts = found ?? (page?.counts ? unpackCounts(page.counts) : await queueCounts(actor, filter));
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <>
      <EarlyKeys nonce={nonce} />
      <QueueScreen
        first={{ query: rowsQuery(filter), page, coming: isNarrowed(filter) ? coming : null }}
        counts={counts}
        health={health}
        readAt={new Date().toISOString()}
        person={personOf(actor)}
        meId={actor.id}
        ownLook={(await currentSession())?.queueLook ?? lookOf(null)}
        canCreate={can(actor, 'send-command')}
        canDecide={can(actor, 'decide-case')}
        canTry={can(actor, 'try-connection')}
        mayExport={can(actor, 'export-queue')}
        seesNames={can(actor, 'see-names')}
        mayBegin={offeredActs.filter((act) => can(actor, rightForAct(act)))}
        mayAssignOthers={can(actor, 'assign-case')}
        mayShareViews={can(actor, 'share-view')}
      />
    </>
  );
}
