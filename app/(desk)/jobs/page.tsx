import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { jobList } from '#lib/data/lifecycle/job-list.ts';
import { personOf } from '../person.ts';
import { JobsScreen } from './jobs-screen.tsx';

export const metadata: Metadata = { title: 'Jobs' };

export default async function JobsPage() {
  const actor = await pageActor('page /jobs', '/jobs');
  return <JobsScreen {...(await jobList(actor))} person={personOf(actor)} now={new Date().toISOString()} />;
}
