import type { ReactNode } from 'react';
import { Empty } from '#components/ui/empty.tsx';
import type { RuleDifference } from '#lib/review/rules/difference.ts';
import type { KindView, PublishView, RulesView, SimulationView } from '#lib/review/rules/view.ts';
import { FileLink } from '../file-link.tsx';
import { KindSwitch } from '../kind-switch.tsx';
import { SimulateButton } from '../path/simulate-button.tsx';

/** What a result is of: a request's, or the draft's and what it changes. */
export type Simulated = {
  view: RulesView;
  shown: KindView;
  request: PublishView | null;
  simulation: SimulationView | null;
  changes: readonly RuleDifference[];
};

/** The start, the progress and the stop of a simulation, above what it gave. */
export function SimulationScreen({ view, shown, request, simulation, children }: Simulated & { children: ReactNode }) {
  const { connection, rights, book } = view;
  const { kind, draft, run } = shown;
  return (
    <>
      <div className="flex min-h-40 shrink-0 flex-wrap items-center gap-12 border-b border-l1 px-16 py-4">
        <KindSwitch
          connectionId={connection.id}
          part="simulation"
          kinds={view.kinds.map((one) => one.kind)}
          current={kind}
        />
        <span className="text-12 text-t2">{ofWhat(shown, request)}</span>
        {!request && <SimulateButton editing={{ connection, book, kind, draft, run, rights }} isSaved />}
        {simulation && kind === 'weights' && (
          <span className="ms-auto">
            <FileLink
              {...{ kind, connectionId: connection.id, simulationId: simulation.id }}
              file="sessions"
              label="Sessions that flip"
            />
          </span>
        )}
      </div>
      {children}
    </>
  );
}

/** Where there is no result: nothing is changed, or not simulated since. */
export function NoResult({ changes }: Pick<Simulated, 'changes'>) {
  return changes.length === 0 ? (
    <Empty title="Nothing to simulate">There is no draft, or it changes nothing.</Empty>
  ) : (
    <Empty title="Not simulated since the last change">
      A request to publish needs a simulation of exactly this draft.
    </Empty>
  );
}

function ofWhat({ draft, requests }: KindView, request: PublishView | null): string {
  if (request) return `Of the request by ${request.by}`;
  if (draft) return draft.isOwn ? 'Of your draft' : `Of the draft by ${draft.by}`;
  return requests.length > 0 ? 'Of the newest request' : 'No draft';
}
