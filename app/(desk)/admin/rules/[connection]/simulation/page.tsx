import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { applicantsNamed } from '#lib/data/rules/history.ts';
import { requirementEffects } from '#lib/exchange/rules/screen.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { CellEffect } from '#lib/review/rules/effects.ts';
import { openRequestOf } from '#lib/review/rules/steps.ts';
import type { KindView, RulesView } from '#lib/review/rules/view.ts';
import { personOf } from '../../../../person.ts';
import { kindIn, oneOf } from '../../place.ts';
import { RulesFrame } from '../frame.tsx';
import { openRulesPage, type PageProps } from '../open-rules.ts';
import { type Opened, SimulationScreen } from './simulation-screen.tsx';

export const metadata: Metadata = { title: 'Simulation of rules' };

export default async function SimulationPage({ params, searchParams }: PageProps) {
  const { actor, view, now } = await openRulesPage('simulation', params);
  const search = await searchParams;
  const kind = kindIn(
    search.kind,
    view.kinds.map((one) => one.kind),
  );
  const shown = view.kinds.find((one) => one.kind === kind);
  if (!kind || !shown) notFound();
  const request = shown.requests.find(({ id }) => id === oneOf(search.request)) ?? null;
  const { simulation, changes } = simulatedIn(shown, request);
  const { applicants, effects } = await effectsFor(actor, view, changes);
  const opened = await openedBy(actor, view, effects, oneOf(search.cell));
  return (
    <RulesFrame {...{ view, kind, now }} part="simulation" person={personOf(actor)}>
      <SimulationScreen {...{ view, shown, simulation, changes, applicants, effects, opened }} request={request} />
    </RulesFrame>
  );
}

/** The simulation of a chosen request, of the draft, or of the open request, and what it was run on. */
function simulatedIn({ draft, requests }: KindView, request: KindView['requests'][number] | null) {
  const from = request ?? draft ?? openRequestOf(requests);
  return { simulation: from?.simulation ?? null, changes: from?.changes ?? [] };
}

/** Only switches are counted one by one. */
async function effectsFor(actor: MemberActor, { book, connection }: RulesView, changes: KindView['behind']) {
  const switches = changes.filter(({ after }) => typeof after === 'boolean');
  if (!book.requirements) return { applicants: 0, effects: [] };
  return requirementEffects(actor, connection.id, book.requirements, switches);
}

/** The applicants of one number, for those who may see applicants. */
async function openedBy(
  actor: MemberActor,
  { connection, rights }: RulesView,
  effects: readonly CellEffect[],
  cell: string | undefined,
): Promise<Opened | null> {
  const effect = effects.find(({ key }) => key === cell);
  if (!effect?.applicantIds || !rights.seeApplicants) return null;
  const applicants = await applicantsNamed(actor, connection.id, effect.applicantIds);
  return { key: effect.key, applicants, all: effect.applicantIds.length };
}
