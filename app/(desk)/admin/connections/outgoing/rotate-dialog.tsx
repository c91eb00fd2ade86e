import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { rotateEndpointSecret } from './actions.ts';
import { ShownSecret } from './shown-secret.tsx';
import type { EndpointDialogProps } from './task.ts';

/** Makes a new secret for an endpoint. */
export function RotateDialog({ line, onClose }: EndpointDialogProps) {
  const router = useRouter();
  const [isLeaked, setIsLeaked] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { problem, isBusy, run } = useProblem();
  const rotate = () =>
    problemOf(rotateEndpointSecret({ id: line.id, isLeaked }), 'Not made.', (made) => {
      setSecret(made.secret);
      router.refresh();
    });
  return (
    <FormDialog
      title={`New secret for ${line.name}`}
      act="Make new secret"
      leave="Keep the old one"
      isBusy={isBusy}
      problem={problemBeside(problem)}
      made={secret && <ShownSecret secret={secret} name={line.name} />}
      onAct={() => void run(rotate)}
      onClose={onClose}
    >
      <p className="mt-10 mb-10 text-t2">
        {isLeaked ? (
          <>
            Messages are signed with the new secret alone from now on. Until the receiver has it, it rejects them, and
            Docket tries again.
          </>
        ) : (
          <>
            For 24 hours each message is signed with both secrets, so that the receiver can change over. After that the
            old one ends.
          </>
        )}
      </p>
      <CheckBox label="The old secret leaked: end it at once" checked={isLeaked} onChange={setIsLeaked} />
    </FormDialog>
  );
}
