import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { proofActs } from '#app/(desk)/proof-acts.ts';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { ProofField } from '#components/shell/proof/proof-field.tsx';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { Field } from '#components/ui/form/field.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import type { Role } from '#lib/review/actor.ts';
import { inviteMember } from './actions.ts';
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
  const show = (link: MadeLink) => {
    setMade(link);
    router.refresh();
  };
  const invite = (chosen: Role) =>
    run({ kind: 'invite', email, role: chosen }, () =>
      problemOf(inviteMember({ name, email, role: chosen }), 'Not invited.', show),
    );
  return (
    <FormDialog
      title="Invite someone"
      act="Invite"
      isReady={name.trim() !== '' && email.trim() !== '' && role !== null && proof.isGiven}
      isBusy={isBusy}
      problem={problemBeside(problem, ['name', 'email', 'subject.email', 'proof'])}
      made={made && <ShownLink made={made} name={name} />}
      onAct={() => role && void invite(role)}
      onClose={onClose}
    >
      <div className="mt-10 flex flex-col gap-10">
        <Field
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          error={problem?.fields.name}
        />
        <Field
          label="Work email"
          type="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoComplete="off"
          error={problem?.fields.email ?? problem?.fields['subject.email']}
        />
        <RoleField role={role} onChange={setRole} />
        <ProofField proof={proof} error={problem?.fields.proof} why="Asked for again, because this gives access." />
      </div>
    </FormDialog>
  );
}
