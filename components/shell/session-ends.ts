/** When the session ends, in milliseconds of the browser's clock. */
export type SessionEnds = { idleEndsAt: number; endsAt: number };

/** Reads when the session ends, without extending it. Null when it has ended, or the server did not answer. */
export function readSession(): Promise<SessionEnds | null> {
  return ask('/api/session', 'GET');
}

/** Reports activity to the server, which extends the session. */
export function markActive(): Promise<SessionEnds | null> {
  return ask('/api/session/active', 'POST');
}

async function ask(path: string, method: 'GET' | 'POST'): Promise<SessionEnds | null> {
  try {
    const answer = await fetch(path, { method, cache: 'no-store' });
    if (!answer.ok) return null;
    const body: { idleEndsAt: string; endsAt: string } = await answer.json();
    // The browser's clock may be minutes wrong; the response's date header says by how much.
    const skew = Date.now() - Date.parse(answer.headers.get('date') ?? new Date().toISOString());
    return { idleEndsAt: Date.parse(body.idleEndsAt) + skew, endsAt: Date.parse(body.endsAt) + skew };
  } catch (error) {
    if (error instanceof TypeError) return null; // offline; the next ask may succeed
    throw error;
  }
}
