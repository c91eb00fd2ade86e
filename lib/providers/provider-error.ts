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

/** Why an answer could not be used, where a caller can do something about it; `not_sent` never had its turn. */
export type ProviderErrorReason = 'too_large' | 'other_applicant' | 'not_sent';

/**
 * A call to a provider that did not end well. The message is written by us from the operation's name and our own words:
 * nothing the vendor sent and nothing from the settings or the input is in it, so it may be logged and shown.
 */
export class ProviderError extends Error {
  readonly code: ProviderErrorCode;
  /** Whether the very same call may be sent again later without doing anything twice. */
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

  /** What the terminal prints (docs/providers.md, "From the terminal"). */
  toJSON(): { code: ProviderErrorCode; message: string; retryable: boolean; status?: number } {
    return {
      code: this.code,
      message: this.message,
      retryable: this.retryable,
      ...(this.status === undefined ? {} : { status: this.status }),
    };
  }
}

/** Whether a failure says that the vendor is unwell, so that a breaker counts it: not when it merely said no. */
export function isVendorUnwell(error: unknown): boolean {
  return (
    error instanceof ProviderError &&
    (error.code === 'unavailable' || error.code === 'timeout' || error.code === 'invalid_response')
  );
}

/** Whether the vendor does not have a part of this applicant: 404, or the 400 some answer instead. */
export function isAbsent(error: unknown): boolean {
  return error instanceof ProviderError && (error.code === 'not_found' || error.status === 400);
}
