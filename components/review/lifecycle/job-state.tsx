import { Tone, type ToneName } from '#components/ui/tone.tsx';
import type { JobView, RequestState } from '#lib/review/lifecycle/view.ts';

type Standing = Pick<JobView, 'state'> & { request: { state: RequestState } | null; undoneAt?: string | null };

/** The state of a job, in a shape and a few words. */
export function JobStateLabel({ job }: { job: Standing }) {
  const [tone, words] = job.state === 'prepared' ? prepared(job) : (undone(job) ?? states[job.state]);
  return <Tone tone={tone}>{words}</Tone>;
}

const states: Record<'running' | 'stopped' | 'finished', [ToneName, string]> = {
  running: ['pending', 'Running'],
  stopped: ['attention', 'Stopped'],
  finished: ['pass', 'Finished'],
};

function undone({ state, undoneAt }: Standing): [ToneName, string] | null {
  if (!undoneAt) return null;
  return state === 'finished' ? ['not_done', 'Undone'] : ['pending', 'Undoing'];
}

/** The words for a request's state. */
export const requestWords: Record<RequestState, [ToneName, string]> = {
  waiting: ['pending', 'Waits for a second person'],
  confirmed: ['pass', 'Confirmed'],
  refused: ['attention', 'Refused'],
  withdrawn: ['not_done', 'Withdrawn'],
  void: ['attention', 'Void: an applicant came under legal hold'],
  expired: ['not_done', 'Expired after seven days'],
};

function prepared({ request }: Standing): [ToneName, string] {
  return request ? requestWords[request.state] : ['not_done', 'Dry run, nothing is done yet'];
}
