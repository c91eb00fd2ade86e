import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { flippedSessions } from '#lib/data/rules/flips.ts';
import { applicantsNamed } from '#lib/data/rules/history.ts';
import { simulationDetail } from '#lib/data/rules/simulations.ts';
import { requirementEffects } from '#lib/exchange/rules/screen.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { CellEffect } from '#lib/review/rules/effects.ts';
import { openRequestOf } from '#lib/review/rules/steps.ts';
import type { KindView, RulesView } from '#lib/review/rules/view.ts';
import { personOf } from '../../../../person.ts';
import { kindIn, oneOf } from '../../place.ts';
import { RulesFrame } from '../frame.tsx';
import { KeyHints } from '../key-hints.tsx';
import { openRulesPage, type PageProps } from '../open-rules.ts';
import { chosenFlips, filterOf } from './chosen-flips.ts';
import { type Opened, RequirementsResult } from './requirements-result.tsx';
import { NoResult, type Simulated, SimulationScreen } from './simulation-screen.tsx';
import { WeightsResult } from './weights-result.tsx';

export const metadata: Metadata = { title: 'Simulation of rules' };

type Search = Awaited<PageProps['searchParams']>;

export default async function SimulationPage({ params, searchParams }: PageProps) {
  const { actor, view, now } = await openRulesPage('simulation', params);
  const search = await searchParams;
  const kinds = view.kinds.map((one) => one.kind);
  const shown = view.kinds.find((one) => one.kind === kindIn(search.kind, kinds));
  if (!shown) notFound();
  const request = shown.requests.find(({ id }) => id === oneOf(search.request)) ?? null;
  const simulated: Simulated = { view, shown, request, ...simulatedIn(shown, request) };
  const foot = (
    <KeyHints
      group="Sessions that flip"
      keys={[
        ['j k', 'move'],
        ['Enter', 'open session'],
      ]}
    />
  );
  return (
    <RulesFrame
      {...{ view, now }}
      kind={shown.kind}
      part="simulation"
      person={personOf(actor)}
      foot={shown.kind === 'weights' && simulated.simulation && foot}
    >
      <SimulationScreen {...simulated}>
        {shown.kind === 'weights'
          ? await weightsResult(actor, simulated, search)
          : await requirementsResult(actor, simulated, search)}
      </SimulationScreen>
    </RulesFrame>
  );
}

/** The simulation of a chosen request, of the draft, or of the open request, and what it was run on. */
function simulatedIn({ draft, requests }: KindView, request: Simulated['request']) {
  const from = request ?? draft ?? openRequestOf(requests);
  return { simulation: from?.simulation ?? null, changes: from?.changes ?? [] };
}

async function weightsResult(actor: MemberActor, { view, request, simulation, changes }: Simulated, search: Search) {
  if (!simulation) return <NoResult changes={changes} />;
  const chosen = chosenFlips(search, simulation);
  const [detail, listed] = await Promise.all([
    simulationDetail(actor, simulation.id),
    flippedSessions(actor, view.connection.id, simulation.id, filterOf(chosen)),
  ]);
  return (
    <WeightsResult
      {...{ view, simulation, detail }}
      listed={{ chosen, ...listed }}
      requestId={request?.id ?? null}
      isWhole={oneOf(search.all) !== undefined}
    />
  );
}

async function requirementsResult(actor: MemberActor, simulated: Simulated, search: Search) {
  const { applicants, effects } = await effectsFor(actor, simulated.view, simulated.changes);
  const opened = await openedBy(actor, simulated.view, effects, oneOf(search.cell));
  return <RequirementsResult {...{ ...simulated, applicants, effects, opened }} />;
}

/** Only switches are counted one by one. */
async function effectsFor(actor: MemberActor, { book, connection }: RulesView, changes: Simulated['changes']) {
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
