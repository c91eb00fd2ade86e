import { keepEmbedded, prepareDatabase } from '#bin/start/database.ts';
import { end, endOnSignals, releaseAtEnd } from '#bin/start/ending.ts';
import { embeddedVariables } from '#bin/start/environment.ts';
import { claimFolder } from '#bin/start/folder.ts';
import { keep } from '#bin/start/keep.ts';
import { sandboxPort, seed, startSandbox, startWorker } from '#bin/start/parts.ts';
import { ensureSecrets } from '#bin/start/secrets.ts';
import { say } from '#bin/start/step.mjs';

/** A process like `npm start`, but without the web, which needs a build: PostgreSQL, the sandbox and the worker. */
const [folder = ''] = process.argv.slice(2);

endOnSignals();
start().catch(end);

async function start(): Promise<void> {
  releaseAtEnd(await claimFolder(folder, 'http://127.0.0.1:1'));
  const secrets = ensureSecrets(folder);
  const { kept, ...urls } = await keepEmbedded(folder, secrets);
  await prepareDatabase(urls.appUrl, urls.ownerUrl);
  const port = await sandboxPort(folder);
  const noted = async (name: string, starting: ReturnType<typeof startWorker>) => {
    const child = await starting;
    say(`${name} ${child.process.pid}`);
    return child;
  };
  await keep({ name: 'Sandbox', start: () => noted('sandbox', startSandbox(folder, port)) });
  const sandboxUrl = `http://127.0.0.1:${port}`;
  const variables = {
    ...process.env,
    ...embeddedVariables(folder, secrets, urls),
    NODE_ENV: 'production' as const,
    DOCKET_SANDBOX_URL: sandboxUrl,
  };
  await seed(variables, sandboxUrl, 'http://127.0.0.1:1');
  await keep({ name: 'Worker', start: () => noted('worker', startWorker(folder, variables)), needs: kept });
  say(`database ${urls.appUrl}`);
}
