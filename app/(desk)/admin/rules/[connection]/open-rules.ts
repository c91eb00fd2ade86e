import { notFound } from 'next/navigation';
import { z } from 'zod';
import type { Door } from '#lib/auth/doors.ts';
import { pageActor } from '#lib/auth/page-actor.ts';
import { ConnectionUnusable } from '#lib/exchange/connect.ts';
import { rulesView } from '#lib/exchange/rules/screen.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { openRequestOf } from '#lib/review/rules/steps.ts';
import type { KindView, RuleRights, RulesOf, RulesView } from '#lib/review/rules/view.ts';
import { partHref, type RulesPart } from '../place.ts';

export type PageProps = {
  params: Promise<{ connection: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const doors = {
  weights: 'page /admin/rules/[connection]/weights',
  requirements: 'page /admin/rules/[connection]/requirements',
  simulation: 'page /admin/rules/[connection]/simulation',
  history: 'page /admin/rules/[connection]/history',
  requests: 'page /admin/rules/[connection]',
} as const satisfies Record<RulesPart, Door>;

/** What a page of one connection's rules begins with. One that is absent, off or without rules is "not found". */
export async function openRulesPage(
  part: RulesPart,
  params: PageProps['params'],
): Promise<{ actor: MemberActor; view: RulesView; now: string }> {
  const { connection } = await params;
  const actor = await pageActor(doors[part], partHref(encodeURIComponent(connection), part));
  if (!z.uuid().safeParse(connection).success) notFound();
  const view = await rulesView(actor, connection).catch((error: unknown) => {
    if (error instanceof ConnectionUnusable || (error instanceof Refusal && error.code === 'not_found')) notFound();
    throw error;
  });
  return { actor, view, now: new Date().toISOString() };
}

/** What an editor in the browser needs: of the requests only the open one, and no former versions. */
export type Editing = RulesOf & { rights: RuleRights; kind: RuleKind } & Omit<KindView, 'kind' | 'versions'>;

/** The part of a view that an editor needs. "Not found" where there are no such rules. */
export function editingOf(view: RulesView, kind: RuleKind): Editing {
  const found = view.kinds.find((one) => one.kind === kind);
  if (!found) notFound();
  const { versions: _, requests, ...rest } = found;
  const open = openRequestOf(requests);
  const { connection, book, reading, rights } = view;
  return { connection, book, reading, rights, ...rest, requests: open ? [open] : [] };
}
