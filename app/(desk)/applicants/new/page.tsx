import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { unfinishedCreations } from '#lib/data/commands/view.ts';
import { connectionCommands } from '#lib/exchange/commands/available.ts';
import { personOf } from '../../person.ts';
import { NewApplicantScreen } from './new-applicant-screen.tsx';

export const metadata: Metadata = { title: 'New applicant' };

export default async function NewApplicant() {
  const actor = await pageActor('page /applicants/new', '/applicants/new');
  const [creations, unfinished] = await Promise.all([
    connectionCommands(actor, 'create_applicant'),
    unfinishedCreations(actor),
  ]);
  return <NewApplicantScreen creations={creations} unfinished={unfinished} person={personOf(actor)} />;
}
