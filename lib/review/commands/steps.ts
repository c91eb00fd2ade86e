import { type CommandState, waitingForPerson } from './command.ts';

/** How far a command has come. `tries` counts the calls that may have reached the vendor. */
export type CommandProgress = {
  state: CommandState;
  tries: number;
  notBefore: Date;
  sentAt: Date | null;
  createdAt: Date;
};

/** What happens to a command. `problem` is a sentence for the screen; durations are in milliseconds. */
export type CommandEvent =
  /** Recorded before the call is made: after a process is killed during the call, the state is `unknown`. */
  | { kind: 'send'; sendingMs: number; quarantineMs: number }
  | { kind: 'done'; by: 'answer' | 'read_back' }
  /** It was certainly not carried out: the breaker is open, the rate limit is reached, no connection was made. */
  | ({ kind: 'not_sent'; retryAfterMs: number | null } & Trouble)
  /** The vendor or Docket itself refused it. */
  | ({ kind: 'no' } & Trouble)
  /** A timeout, a broken connection, a 5xx answer: it may have been carried out, now or later. */
  | ({ kind: 'unclear'; quarantineMs: number } & Trouble)
  /** The read back begins. For `readBackMs` no other process begins one. */
  | { kind: 'ask'; readBackMs: number }
  /** Read back: it was not carried out. */
  | { kind: 'not_done' }
  /** Read back: the vendor shows the opposite. */
  | { kind: 'contrary' }
  /** This vendor has no call that could tell. */
  | { kind: 'untellable' }
  /** The read back failed. It is tried again until `longestMs` after the command was sent. */
  | ({ kind: 'not_read_back'; longestMs: number; retryAfterMs: number | null } & Trouble)
  | ({ kind: 'hand_over' } & Trouble)
  | { kind: 'withdraw' }
  /** The vendor answers again: a command that waits to be sent need not wait any longer. */
  | { kind: 'reachable' }
  | { kind: 'resume' }
  | { kind: 'settle' };

export type Trouble = { code: string; problem: string };

/** A command after a step, and the ledger entry about it; null where none is written. */
export type CommandStep = CommandProgress & {
  code: string | null;
  problem: string | null;
  endedAt: Date | null;
  entry: CommandEntry | null;
};

export type CommandEntry =
  | { kind: 'sent' | 'contradicted' | 'withdrawn' | 'resumed' | 'settled' }
  | { kind: 'confirmed'; by: 'answer' | 'read_back' }
  | { kind: 'postponed' | 'unconfirmed' | 'refused' | 'handed-over'; code: string };

/** The most calls, and the longest time, before a command is handed to a person. */
export const mostSends = 5;
export const longestMs = 24 * 60 * 60_000;

/** A read back is repeated sooner than a command: it changes nothing, and a person may wait for its result. */
const longestBackoffMs = { send: 5 * 60_000, ask: 60_000 };
const leastBackoffMs = 5_000;

/** The states in which each event may happen. In any other state it changes nothing. */
const from: Record<CommandEvent['kind'], readonly CommandState[]> = {
  send: ['held', 'waiting'],
  // A late answer counts in every state: it is the best evidence there is.
  done: ['unknown', 'waiting', ...waitingForPerson],
  not_sent: ['unknown'],
  no: ['unknown'],
  unclear: ['unknown'],
  ask: ['unknown'],
  not_done: ['unknown'],
  contrary: ['unknown'],
  untellable: ['unknown'],
  not_read_back: ['unknown'],
  hand_over: ['held', 'waiting', 'unknown'],
  withdraw: ['held', 'waiting'],
  reachable: ['waiting'],
  resume: waitingForPerson,
  settle: waitingForPerson,
};

/** A new command. A held one waits until the undo window of `undoSeconds` has passed. */
export function initialProgress(isHeld: boolean, undoSeconds: number, now: Date): CommandProgress {
  const notBefore = isHeld ? later(now, undoSeconds * 1_000) : now;
  return { state: isHeld ? 'held' : 'waiting', tries: 0, notBefore, sentAt: null, createdAt: now };
}

/**
 * A command after an event, or null when the event does not apply: the command has ended, another process has it, or it
 * is not due.
 * @param spread a random number from 0 to 1, so that commands that failed together are not sent again together
 */
