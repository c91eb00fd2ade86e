import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { pageActor } from '#lib/auth/page-actor.ts';
import { jobApplicants, jobView } from '#lib/data/lifecycle/job-view.ts';
import { providerById, providerLabel } from '#lib/providers/registry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { JobApplicants, JobView } from '#lib/review/lifecycle/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { personOf } from '../../person.ts';
import { JobScreen } from './job-screen.tsx';

export const metadata: Metadata = { title: 'Job' };

type JobPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ provider?: string | string[] }> };

export default async function JobPage({ params, searchParams }: JobPageProps) {
  const { id } = await params;
  const { provider } = await searchParams;
  const actor = await pageActor('page /jobs/[id]', `/jobs/${encodeURIComponent(id)}`);
  const known = typeof provider === 'string' && providerById(provider) ? provider : null;
  const [job, selected] = await jobOrAbsent(actor, id, known);
  return <JobScreen job={job} selected={selected} person={personOf(actor)} />;
}

async function jobOrAbsent(actor: MemberActor, id: string, provider: string | null): Promise<[JobView, JobApplicants]> {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await Promise.all([jobView(actor, id, providerLabel), jobApplicants(actor, id, provider, providerLabel)]);
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
}
