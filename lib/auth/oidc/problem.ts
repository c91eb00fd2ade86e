import type { IssuerRefusal } from '#lib/review/members/issuer-person.ts';

/**
 * Why a sign-in at the issuer did not end in a session, as the sign-in page says it. `denied`: the issuer says that the
 * person did not sign in; `expired`: it was not begun in this browser, or too long ago; `unreachable`: no answer of use
 * came in time; `not_accepted`: the answer is not what it must be.
 */
export type IssuerProblemCode = IssuerRefusal | 'denied' | 'expired' | 'not_accepted' | 'too_many' | 'unreachable';

/** A sign-in at the issuer ends here. `why` is for the log: a word, never a value. */
export class IssuerProblem extends Error {
  override readonly name = 'IssuerProblem';
  readonly code: IssuerProblemCode;
  readonly why: string;

  constructor(code: IssuerProblemCode, why: string) {
    super(`${code}: ${why}`);
    this.code = code;
    this.why = why;
  }
}
