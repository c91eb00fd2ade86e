import { useRouter } from 'next/navigation';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { waitingWords } from '#lib/review/endpoints/words.ts';
import { disableEndpoint, enableEndpoint } from './actions.ts';
import type { EndpointDialogProps } from './task.ts';

/** Disables an endpoint, or enables it again. */
export function AbleDialog({ line, onClose }: EndpointDialogProps) {
  const router = useRouter();
  const { problem, isBusy, run } = useProblem();
  const write = line.isActive ? disableEndpoint : enableEndpoint;
  const words = line.isActive ? 'Disable' : 'Enable';
  const done = () => {
    router.refresh();
    onClose();
  };
  return (
    <FormDialog
      title={`${words} ${line.name}`}
      act={words}
      leave="Keep"
      isDanger={line.isActive}
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void run(() => problemOf(write({ id: line.id }), 'Not changed.', done))}
      onClose={onClose}
    >
      {line.isActive ? (
        <ul className="mt-10 list-disc ps-16 text-t2">
          <li>{waitingWords(line, 'sent when it is enabled again')}</li>
          <li>Decisions recorded while it is disabled are never told to it.</li>
        </ul>
      ) : (
        <p className="mt-10 text-t2">
          It is told of what is recorded from now on. {waitingWords(line, 'sent')} What was recorded while it was
          disabled is not told.
        </p>
      )}
    </FormDialog>
  );
}
