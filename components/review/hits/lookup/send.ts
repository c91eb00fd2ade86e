import type { HitAnswer, HitProblem, NewLookup, Sending } from '../acts.ts';

/** Said when it is not known whether it arrived. The form keeps its id, so that sending it again is safe. */
const unknown = 'Docket did not answer, and it is not known whether this was saved. Attach it again as it is.';

/** Said when the reviewer stopped it. */
const stopped = 'Stopped. Attach it again, or choose another file.';

/** Sends a look-up. Not with fetch, which does not tell how far a file is sent. */
export function sendLookup(
  { hitId, lookupId, link, note, file }: NewLookup,
  { onProgress, signal }: Sending,
): Promise<HitAnswer<unknown>> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ lookupId, link: link.trim(), note })) form.set(name, value);
  if (file) form.set('file', file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const failed = (message: string) => resolve({ ok: false, problem: { code: 'unknown', message, fields: {} } });
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () =>
      resolve(request.status === 200 ? { ok: true, value: null } : { ok: false, problem: problemIn(request) });
    request.onerror = () => failed(unknown);
    request.onabort = () => failed(stopped);
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', `/api/hits/${hitId}/lookups`);
    request.send(form);
  });
}

function problemIn({ responseText, status }: XMLHttpRequest): HitProblem {
  try {
    const { code, message, fields = {} } = JSON.parse(responseText) as Partial<HitProblem>;
    if (message) return { code: code ?? 'failed', message: `Not saved. ${message}`, fields };
  } catch (error) {
    // A proxy before Docket answers in its own way.
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { code: 'failed', message: `Not saved. The server answered ${status}.`, fields: {} };
}
