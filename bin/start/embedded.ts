import { type DatabaseUrls, urlAs } from '../postgres/database.ts';
import { embeddedVariables } from './environment.ts';
import { dataFolder, readState, runningStart } from './folder.ts';
import { readSecrets, type Secrets } from './secrets.ts';

/** When `npm start` runs and DATABASE_URL is not set, a command uses the embedded database and its secrets. */
export function adoptEmbedded(): void {
  if (process.env.DATABASE_URL) return;
  const folder = dataFolder();
  const running = runningStart(folder);
  const secrets = running && readSecrets(folder);
  if (!secrets) return;
  const variables = embeddedVariables(folder, secrets, embeddedUrls(folder, secrets));
  for (const [name, value] of Object.entries(variables)) process.env[name] ??= value;
  process.env.PUBLIC_URL ??= running.url;
  const { sandboxPort } = readState(folder);
  if (sandboxPort) process.env.DOCKET_SANDBOX_URL ??= `http://127.0.0.1:${sandboxPort}`;
}

/** The addresses of the embedded database that runs in this folder. */
export function embeddedUrls(folder: string, secrets: Secrets): DatabaseUrls {
  const server = `postgresql://127.0.0.1:${readState(folder).postgresPort}/docket`;
  return {
    appUrl: urlAs(server, 'docket_app', secrets.appPassword, 'docket'),
    ownerUrl: urlAs(server, 'docket_owner', secrets.ownerPassword, 'docket'),
  };
}
