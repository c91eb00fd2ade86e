import { SessionList } from '#app/(desk)/session-list.tsx';
import { problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { TeamLine } from '#lib/review/members/team.ts';
import { endMemberSession } from './actions.ts';

type SessionsDialogProps = { line: TeamLine; now: string; onClose: () => void; onChange: () => void };

/** The browsers in which a member is signed in now. */
export function SessionsDialog({ line, now, onClose, onChange }: SessionsDialogProps) {
  const { problem, run } = useProblem();
  const end = async (key: string) => {
    await run(() => problemOf(endMemberSession({ memberId: line.id, key }), 'Not ended.'));
    onChange();
  };
  return (
    <Dialog title={`Sessions of ${line.name}`} onClose={onClose} acts={<Button onClick={onClose}>Close</Button>}>
      {line.sessions.length === 0 ? (
        <p className="mt-10 text-t2">Not signed in anywhere.</p>
      ) : (
        <SessionList sessions={line.sessions} now={now} onEnd={end} />
      )}
      {problem && <FieldError>{problem.message}</FieldError>}
    </Dialog>
  );
}
