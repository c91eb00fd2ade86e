import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { proofActs } from '#app/(desk)/proof-acts.ts';
import { answered, problemWords } from '#components/review/answered.ts';
import type { Problem } from '#components/review/problem.ts';
import { ProofField } from '#components/shell/proof/proof-field.tsx';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { Role } from '#lib/review/actor.ts';
import { inviteMember } from './actions.ts';
import { Leftover } from './leftover.tsx';
import { RoleField } from './role-field.tsx';
import { type MadeLink, ShownLink } from './shown-link.tsx';

/** Invites someone with a link to set a password. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const [made, setMade] = useState<MadeLink | null>(null);
  const { proof, problem, isBusy, run } = useProvedAct(proofActs);
  const invite = (chosen: Role) =>
    run({ kind: 'invite', email, role: chosen }, async (): Promise<Problem> => {
      const result = await answered(inviteMember({ name, email, role: chosen }));
      if (!result.ok) return { message: problemWords(result, 'Not invited.'), fields: result.fields ?? {} };
      setMade(result.value);
      router.refresh();
      return null;
    });
  const isFilled = name.trim() !== '' && email.trim() !== '' && role !== null && proof.isGiven;
  const emailError = problem?.fields.email ?? problem?.fields['subject.email'];
  return (
    <Dialog
      title="Invite someone"
      onClose={onClose}
      acts={
        made ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" busy={isBusy} disabled={!isFilled} onClick={() => role && void invite(role)}>
              Invite
            </Button>
          </>
        )
      }
    >
      {made ? (
        <ShownLink made={made} name={name} />
      ) : (
        <div className="mt-10 flex flex-col gap-10">
          <Field label="Name" value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
          <Field
            label="Work email"
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoComplete="off"
            {...(emailError ? { error: emailError } : {})}
          />
          <RoleField role={role} onChange={setRole} />
          <ProofField proof={proof} error={problem?.fields.proof} why="Asked for again, because this gives access." />
          <Leftover problem={problem} />
        </div>
      )}
    </Dialog>
  );
}
