import { proofActs } from '#app/(desk)/proof-acts.ts';
import { problemOf } from '#components/review/problem.ts';
import { ProofField } from '#components/shell/proof/proof-field.tsx';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { removeFactors } from './actions.ts';
import { Leftover } from './leftover.tsx';
import type { MemberDialogProps } from './member-task.ts';

/** Removes the second factors of a member who lost them. */
export function FactorsDialog({ line, onClose, onChange }: MemberDialogProps) {
  const { proof, problem, isBusy, run } = useProvedAct(proofActs);
  const memberId = line.id;
  const commit = async () => {
    if (!(await run({ kind: 'remove_factors', memberId }, () => problemOf(removeFactors({ memberId }))))) return;
    onChange();
    onClose();
  };
  return (
    <Dialog
      title={`Second factor of ${line.name}`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button look="danger" busy={isBusy} disabled={!proof.isGiven} onClick={() => void commit()}>
            Remove
          </Button>
        </>
      }
    >
      <div className="mt-10 flex flex-col gap-10">
        <p className="text-t2">
          Goes: their app, passkeys and recovery codes, and their sessions. Stays: the password. Be sure that it is they
          who ask: from then on the password alone lets them in, until they set up another factor.
        </p>
        <ProofField proof={proof} error={problem?.fields.proof} why="Asked for again, because this gives access." />
        <Leftover problem={problem} />
      </div>
    </Dialog>
  );
}
