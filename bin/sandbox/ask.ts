import { dataFolder, readState, runningStart } from '../start/folder.ts';

/** A sentence for whoever typed the command. */
export class Mistake extends Error {}

/** Speaks to a running sandbox; `body` makes it a POST. */
export type Ask = (path: string, body?: object) => Promise<Record<string, unknown>>;

/** The sandbox that is named, or runs beside `npm start`, or by itself on its usual port. */
export function sandboxUrl(named: string | undefined): string {
  const folder = dataFolder();
  const beside = runningStart(folder) ? readState(folder).sandboxPort : undefined;
  return named ?? process.env.DOCKET_SANDBOX_URL ?? `http://127.0.0.1:${beside ?? 4110}`;
}

/** @throws Mistake when nobody answers at `url`, or the sandbox says no */
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
