import type { CommandState } from './command.ts';

/** A command as its next step finds it. `tries` counts how often it may have reached the vendor. */
export type CommandProgress = {
  state: CommandState;
  tries: number;
  notBefore: Date;
  sentAt: Date | null;
  createdAt: Date;
};

/** What happens to a command. `problem` is our own sentence; durations are in milliseconds. */
export type CommandEvent =
  /** Written down before anything leaves, so that whoever is killed in the middle leaves a question and not a lie. */
  | { kind: 'send'; sendingMs: number; quarantineMs: number }
  | { kind: 'done'; by: 'answer' | 'read_back' }
  /** It was certainly not carried out: the breaker is open, a rate limit, a connection that never opened. */
  | ({ kind: 'not_sent'; retryAfterMs: number | null } & Trouble)
  /** A definite no, the vendor's or our own. */
  | ({ kind: 'no' } & Trouble)
  /** A timeout, a broken connection, a 5xx: it may have been carried out, or may still be. */
  | ({ kind: 'unclear'; quarantineMs: number } & Trouble)
  /** The vendor is about to be asked whether it happened; nobody else asks meanwhile. */
  | { kind: 'ask'; readBackMs: number }
  | { kind: 'not_done' }
  | { kind: 'contrary' }
  /** Nothing at this vendor would tell. */
  | { kind: 'untellable' }
  /** The question itself failed. It is asked again until so long after the sending. */
  | ({ kind: 'not_read_back'; longestMs: number; retryAfterMs: number | null } & Trouble)
  | ({ kind: 'hand_over' } & Trouble)
  | { kind: 'withdraw' }
  | { kind: 'resume' }
  | { kind: 'settle' };

export type Trouble = { code: string; problem: string };

/** Where a command stands after a step, and what the ledger is told of it; null where the row itself says enough. */
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

/** So often a command is sent, and so long it is tried, before a person has to look. */
export const mostSends = 5;
export const longestMs = 24 * 60 * 60_000;

/** Asking is cheap, and someone may be waiting to know. */
const longestBackoffMs = { send: 5 * 60_000, ask: 60_000 };
const leastBackoffMs = 5_000;

/** From where each event may happen. What is not in here changes nothing. */
const from: Record<CommandEvent['kind'], readonly CommandState[]> = {
  send: ['held', 'waiting'],
  // An answer that comes late still says what nothing else can.
  done: ['unknown', 'waiting', 'refused', 'conflict', 'needs_person'],
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
  resume: ['refused', 'conflict', 'needs_person'],
  settle: ['refused', 'conflict', 'needs_person'],
};

/** Where a command begins. One that is held waits until it can no longer be undone here. */
export function initialProgress(isHeld: boolean, undoSeconds: number, now: Date): CommandProgress {
  const notBefore = isHeld ? later(now, undoSeconds * 1_000) : now;
  return { state: isHeld ? 'held' : 'waiting', tries: 0, notBefore, sentAt: null, createdAt: now };
}

/**
 * The next standing of a command, or null when the event may not happen to it: it ended, someone else has it, it is not
 * due.
 * @param spread from 0 to 1, at random, so that what failed together does not come back together
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
      return askedInVain(step, event, now, spread);
    case 'hand_over':
      return handedOver(step, event);
    case 'withdraw':
      return { ...step, state: 'withdrawn', endedAt: now, entry: { kind: 'withdrawn' } };
    case 'resume':
      return { ...step, state: 'waiting', notBefore: now, entry: { kind: 'resumed' } };
    case 'settle':
      return { ...step, state: 'settled', endedAt: now, entry: { kind: 'settled' } };
  }
}

type NotSent = Extract<CommandEvent, { kind: 'not_sent' }>;
type NotAsked = Extract<CommandEvent, { kind: 'not_read_back' }>;

type Step = Omit<CommandStep, 'entry'>;

const silent: Trouble = {
  code: 'unknown',
  problem: 'Nothing at the provider tells whether this was done. Look there, then decide here.',
};
const manyTries: Trouble = {
  code: 'unknown',
  problem: 'It was sent several times, and the provider shows that it was not done.',
};
const opposite: Trouble = { code: 'conflict', problem: 'The provider shows the opposite of what was ordered.' };

function isTime({ state, notBefore, tries }: CommandProgress, event: CommandEvent, now: Date): boolean {
  const needsToBeDue = event.kind === 'send' || event.kind === 'ask' || event.kind === 'untellable';
  // Until then it may be under way, and its sender may yet say what came of it.
  if (needsToBeDue || (event.kind === 'hand_over' && state === 'unknown')) return notBefore <= now;
  // What may have reached the vendor can't be taken back here.
  return event.kind !== 'withdraw' || tries === 0;
}

/** Nobody asks before the last moment anything can leave has passed, and then the vendor's own late window. */
function sentOut(step: Step, event: Extract<CommandEvent, { kind: 'send' }>, now: Date): CommandStep {
  const sent = unknown(step, later(now, event.sendingMs + event.quarantineMs));
  return { ...sent, sentAt: now, tries: step.tries + 1, entry: { kind: 'sent' } };
}

function postponed(step: Step, event: NotSent, now: Date, spread: number): CommandStep {
  if (isOld(step.createdAt, now)) return handedOver(step, event);
  const notBefore = later(now, backoff(step.createdAt, now, spread, longestBackoffMs.send, event));
  return { ...step, ...trouble(event), state: 'waiting', notBefore, entry: { kind: 'postponed', code: event.code } };
}

function askedInVain(step: Step, event: NotAsked, now: Date, spread: number): CommandStep {
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

/** About as long again as it has waited already, and no shorter than the vendor asks. */
function backoff(
  since: Date,
  now: Date,
  spread: number,
  longestMs: number,
  { retryAfterMs }: NotSent | NotAsked,
): number {
  const age = now.getTime() - since.getTime();
  return Math.max(retryAfterMs ?? 0, Math.min(longestMs, Math.max(leastBackoffMs, age)) * (0.5 + spread / 2));
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
