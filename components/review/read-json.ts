/** The server's answer was not what was asked for. `status` is that of HTTP. */
export class ReadFailed extends Error {
  override readonly name = 'ReadFailed';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads JSON from one of Docket's own routes.
 * @param priority beside what else the browser reads
 * @throws ReadFailed with the server's sentence where it gave one
 */
export async function readJson<T>(path: string, signal?: AbortSignal, priority: RequestPriority = 'auto'): Promise<T> {
  return jsonOf<T>(await fetch(path, { cache: 'no-store', priority, ...(signal ? { signal } : {}) }));
}

/** The JSON of an answer. @throws ReadFailed */
export async function jsonOf<T>(answer: Response): Promise<T> {
  if (answer.ok) return (await answer.json()) as T;
  const problem: unknown = await answer.json().catch(() => null);
  throw new ReadFailed(answer.status, messageIn(problem) ?? `The server answered ${answer.status}.`);
}

/** For `catch`, where what is on the screen stays: null when the server refused or did not answer; a bug is thrown. */
export function nullIfUnread(error: unknown): null {
  if (error instanceof ReadFailed || error instanceof TypeError) return null;
  throw error;
}

function messageIn(problem: unknown): string | null {
  return typeof problem === 'object' && problem !== null && 'message' in problem ? String(problem.message) : null;
}
