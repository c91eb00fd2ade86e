/** `done`, or the code of the Refusal or ProviderError that `work` ended with. */
export function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? 'unexpected',
  );
}