export function nextStep(command: CommandProgress, event: CommandEvent, now: Date, spread: number): CommandStep | null {
  if (!from[event.kind].includes(command.state) || !isTime(command, event, now)) return null;
  const step = { ...command, code: null, problem: null, endedAt: null };
  switch (event.kind) {
    case 'send':
      return sentOut(step, event, now);
    case 'done':
      return { ...step, state: 'done', endedAt: now, entry: { kind: 'confirmed', by: event.by } };
    case 'not_sent':
      return postponed({ ...step, tries: step.tries - 1 }, event, now, spread);
    case 'no':
      return { ...step, ...trouble(event), state: 'refused', entry: { kind: 'refused', code: event.code } };
    case 'unclear':
      return {
        ...unknown(step, later(now, event.quarantineMs)),
        ...trouble(event),
        entry: { kind: 'unconfirmed', code: event.code },
      };
    case 'ask':
      return { ...unknown(step, later(now, event.readBackMs)), entry: null };
    case 'not_done':
      return isExhausted(command, now)
        ? handedOver(step, manyTries)
        : { ...step, state: 'waiting', notBefore: now, entry: null };
    case 'contrary':
      return { ...step, ...opposite, state: 'conflict', entry: { kind: 'contradicted' } };
    case 'untellable':
      return handedOver(step, silent);
    case 'not_read_back':
      return readBackFailed(step, event, now, spread);
    case 'hand_over':
      return handedOver(step, event);
    case 'withdraw':
      return { ...step, state: 'withdrawn', endedAt: now, entry: { kind: 'withdrawn' } };
    case 'reachable':
      return { ...step, notBefore: now, entry: null };
    case 'resume':
      return { ...step, state: 'waiting', notBefore: now, entry: { kind: 'resumed' } };
    case 'settle':
      return { ...step, state: 'settled', endedAt: now, entry: { kind: 'settled' } };
  }
}

type NotSent = Extract<CommandEvent, { kind: 'not_sent' }>;
type NotReadBack = Extract<CommandEvent, { kind: 'not_read_back' }>;

type Step = Omit<CommandStep, 'entry'>;

const silent: Trouble = {
  code: 'unknown',
  problem:
    'This provider can’t tell Docket whether it was done. Check in its portal, then try again or settle it here.',
};
const manyTries: Trouble = {
  code: 'unknown',
  problem: 'It was sent several times, and the provider shows that it was not done.',
};
const opposite: Trouble = { code: 'conflict', problem: 'The provider shows the opposite of what was ordered.' };

function isTime({ state, notBefore, tries }: CommandProgress, event: CommandEvent, now: Date): boolean {
  const needsToBeDue = event.kind === 'send' || event.kind === 'ask' || event.kind === 'untellable';
  // Before `notBefore` the call may still be running, and its own answer is better.
  if (needsToBeDue || (event.kind === 'hand_over' && state === 'unknown')) return notBefore <= now;
  // What may have reached the vendor can't be withdrawn.
  return event.kind !== 'withdraw' || tries === 0;
}

/**
 * The read back waits for the longest possible call (`sendingMs`) and then for the vendor to finish (`quarantineMs`).
 */
function sentOut(step: Step, event: Extract<CommandEvent, { kind: 'send' }>, now: Date): CommandStep {
  const sent = unknown(step, later(now, event.sendingMs + event.quarantineMs));
  return { ...sent, sentAt: now, tries: step.tries + 1, entry: { kind: 'sent' } };
}

function postponed(step: Step, event: NotSent, now: Date, spread: number): CommandStep {
  if (isOld(step.createdAt, now)) return handedOver(step, event);
  const notBefore = later(now, backoff(step.createdAt, now, spread, longestBackoffMs.send, event));
  return { ...step, ...trouble(event), state: 'waiting', notBefore, entry: { kind: 'postponed', code: event.code } };
}

function readBackFailed(step: Step, event: NotReadBack, now: Date, spread: number): CommandStep {
  const since = step.sentAt ?? step.createdAt;
  if (now.getTime() - since.getTime() >= event.longestMs) return handedOver(step, event);
  return {
    ...unknown(step, later(now, backoff(since, now, spread, longestBackoffMs.ask, event))),
    ...trouble(event),
    entry: null,
  };
}

function handedOver(step: Step, because: Trouble): CommandStep {
  return { ...step, ...trouble(because), state: 'needs_person', entry: { kind: 'handed-over', code: because.code } };
}

function unknown(step: Step, notBefore: Date): Step {
  return { ...step, state: 'unknown', notBefore };
}

function trouble({ code, problem }: Trouble): Trouble {
  return { code, problem };
}

function isExhausted({ tries, createdAt }: CommandProgress, now: Date): boolean {
  return tries >= mostSends || isOld(createdAt, now);
}

function isOld(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() >= longestMs;
}

/** Milliseconds to wait: about as long as it has waited already, and at least as long as the vendor asks. */
function backoff(
  since: Date,
  now: Date,
  spread: number,
  longestMs: number,
  { retryAfterMs }: NotSent | NotReadBack,
): number {
  const age = now.getTime() - since.getTime();
  return Math.max(retryAfterMs ?? 0, Math.min(longestMs, Math.max(leastBackoffMs, age)) * (0.5 + spread / 2));
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
