import { urlAs } from '../postgres/database.ts';
import { embeddedVariables } from './environment.ts';
import { dataFolder, readState, runningStart } from './folder.ts';
import { readSecrets } from './secrets.ts';

/** Beside a running `npm start`, and with no database named, a command speaks to the embedded one with its secrets. */
export function useEmbedded(): void {
  if (process.env.DATABASE_URL) return;
  const folder = dataFolder();
  const running = runningStart(folder);
  const { postgresPort } = readState(folder);
  const secrets = running && readSecrets(folder);
  if (!secrets || !postgresPort) return;
  const server = `postgresql://127.0.0.1:${postgresPort}/docket`;
  const urls = {
    appUrl: urlAs(server, 'docket_app', secrets.appPassword, 'docket'),
    ownerUrl: urlAs(server, 'docket_owner', secrets.ownerPassword, 'docket'),
  };
  for (const [name, value] of Object.entries(embeddedVariables(folder, secrets, urls))) process.env[name] ??= value;
  process.env.PUBLIC_URL ??= running.url;
}
