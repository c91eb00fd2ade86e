import { proofActs } from '#app/(desk)/proof-acts.ts';
import { problemOf } from '#components/review/problem.ts';
import { ProofField } from '#components/shell/proof/proof-field.tsx';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { Role } from '#lib/review/actor.ts';
import { requireFactor } from './actions.ts';
import { Leftover } from './leftover.tsx';

type RuleDialogProps = { role: Role; isRequired: boolean; onClose: () => void; onChange: () => void };

/** Requires a second factor of a role, or no longer. */
export function RuleDialog({ role, isRequired, onClose, onChange }: RuleDialogProps) {
  const { proof, problem, isBusy, run } = useProvedAct(proofActs);
  const rule = { role, isRequired };
  const commit = async () => {
    if (!(await run({ kind: 'require_factor', ...rule }, () => problemOf(requireFactor(rule))))) return;
    onChange();
    onClose();
  };
  return (
    <Dialog
      title={`${isRequired ? 'Require' : 'Don’t require'} a second factor of ${role}s`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button
            look={isRequired ? 'primary' : 'danger'}
            busy={isBusy}
            disabled={!proof.isGiven}
            onClick={() => void commit()}
          >
            {isRequired ? 'Require' : 'Don’t require'}
          </Button>
        </>
      }
    >
      <div className="mt-10 flex flex-col gap-10">
        <p className="text-t2">
          {isRequired
            ? 'It counts from their next click: who has no second factor sets one up before anything else.'
            : 'A password alone lets them in again, where they have no second factor of their own.'}
        </p>
        <ProofField proof={proof} error={problem?.fields.proof} why="Asked for again, because it changes a rule." />
        <Leftover problem={problem} />
      </div>
    </Dialog>
  );
}
