export type RefusalCode =
  | 'signed_out'
  | 'not_allowed'
  | 'not_found'
  | 'invalid'
  | 'changed'
  | 'taken'
  | 'closed'
  | 'unavailable';

/**
 * An expected "no", with a sentence that says what to do instead. A refusal is shown to the person; any other error is
 * a bug: logged, never shown.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** What is wrong with which input, by field name. */
  readonly fields: Record<string, string> | undefined;

  constructor(code: RefusalCode, message: string, fields?: Record<string, string>) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.fields = fields;
  }
}
