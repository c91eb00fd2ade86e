import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { pageActor } from '#lib/auth/page-actor.ts';
import { connectionOfApplicant } from '#lib/data/applicants/known.ts';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { personOf } from '../../person.ts';
import { ApplicantScreen } from './applicant-screen.tsx';

/** The title has no name, because it is stored in the browser's history. */
export const metadata: Metadata = { title: 'Applicant' };

/** Sends the frame and the id. What it shows is read once by the browser, or was fetched ahead by it. */
export default async function ApplicantPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  // The frame is fetched ahead too, and the framework does not say when: the browser tells what the person does.
  const actor = await pageActor('page /applicants/[id]', `/applicants/${encodeURIComponent(id)}`, false);
  await mustBeThere(actor, id);
  return (
    <ApplicantScreen
      key={id}
      id={id}
      person={personOf(actor)}
      meId={actor.id}
      canDecide={can(actor, 'decide-case')}
      canTakeOver={can(actor, 'take-over-case')}
      canTry={can(actor, 'try-connection')}
    />
  );
}

/** An applicant that the member may not see looks the same as one that does not exist. */
async function mustBeThere(actor: MemberActor, id: string): Promise<void> {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    await connectionOfApplicant(actor, id);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'not_found' || error.code === 'not_allowed')) notFound();
    throw error;
  }
}
