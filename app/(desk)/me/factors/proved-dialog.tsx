import type { ReactNode } from 'react';
import { proofActs } from '#app/(desk)/proof-acts.ts';
import type { Problem } from '#components/review/problem.ts';
import { ProofField } from '#components/shell/proof/proof-field.tsx';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { ProofSubject } from '#lib/review/members/subject.ts';

type ProvedDialogProps = {
  title: string;
  act: string;
  isDanger?: boolean;
  subject: ProofSubject;
  /** Acts once it is proved who the member is. */
  onProved: () => Promise<Problem>;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog whose act takes a proof of who the member is. */
export function ProvedDialog({ title, act, isDanger, subject, onProved, onClose, children }: ProvedDialogProps) {
  const { proof, problem, isBusy, run } = useProvedAct(proofActs);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look={isDanger ? 'danger' : 'primary'}
            busy={isBusy}
            disabled={!proof.isGiven}
            onClick={() => void run(subject, onProved)}
          >
            {act}
          </Button>
        </>
      }
    >
      <div className="mt-10 flex flex-col gap-10">
        <p className="text-t2">{children}</p>
        <ProofField
          proof={proof}
          error={problem?.fields.proof}
          why="Asked for again, because it changes how you sign in."
        />
        {problem && !problem.fields.proof && <FieldError>{problem.message}</FieldError>}
      </div>
    </Dialog>
  );
}
