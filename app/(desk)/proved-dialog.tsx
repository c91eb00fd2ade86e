import type { ReactNode } from 'react';
import { type Problem, problemBeside } from '#components/review/problem.ts';
import { ProofField } from '#components/shell/proof/proof-field.tsx';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { isFirstFactorAct } from '#lib/review/members/factors.ts';
import type { ProofSubject } from '#lib/review/members/subject.ts';
import { proofActs } from './proof-acts.ts';

type ProvedDialogProps = {
  title: string;
  act: string;
  leave?: string;
  isDanger?: boolean;
  isReady?: boolean;
  /** Why the member is asked who they are: "it changes a rule." */
  because: string;
  subject: ProofSubject;
  /** What was made by the act, shown in place of the fields. */
  made?: ReactNode;
  /** Acts once it is proved who the member is. */
  onProved: () => Promise<Problem>;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog whose act takes a proof of who the member is. `onProved` closes it, or gives it what was made. */
export function ProvedDialog({ because, subject, isReady = true, onProved, children, ...dialog }: ProvedDialogProps) {
  const { proof, problem, isBusy, run } = useProvedAct(proofActs);
  return (
    <FormDialog
      {...dialog}
      isReady={isReady && proof.isGiven}
      isBusy={isBusy}
      problem={problemBeside(problem, ['proof'])}
      onAct={() => void run(subject, onProved)}
    >
      <div className="mt-10 flex flex-col gap-10">
        {children}
        <ProofField
          proof={proof}
          error={problem?.fields.proof}
          why={`Asked for again, because ${because}`}
          isFirstFactor={isFirstFactorAct(subject.kind)}
        />
      </div>
    </FormDialog>
  );
}
