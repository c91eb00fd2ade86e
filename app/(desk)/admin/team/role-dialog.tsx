import { useState } from 'react';
import { proofActs } from '#app/(desk)/proof-acts.ts';
import { problemOf } from '#components/review/problem.ts';
import { ProofField } from '#components/shell/proof/proof-field.tsx';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { changeRole } from './actions.ts';
import { Leftover } from './leftover.tsx';
import type { MemberDialogProps } from './member-task.ts';
import { RoleField } from './role-field.tsx';

/** Gives a member another role. */
export function RoleDialog({ line, onClose, onChange }: MemberDialogProps) {
  const [role, setRole] = useState(line.role);
  const { proof, problem, isBusy, run } = useProvedAct(proofActs);
  const memberId = line.id;
  const commit = async () => {
    if (!(await run({ kind: 'change_role', memberId, role }, () => problemOf(changeRole({ memberId, role }))))) return;
    onChange();
    onClose();
  };
  return (
    <Dialog
      title={`Role of ${line.name}`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button
            look="primary"
            busy={isBusy}
            disabled={role === line.role || !proof.isGiven}
            onClick={() => void commit()}
          >
            Change role
          </Button>
        </>
      }
    >
      <div className="mt-10 flex flex-col gap-10">
        <RoleField role={role} onChange={setRole} />
        <p className="text-t2">It counts from their next request. Cases that they can’t work on any more are free.</p>
        <ProofField proof={proof} error={problem?.fields.proof} why="Asked for again, because this gives rights." />
        <Leftover problem={problem} />
      </div>
    </Dialog>
  );
}
