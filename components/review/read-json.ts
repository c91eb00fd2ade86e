/**
 * Reads a GET route of Docket.
 * @throws Error with the server's sentence, for the screen
 */
export async function readJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(path, signal ? { signal } : undefined);
  if (answer.ok) return (await answer.json()) as T;
  const problem: unknown = await answer.json().catch(() => null);
  const message = typeof problem === 'object' && problem !== null && 'message' in problem ? problem.message : null;
  throw new Error(typeof message === 'string' ? message : `The server answered ${answer.status}.`);
}
