import { Icon } from '#components/ui/icon.tsx';
import type { CaseView } from '#lib/review/case/view.ts';
import { CaseStateLabel } from '../case-state.tsx';
import { Time } from '../time/time.tsx';
import type { WhoHas } from './who-has.ts';

/** The state of a case, and who has it: "Yours until 14:12". */
export function HolderLabel({ of: { state, outcome }, who }: { of: CaseView; who: WhoHas | null }) {
  const words = who && holderWords(who);
  if (words === null) return <CaseStateLabel state={state} outcome={outcome} />;
  return (
    <span className="flex items-center gap-12">
      {state !== 'claimed' && state !== 'open' && <CaseStateLabel state={state} outcome={outcome} />}
      <span className="labelled text-t1">
        <Icon name="claimed" className="text-t3" />
        <span>{words}</span>
      </span>
    </span>
  );
}

function holderWords(who: WhoHas) {
  if (who.kind === 'free') return null;
  if (who.kind === 'theirs') return who.since === null ? `Assigned to ${who.name}` : `Claimed by ${who.name}`;
  if (who.until === null) return 'Assigned to you';
  return (
    <>
      Yours until <Time at={who.until} as="clock" />
    </>
  );
}
