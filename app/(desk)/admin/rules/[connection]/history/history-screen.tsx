import { Empty } from '#components/ui/empty.tsx';
import type { JudgedApplicant } from '#lib/data/rules/history.ts';
import type { JudgedCounts, KindView, RulesView, VersionView } from '#lib/review/rules/view.ts';
import type { WatchDay } from '#lib/review/rules/watch-days.ts';
import { ApplicantList } from '../applicant-list.tsx';
import { FileLink } from '../file-link.tsx';
import { KindSwitch } from '../kind-switch.tsx';
import { linesOf, type Pair, versionName } from './chosen.ts';
import { Comparison } from './comparison.tsx';
import { DecidedUnder } from './decided-under.tsx';
import { Versions } from './versions.tsx';
import { WatchPane } from './watch-pane.tsx';

type HistoryScreenProps = {
  view: RulesView;
  shown: KindView;
  pair: Pair | null;
  /** By the vendor's id of a version. */
  judged: Record<string, JudgedCounts>;
  decided: { version: VersionView; applicants: JudgedApplicant[] } | null;
  /** The watch after the newest publishing. */
  days: readonly WatchDay[];
};

/** All versions, two of them compared, who was judged by each, and the watch after the newest. */
export function HistoryScreen({ view, shown, pair, judged, decided, days }: HistoryScreenProps) {
  const { connection } = view;
  const { kind, versions } = shown;
  return (
    <div className="grid min-h-0 grow rule-history-grid stacked:block">
      <section aria-label="Versions" className="flex min-h-0 flex-col border-e border-l2 stacked:border-e-0">
        <div className="flex min-h-36 shrink-0 items-center gap-8 border-b border-l2 px-16">
          <h2 className="font-semibold">Versions</h2>
          <span className="ms-auto flex items-center gap-8">
            {versions.length > 0 && (
              <FileLink connectionId={connection.id} kind={kind} file="versions" label="Versions" />
            )}
            <KindSwitch
              connectionId={connection.id}
              part="history"
              kinds={view.kinds.map((one) => one.kind)}
              current={kind}
            />
          </span>
        </div>
        <Versions
          {...{ kind, judged }}
          connectionId={connection.id}
          versions={linesOf(versions)}
          pair={pair && { a: pair.a.id, b: pair.b.id }}
        />
      </section>
      <div className="min-h-0 overflow-y-auto thin-scroll stacked:overflow-visible">
        {pair ? (
          <Comparison {...{ view, shown, pair }} />
        ) : (
          <Empty title="Nothing to compare">
            {versions.length === 0 ? 'Docket has not read these rules yet.' : 'There is one version so far.'}
          </Empty>
        )}
        {kind === 'weights' && <DecidedUnder {...{ view, versions, judged }} openId={decided?.version.id ?? null} />}
        {decided && (
          <section aria-label="Applicants" className="border-t border-l2">
            <h2 className="flex min-h-36 items-center px-16 font-semibold">
              {`Judged by ${versionName(decided.version)}`}
            </h2>
            <ApplicantList
              applicants={decided.applicants}
              all={judged[decided.version.vendorId ?? '']?.all ?? decided.applicants.length}
            />
          </section>
        )}
      </div>
      <WatchPane {...{ view, shown, days }} />
    </div>
  );
}
