import { jsonOf, ReadFailed } from '../read-json.ts';

/** The answer of a small write to one of Docket's routes, or why it was not done, as a sentence. */
export type Sent<T> = { ok: true; value: T } | { ok: false; message: string };

/** Sends a small write that may be sent twice without harm. */
export async function send<T>(path: string, body: object): Promise<Sent<T>> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { ok: true, value: await jsonOf<T>(answer) };
  } catch (error) {
    if (error instanceof ReadFailed) return { ok: false, message: error.message };
    if (error instanceof TypeError) return { ok: false, message: 'Docket did not answer. Try again.' };
    throw error;
  }
}
