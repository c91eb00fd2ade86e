import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { pageActor } from '#lib/auth/page-actor.ts';
import { jobView } from '#lib/data/lifecycle/job-view.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { JobView } from '#lib/review/lifecycle/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { personOf } from '../../person.ts';
import { JobScreen } from './job-screen.tsx';

export const metadata: Metadata = { title: 'Job' };

export default async function JobPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor('page /jobs/[id]', `/jobs/${encodeURIComponent(id)}`);
  return <JobScreen job={await jobOrAbsent(actor, id)} person={personOf(actor)} />;
}

async function jobOrAbsent(actor: MemberActor, id: string): Promise<JobView> {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await jobView(actor, id, (provider) => providerById(provider)?.label ?? provider);
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
}
