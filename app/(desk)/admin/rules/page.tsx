import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { openRequests } from '#lib/data/rules/request-view.ts';
import { rulesLines } from '#lib/exchange/rules/screen.ts';
import { personOf } from '../../person.ts';
import { RulesList } from './rules-list.tsx';

export const metadata: Metadata = { title: 'Rules' };

export default async function RulesPage() {
  const actor = await pageActor('page /admin/rules', '/admin/rules');
  const [lines, open] = await Promise.all([rulesLines(actor), openRequests(actor)]);
  return <RulesList lines={lines} open={open} person={personOf(actor)} now={new Date().toISOString()} />;
}
