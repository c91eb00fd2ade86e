import { dataFolder, readState, runningStart } from '../start/folder.ts';

/** An error whose message is shown to the person who typed the command. */
export class CommandError extends Error {}

/** Calls the control API of a running sandbox; `body` makes it a POST. */
export type CallControl = (path: string, body?: object) => Promise<Record<string, unknown>>;

/**
 * `named`, else DOCKET_SANDBOX_URL, else the sandbox of a running `npm start`, else the default port of a sandbox
 * started alone.
 */
export function sandboxUrl(named: string | undefined): string {
  const folder = dataFolder();
  const port = runningStart(folder) ? readState(folder).sandboxPort : undefined;
  return named ?? process.env.DOCKET_SANDBOX_URL ?? `http://127.0.0.1:${port ?? 4110}`;
}

/**
 * @throws CommandError when the address does not answer, or the sandbox refuses
 */
export function controlAt(url: string): CallControl {
  return async (path, input) => {
    const request = input ? { method: 'POST', body: JSON.stringify(input) } : {};
    const answer = await fetch(new URL(`/control${path}`, url), request).catch(() => {
      throw new CommandError(`No sandbox answers at ${url}. Start one with npm run sandbox, or name it with --url.`);
    });
    const body = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new CommandError(`The sandbox says: ${String(body.error)}.`);
    return body;
  };
}
