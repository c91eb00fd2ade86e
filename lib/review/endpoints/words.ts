import { countOf } from '../counted.ts';
import type { EndpointLine, TryAnswer, TryCode } from './view.ts';

const why: Record<Exclude<TryCode, 'answered' | 'redirect'>, string> = {
  timeout: 'No answer in time',
  unavailable: 'No connection',
  refused: 'Not a public address',
  not_http: 'The answer is not HTTP',
  sealed: 'Secret can’t be opened',
};

/** The result of a try in a few words: "204 in 12 ms". */
export function answerWords({ status, code, tookMs }: TryAnswer): string {
  if (code === 'redirect') return `${status}, a redirect, not followed`;
  if (code !== null && code !== 'answered') return why[code];
  return `${status} in ${tookMs.toLocaleString('en')} ms`;
}

/** "3 messages wait now, and are never sent.": what becomes of what waits, by `fate`. */
export function waitingWords({ waiting }: Pick<EndpointLine, 'waiting'>, fate: string): string {
  if (waiting === 0) return 'No message waits now.';
  const isOne = waiting === 1;
  return `${countOf(waiting, 'message')} ${isOne ? 'waits' : 'wait'} now, and ${isOne ? 'is' : 'are'} ${fate}.`;
}
