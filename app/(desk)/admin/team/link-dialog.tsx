import { useState } from 'react';
import { proofActs } from '#app/(desk)/proof-acts.ts';
import { answered, problemWords } from '#components/review/answered.ts';
import { ProofField } from '#components/shell/proof/proof-field.tsx';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { newLink } from './actions.ts';
import { Leftover } from './leftover.tsx';
import type { MemberDialogProps } from './member-task.ts';
import { type MadeLink, ShownLink } from './shown-link.tsx';

/** Makes a link for a member who has no password, or forgot it. */
export function LinkDialog({ line, onClose }: MemberDialogProps) {
  const [made, setMade] = useState<MadeLink | null>(null);
  const { proof, problem, isBusy, run } = useProvedAct(proofActs);
  const memberId = line.id;
  const make = () =>
    run({ kind: 'new_link', memberId }, async () => {
      const result = await answered(newLink({ memberId }));
      if (!result.ok) return { message: problemWords(result, 'Not made.'), fields: result.fields ?? {} };
      setMade(result.value);
      return null;
    });
  return (
    <Dialog
      title={`New link for ${line.name}`}
      onClose={onClose}
      acts={
        made ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button onClick={onClose}>Keep</Button>
            <Button look="primary" busy={isBusy} disabled={!proof.isGiven} onClick={() => void make()}>
              Make link
            </Button>
          </>
        )
      }
    >
      {made ? (
        <ShownLink made={made} name={line.name} />
      ) : (
        <div className="mt-10 flex flex-col gap-10">
          <p className="text-t2">
            Who has the link sets a new password and signs in as this member. The one before ends when it is used.
          </p>
          <ProofField proof={proof} error={problem?.fields.proof} why="Asked for again, because this gives access." />
          <Leftover problem={problem} />
        </div>
      )}
    </Dialog>
  );
}
