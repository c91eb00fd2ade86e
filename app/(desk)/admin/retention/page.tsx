import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { personOf } from '#app/(desk)/person.ts';
import { pageActor } from '#lib/auth/page-actor.ts';
import { draftOf } from '#lib/data/policies/drafts.ts';
import { requestValues } from '#lib/data/policies/view.ts';
import { retentionInForce } from '#lib/data/retention/facts.ts';
import { retentionCounts } from '#lib/data/retention/list.ts';
import { shreddedCount, shreddedPage } from '#lib/data/retention/shredded.ts';
import { duePage, retentionJobs } from '#lib/data/retention/view.ts';
import { providerLabel, providers } from '#lib/providers/registry.ts';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { RetentionPolicy } from '#lib/review/policies/policies.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { readPlace } from './place.ts';
import { RetentionScreen } from './retention-screen.tsx';

export const metadata: Metadata = { title: 'Retention' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RetentionPage({ searchParams }: Props) {
  const actor = await pageActor('page /admin/retention', '/admin/retention');
  const place = readPlace(await searchParams);
  const { tab, after: cursor, by, ...filter } = place;
  const { policy: inForce, version } = await retentionInForce();
  const policy = by === null ? inForce : await policyBy(actor, by);
  const asked = { ...filter, policy, now: new Date() };
  const counts = await retentionCounts(actor, asked);
  const shredded = await shreddedCount(actor, filter);
  const list =
    tab === 'shredded'
      ? { tab, ...(await shreddedPage(actor, filter, cursor, providerLabel)) }
      : { tab, ...(await duePage(actor, asked, { tab, cursor }, providerLabel)) };
  return (
    <RetentionScreen
      place={place}
      policy={policy}
      version={version}
      counts={{ ...counts, shredded }}
      list={list}
      jobs={await retentionJobs(actor)}
      providers={providers.map(({ id, label }) => [id, label])}
      rights={{
        ask: by === null && can(actor, 'ask-retention'),
        open: can(actor, 'see-applicants'),
        openJobs: can(actor, 'send-command'),
      }}
      person={personOf(actor)}
    />
  );
}

/** The policy of one's own draft, or of a request to publish one. */
async function policyBy(actor: MemberActor, by: string): Promise<RetentionPolicy> {
  const values = by === 'draft' ? (await draftOf(actor.id))?.values : await requestValues(actor, by).catch(absent);
  return values?.retention ?? notFound();
}

function absent(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}
