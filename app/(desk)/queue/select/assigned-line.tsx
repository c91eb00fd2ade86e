import { Button } from '#components/ui/button.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { AssignOutcome } from './assign-menu.tsx';

/** What became of an assignment: the cases that were refused are named under their reason. */
export function AssignedLine({ outcome, onClose }: { outcome: AssignOutcome; onClose: () => void }) {
  return (
    <div className="flex items-start gap-12 border-t border-l2 bg-s1 px-16 py-6 text-12">
      <div role="status" className="max-h-96 min-w-0 grow overflow-y-auto py-2 thin-scroll">
        <p className="font-medium">{outcome.words}</p>
        {outcome.refused.map(([why, caseNumbers]) => (
          <p key={why} className="text-t2">
            <span className="text-fail">{countOf(caseNumbers.length, 'case')} not assigned:</span> {why}{' '}
            <span className="text-t3">{caseNumbers.join(', ')}</span>
          </p>
        ))}
      </div>
      <Button look="quiet" size="sm" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}
