import { checkAtBoot } from './lib/env.ts';

/** Called by Next before the first request: a web process with a missing or weak secret must not answer one. */
export function register(): void {
  checkAtBoot();
}
