import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { offersToCreate } from '#lib/exchange/offers.ts';
import { personOf } from '../../person.ts';
import { NewApplicantScreen } from './new-applicant-screen.tsx';

export const metadata: Metadata = { title: 'New applicant' };

export default async function NewApplicant() {
  const actor = await pageActor('page /applicants/new', '/applicants/new');
  return <NewApplicantScreen offers={await offersToCreate(actor)} person={personOf(actor)} />;
}
