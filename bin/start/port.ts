import { createServer } from 'node:net';
import { StartRefused } from './refused.ts';

/** Checks before the start that the web can listen there. @throws StartRefused */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (failure) throw new StartRefused(sentence(failure, host, port));
}

function sentence(failure: NodeJS.ErrnoException, host: string, port: number): string {
  if (failure.code === 'EADDRINUSE')
    return (
      `port ${port} on ${host} is taken by another program; ` +
      `stop that one, or choose another, as in PORT=${port + 1} npm start.`
    );
  if (failure.code === 'EACCES')
    return `port ${port} on ${host} needs rights this account lacks; choose one above 1023 with PORT.`;
  return `HOST=${host} with PORT=${port} can't be listened on: ${failure.message}.`;
}
