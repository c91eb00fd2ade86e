export type ProviderErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'invalid_request'
  | 'conflict'
  | 'rate_limited'
  | 'unavailable'
  | 'timeout'
  | 'invalid_response'
  | 'refused';

type ProviderErrorDetails = {
  retryable?: boolean;
  status?: number;
  retryAfterMs?: number;
  reason?: ProviderErrorReason;
};

/** Why an answer could not be used, where the caller can react to it. `not_sent`: the call never left. */
export type ProviderErrorReason = 'too_large' | 'other_applicant' | 'not_sent';

/**
 * A failed call to a provider. The message is built from the operation's name and our own words. It holds nothing from
 * the vendor, the settings or the input, so it may be logged and shown.
 */
export class ProviderError extends Error {
  readonly code: ProviderErrorCode;
  /** Whether the same call may be sent again later without taking effect twice. */
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly reason: ProviderErrorReason | undefined;

  constructor(code: ProviderErrorCode, message: string, details: ProviderErrorDetails = {}) {
    super(message);
    this.name = 'ProviderError';
    this.code = code;
    this.retryable = details.retryable ?? false;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.reason = details.reason;
  }

  /** The form that the terminal prints (docs/providers.md, "From the terminal"). */
  toJSON(): { code: ProviderErrorCode; message: string; retryable: boolean; status?: number } {
    return {
      code: this.code,
      message: this.message,
      retryable: this.retryable,
      ...(this.status === undefined ? {} : { status: this.status }),
    };
  }
}

/**
 * Whether a failure means that the vendor is unwell, so that the breaker counts it. A plain "no" is not such a failure.
 */
export function isVendorUnwell(error: unknown): boolean {
  return (
    error instanceof ProviderError &&
    (error.code === 'unavailable' || error.code === 'timeout' || error.code === 'invalid_response')
  );
}

/** Whether the vendor does not have this part of an applicant: 404, or the 400 that some answer instead. */
export function isAbsent(error: unknown): boolean {
  return error instanceof ProviderError && (error.code === 'not_found' || error.status === 400);
}
