/** How the log calls this failure, as a sentence; empty when the server gave no reference. */
export function referenceOf(error: unknown): string {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  return typeof digest === 'string' ? `Reference ${digest}.` : '';
}
