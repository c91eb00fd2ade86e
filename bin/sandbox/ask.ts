import { dataFolder, readState, runningStart } from '../start/folder.ts';

/** An error whose message is shown to the person who typed the command. */
export class Mistake extends Error {}

/** Calls the control API of a running sandbox; `body` makes it a POST. */
export type Ask = (path: string, body?: object) => Promise<Record<string, unknown>>;

/**
 * `named`, else DOCKET_SANDBOX_URL, else the sandbox of a running `npm start`, else the default port of a sandbox
 * started alone.
 */
export function sandboxUrl(named: string | undefined): string {
  const folder = dataFolder();
  const beside = runningStart(folder) ? readState(folder).sandboxPort : undefined;
  return named ?? process.env.DOCKET_SANDBOX_URL ?? `http://127.0.0.1:${beside ?? 4110}`;
}

/**
 * @throws Mistake when the address does not answer, or the sandbox refuses
 */
export function askAt(url: string): Ask {
  return async (path, body) => {
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const answer = await fetch(new URL(`/control${path}`, url), sent).catch(() => {
      throw new Mistake(`No sandbox answers at ${url}. Start one with npm run sandbox, or name it with --url.`);
    });
    const said = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Mistake(`The sandbox says: ${String(said.error)}.`);
    return said;
  };
}
