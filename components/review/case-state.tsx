import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { CaseState, Outcome } from '#lib/review/case/case.ts';
import { caseLabel } from '#lib/review/case/case.ts';

/** The state of a case, as a shape and a word. An open case is quiet. */
export function CaseStateLabel({ state, outcome }: { state: CaseState; outcome: Outcome | null }) {
  const isDecided = state === 'decided' && outcome !== null;
  return (
    <span className={cx('labelled', state === 'open' && 'text-t2')}>
      {isDecided ? (
        <ToneIcon tone={outcome === 'approved' ? 'pass' : 'fail'} />
      ) : (
        <Icon name={icons[state]} className="text-t3" />
      )}
      <span>{caseLabel(state, outcome)}</span>
    </span>
  );
}

const icons: Record<CaseState, IconName> = {
  open: 'open',
  claimed: 'claimed',
  waiting_for_applicant: 'clock',
  waiting_for_second: 'people',
  escalated: 'up',
  on_hold: 'hold',
  snoozed: 'moon',
  decided: 'check',
};
