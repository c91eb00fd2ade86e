/** The reference of an error in the log, as a sentence; empty when the server gave none. */
export function referenceOf(error: unknown): string {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  return typeof digest === 'string' ? `Reference ${digest}.` : '';
}
