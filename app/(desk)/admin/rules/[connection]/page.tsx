import type { Metadata } from 'next';
import { personOf } from '../../../person.ts';
import { RulesFrame } from './frame.tsx';
import { openRulesPage, type PageProps } from './open-rules.ts';
import { Requests } from './requests.tsx';

export const metadata: Metadata = { title: 'Requests for rules' };

export default async function RequestsPage({ params }: PageProps) {
  const { actor, view, now } = await openRulesPage('requests', params);
  return (
    <RulesFrame {...{ view, now }} part="requests" kind={null} person={personOf(actor)}>
      <Requests view={view} />
    </RulesFrame>
  );
}
