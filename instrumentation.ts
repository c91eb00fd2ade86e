/** Called by Next before the first request: a web process with a missing or weak secret must not answer one. */
export async function register(): Promise<void> {
  // Next replaces this name while building, and leaves the edge bundle without code of Node's.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { checkAtBoot } = await import('./lib/env.ts');
  checkAtBoot();
}
