import type { MemberActor } from './actor.ts';
import { Refusal } from './refusal.ts';

/**
 * What holds for every request that one member makes and another confirms: to erase, to change a vendor's rules, to
 * change the policies. The database holds the same rules again.
 */

/** For how long a request waits for a second person, in days. */
export const goodForDays = 7;

/** Until when a request waits that is made now. */
export function goodUntil(now: Date): Date {
  return new Date(now.getTime() + goodForDays * 24 * 3_600_000);
}

type Waiting<S extends string> = { state: S; expiresAt: Date };

/** The state of a request: one that waits has expired when its time is over, also before that is recorded. */
export function stateAt<S extends string>({ state, expiresAt }: Waiting<S>, now: Date): S | 'expired' {
  return state === 'waiting' && expiresAt <= now ? 'expired' : state;
}

/** What a member may do about a request in this state. `canConfirm`: their role confirms such requests. */
export function actsOn(state: string, { isOwn, canConfirm }: { isOwn: boolean; canConfirm: boolean }) {
  const isWaiting = state === 'waiting';
  const isSecond = isWaiting && !isOwn && canConfirm;
  return { confirm: isSecond, refuse: isSecond, withdraw: isWaiting && isOwn };
}

/**
 * The member who asked neither confirms nor refuses.
 * @param instead what to do instead: "Withdraw it instead."
 * @throws Refusal `not_allowed`
 */
export function mustBeSecond({ id }: MemberActor, authorId: string, instead: string): void {
  if (id === authorId) throw new Refusal('not_allowed', `You asked for this. ${instead}`);
}

/** Only the member who asked withdraws. @throws Refusal `not_allowed` */
export function mustBeAuthor({ id }: MemberActor, authorId: string): void {
  if (id !== authorId) throw new Refusal('not_allowed', 'Another member asked for this.');
}

/** A request is confirmed within its time. @throws Refusal `closed` */
export function mustBeInTime({ expiresAt }: { expiresAt: Date }, now: Date): void {
  if (expiresAt <= now)
    throw new Refusal('closed', `This request is older than ${goodForDays} days. It has to be asked for again.`);
}

/** The state of a step, as a shape on the screen. */
export type Standing = 'pass' | 'attention' | 'fail' | 'pending' | 'not_done';

export type Said = { standing: Standing; words: string };

/** The states that every request to publish has, in a few words. */
export const requestWords = {
  waiting: { standing: 'pending', words: 'Waits for a second person' },
  refused: { standing: 'fail', words: 'Refused' },
  withdrawn: { standing: 'not_done', words: 'Withdrawn' },
  void: { standing: 'attention', words: 'Void' },
  expired: { standing: 'not_done', words: 'Expired' },
} as const satisfies Record<string, Said>;

type Asked = { state: string; by: string; confirmedBy: string | null; refusedBy: string | null };

/** What became of a request at its second person. `voidWords`: what made it void. */
export function secondStep({ state, by, confirmedBy, refusedBy }: Asked, voidWords: string): Said {
  if (confirmedBy !== null) return { standing: 'pass', words: `Confirmed by ${confirmedBy}` };
  if (refusedBy !== null) return { standing: 'fail', words: `Refused by ${refusedBy}` };
  if (state === 'waiting') return { standing: 'pending', words: `Waits for another person than ${by}` };
  if (state === 'expired')
    return { standing: 'not_done', words: `No second person answered within ${goodForDays} days` };
  if (state === 'withdrawn') return { standing: 'not_done', words: `Withdrawn by ${by}` };
  return { standing: 'attention', words: voidWords };
}
