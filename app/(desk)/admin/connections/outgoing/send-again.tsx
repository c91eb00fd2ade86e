import { useRouter } from 'next/navigation';
import { problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { Button } from '#components/ui/button.tsx';
import type { MessageLine } from '#lib/review/endpoints/view.ts';
import { sendMessageAgain } from './actions.ts';

/** Sends a message again that was given up. */
export function SendAgain({ line }: { line: MessageLine }) {
  const router = useRouter();
  const { problem, isBusy, run } = useProblem();
  const send = () => problemOf(sendMessageAgain({ messageId: line.id }), 'Not sent.', () => router.refresh());
  if (problem)
    return (
      <span role="alert" title={problem.message} className="text-fail">
        {problem.message}
      </span>
    );
  return (
    <Button
      size="sm"
      busy={isBusy}
      aria-label={`Send ${line.event} of ${line.caseNumber} to ${line.endpointName} again`}
      onClick={() => void run(send)}
    >
      Send again
    </Button>
  );
}
