import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { TryAnswer } from '#lib/review/endpoints/view.ts';
import { answerWords } from '#lib/review/endpoints/words.ts';
import { testEndpoint } from './actions.ts';
import type { EndpointDialogProps } from './task.ts';

/** Sends a test event now, and shows what it was answered with. */
export function TestDialog({ line, onClose }: EndpointDialogProps) {
  const router = useRouter();
  const [answer, setAnswer] = useState<TryAnswer | null>(null);
  const { problem, isBusy, run } = useProblem();
  const send = () => {
    setAnswer(null);
    return problemOf(testEndpoint({ id: line.id }), 'Not sent.', (found) => {
      setAnswer(found);
      router.refresh();
    });
  };
  return (
    <FormDialog
      title={`Test ${line.name}`}
      act={isBusy ? 'Sending' : 'Send test event'}
      leave="Close"
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void run(send)}
      onClose={onClose}
    >
      <p className="mt-10 text-t2">
        Docket posts one signed message of the type <span className="mono text-12">endpoint.test</span> and waits up to
        10 seconds. It is about no case and is not tried again.
      </p>
      <div aria-live="polite" className="mt-10 min-h-24">
        {answer && (
          <Tone tone={answer.code === null ? 'pass' : 'fail'}>
            {answer.status === null ? answerWords(answer) : `Answered ${answerWords(answer)}`}
          </Tone>
        )}
      </div>
    </FormDialog>
  );
}
