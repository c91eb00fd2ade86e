import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { policiesView } from '#lib/data/policies/view.ts';
import { personOf } from '../../person.ts';
import { PoliciesFrame } from './frame.tsx';
import { PartOf } from './part.tsx';
import { readPlace } from './place.ts';

export const metadata: Metadata = { title: 'Policies' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PoliciesPage({ searchParams }: Props) {
  const actor = await pageActor('page /admin/policies', '/admin/policies');
  const view = await policiesView(actor);
  const place = readPlace(await searchParams);
  return (
    <PoliciesFrame view={view} part={place.part} person={personOf(actor)}>
      <PartOf actor={actor} view={view} place={place} />
    </PoliciesFrame>
  );
}
