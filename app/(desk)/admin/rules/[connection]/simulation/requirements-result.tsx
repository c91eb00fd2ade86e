import type { JudgedApplicant } from '#lib/data/rules/history.ts';
import type { CellEffect } from '#lib/review/rules/effects.ts';
import { keyLabel } from '#lib/review/rules/matrix.ts';
import { ApplicantList } from '../applicant-list.tsx';
import { EffectTable } from './effect-table.tsx';
import { HowCounted } from './how-counted.tsx';
import { NoResult, type Simulated } from './simulation-screen.tsx';
import { Summary } from './summary.tsx';

/** The applicants behind the number that was opened. */
export type Opened = { key: string; applicants: JudgedApplicant[]; all: number };

type RequirementsResultProps = Simulated & {
  /** How many stored applicants were counted for `effects`. */
  applicants: number;
  effects: readonly CellEffect[];
  opened: Opened | null;
};

/** What a draft of requirements would have done to stored documents, and whom a number is about. */
export function RequirementsResult(props: RequirementsResultProps) {
  const { view, shown, request, simulation, changes, applicants, effects, opened } = props;
  const { connection, rights, book } = view;
  const { kind } = shown;
  return (
    <>
      {simulation && <Summary simulation={simulation} provider={connection.providerLabel} />}
      <div className="grid min-h-0 grow rule-pair-grid stacked:block">
        <div className="min-h-0 overflow-y-auto thin-scroll stacked:overflow-visible">
          {changes.length > 0 && (
            <EffectTable {...{ view, kind, changes, applicants, effects, request }} openKey={opened?.key ?? null} />
          )}
          {simulation ? <HowCounted simulation={simulation} /> : <NoResult changes={changes} />}
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
