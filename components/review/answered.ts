type Unsaved = { ok: false; code: string; message: string; fields?: Record<string, string> };

/** What a write answers. */
export type Answer<T> = { ok: true; value: T } | Unsaved;

/**
 * The answer of a write. Without one the write may have been saved all the same: the message says so, and the form
 * keeps its id, so that sending it again is safe.
 */
export async function answered<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call;
  } catch (error) {
    if (isNavigation(error)) throw error;
    return {
      ok: false,
      code: 'unknown',
      message:
        'Docket did not answer, and it is not known whether this was saved. You can safely send it again as it is.',
    };
  }
}

/** Whether an error is a redirect, which the framework passes to the caller as an error. */
function isNavigation(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_');
}

/** What went wrong, after words such as "Not saved." where it is known that nothing was saved. */
export function problemWords({ code, message }: Unsaved, known: string): string {
  return code === 'unknown' ? message : `${known} ${message}`;
}
