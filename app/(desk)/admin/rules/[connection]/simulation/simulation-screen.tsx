import { Empty } from '#components/ui/empty.tsx';
import type { JudgedApplicant } from '#lib/data/rules/history.ts';
import type { RuleDifference } from '#lib/review/rules/difference.ts';
import type { CellEffect } from '#lib/review/rules/effects.ts';
import { keyLabel } from '#lib/review/rules/matrix.ts';
import type { KindView, PublishView, RulesView, SimulationView } from '#lib/review/rules/view.ts';
import { ApplicantList } from '../applicant-list.tsx';
import { KindSwitch } from '../kind-switch.tsx';
import { SimulateButton } from '../path/simulate-button.tsx';
import { EffectTable } from './effect-table.tsx';
import { HowCounted } from './how-counted.tsx';
import { Summary } from './summary.tsx';

/** The applicants behind the number that was opened. */
export type Opened = { key: string; applicants: JudgedApplicant[]; all: number };

type SimulationScreenProps = {
  view: RulesView;
  shown: KindView;
  request: PublishView | null;
  simulation: SimulationView | null;
  changes: readonly RuleDifference[];
  /** How many stored applicants were counted for `effects`. */
  applicants: number;
  effects: readonly CellEffect[];
  opened: Opened | null;
};

/** What a draft would have done to stored applicants, how that is known, and whom a number is about. */
export function SimulationScreen(props: SimulationScreenProps) {
  const { view, shown, request, simulation, changes, applicants, effects, opened } = props;
  const { connection, rights, book } = view;
  const { kind, draft } = shown;
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
        {!request && <SimulateButton editing={{ connection, kind, draft, rights }} isSaved />}
      </div>
      {simulation && <Summary simulation={simulation} provider={connection.providerLabel} />}
      <div className="grid min-h-0 grow rule-pair-grid stacked:block">
        <div className="min-h-0 overflow-y-auto thin-scroll stacked:overflow-visible">
          {changes.length === 0 ? (
            <Empty title="Nothing to simulate">There is no draft, or it changes nothing.</Empty>
          ) : (
            <EffectTable {...{ view, kind, changes, applicants, effects, request }} openKey={opened?.key ?? null} />
          )}
          {simulation && <HowCounted simulation={simulation} />}
          {!simulation && changes.length > 0 && (
            <Empty title="Not simulated since the last change">
              A request to publish needs a simulation of exactly this draft.
            </Empty>
          )}
        </div>
        <section
          aria-label="Applicants"
          className="min-h-0 overflow-y-auto border-s border-l2 thin-scroll stacked:border-s-0 stacked:border-t"
        >
          <h2 className="flex min-h-36 items-center gap-8 px-16 font-semibold">Applicants behind a number</h2>
          {opened ? (
            <>
              <p className="px-16 pb-8 text-12 text-t2">{keyLabel(book, kind, opened.key)}</p>
              <ApplicantList applicants={opened.applicants} all={opened.all} />
            </>
          ) : (
            <p className="px-16 text-12 text-t2">
              {rights.seeApplicants ? 'A number on the left opens them.' : 'Your role does not open applicants.'}
            </p>
          )}
        </section>
      </div>
    </>
  );
}

function ofWhat({ draft, requests }: KindView, request: PublishView | null): string {
  if (request) return `Of the request by ${request.by}`;
  if (draft) return draft.isOwn ? 'Of your draft' : `Of the draft by ${draft.by}`;
  return requests.length > 0 ? 'Of the newest request' : 'No draft';
}
