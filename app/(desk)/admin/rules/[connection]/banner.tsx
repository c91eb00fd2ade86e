import { Ago } from '#components/review/time/ago.tsx';
import { since } from '#components/review/time/spans.ts';
import { Banner } from '#components/ui/banner.tsx';
import { linkClass } from '#components/ui/link.ts';
import { countOf } from '#lib/review/counted.ts';
import type { RuleDifference } from '#lib/review/rules/difference.ts';
import { keyLabel } from '#lib/review/rules/matrix.ts';
import type { RuleBook, RuleKind } from '#lib/review/rules/rule.ts';
import { driftOf } from '#lib/review/rules/steps.ts';
import type { CurrentRules, KindView, PublishView, RulesView } from '#lib/review/rules/view.ts';
import { valueWords } from '#lib/review/rules/words.ts';
import { partHref } from '../place.ts';
import { RebaseDraft, TakeOver } from './banner-acts.tsx';

type RulesBannerProps = { view: RulesView; shown: KindView | undefined; now: string };

/**
 * The worst of what is wrong: changed outside Docket, a draft that is behind, a provider that can't be read, figures
 * that left their band.
 */
export function RulesBanner({ view, shown, now }: RulesBannerProps) {
  const { book, connection, reading, rights } = view;
  const rebase = shown?.draft?.isOwn && shown.draft.isBehind && (
    <RebaseDraft connectionId={connection.id} kind={shown.kind} version={shown.draft.version} />
  );
  if (shown?.current?.outside) {
    const { current, kind, draft } = shown;
    return (
      <Banner
        tone="attention"
        title={`Changed outside Docket, seen ${since(current.since, now)} ago: ${changedWords(current)}.`}
        act={
          <>
            {rights.draft && <TakeOver versionId={current.versionId} number={current.number} />}
            {rebase}
          </>
        }
      >
        {firstWords(book, kind, current.outside ?? [], connection.providerLabel)}
        {draft?.isBehind && ' The draft starts from an earlier version.'}
      </Banner>
    );
  }
  if (shown?.draft?.isBehind) {
    return (
      <Banner
        tone="attention"
        title={`The values at ${connection.providerLabel} changed since the draft.`}
        act={rebase}
      >
        {firstWords(book, shown.kind, shown.behind, connection.providerLabel)}
      </Banner>
    );
  }
  const drift = shown && reading.code === null ? driftOf(shown) : null;
  if (drift) return <DriftBanner request={drift} number={shown?.current?.number ?? 0} />;
  if (reading.code === null) return null;
  return (
    <Banner tone="attention" title={`The rules at ${connection.providerLabel} can’t be read now.`}>
      {reading.checkedAt ? (
        <>
          Shown as read at <Ago at={reading.checkedAt} now={now} />.{' '}
        </>
      ) : (
        'They were never read. '
      )}
      <a className={linkClass} href={`/admin/connections/${connection.id}`}>
        Open the connection
      </a>
    </Banner>
  );
}

function DriftBanner({ request, number }: { request: PublishView; number: number }) {
  const { connectionId, kind, watch } = request;
  const figures = [
    ...(watch?.passRate.isOutside ? ['Pass rate'] : []),
    ...(watch?.score.isOutside ? ['Mean score'] : []),
  ];
  return (
    <Banner
      tone="attention"
      title={`Figures left their band after v${number} was published.`}
      act={
        <a className={linkClass} href={partHref(connectionId, 'history', { kind })}>
          Open the watch
        </a>
      }
    >
      {figures.length === 0 ? 'They are inside it again.' : `Outside now: ${figures.join(', ')}.`}
    </Banner>
  );
}

function changedWords({ outside }: CurrentRules): string {
  return countOf(outside?.length ?? 0, 'value');
}

/** The first difference in words, and how many more there are. */
function firstWords(book: RuleBook, kind: RuleKind, changes: readonly RuleDifference[], at: string): string {
  const [first, ...more] = changes;
  if (!first) return '';
  const [was, is] = [first.before, first.after].map((value) => valueWords(book, kind, first.key, value));
  const others = more.length > 0 ? ` and ${more.length.toLocaleString('en')} more` : '';
  return `${keyLabel(book, kind, first.key)} went from ${was} to ${is} at ${at}${others}.`;
}
