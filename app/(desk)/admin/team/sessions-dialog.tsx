import { useState } from 'react';
import { SessionList } from '#app/(desk)/session-list.tsx';
import { type Problem, problemOf } from '#components/review/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { endMemberSession } from './actions.ts';
import { Leftover } from './leftover.tsx';
import type { MemberDialogProps } from './member-task.ts';

/** The browsers in which a member is signed in now. */
export function SessionsDialog({ line, now, onClose, onChange }: MemberDialogProps) {
  const [problem, setProblem] = useState<Problem>(null);
  const end = async (key: string) => {
    setProblem(await problemOf(endMemberSession({ memberId: line.id, key })));
    onChange();
  };
  return (
    <Dialog title={`Sessions of ${line.name}`} onClose={onClose} acts={<Button onClick={onClose}>Close</Button>}>
      {line.sessions.length === 0 ? (
        <p className="mt-10 text-t2">Not signed in anywhere.</p>
      ) : (
        <SessionList sessions={line.sessions} now={now} onEnd={end} />
      )}
      <Leftover problem={problem} />
    </Dialog>
  );
}
