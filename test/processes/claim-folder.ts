import { setTimeout as pause } from 'node:timers/promises';
import { claimFolder } from '#bin/start/folder.ts';

/** A process that claims a folder as `npm start` does, at a given time, prints the result, and runs until killed. */
const [folder = '', at = '0', url = ''] = process.argv.slice(2);

await pause(Math.max(0, Number(at) - Date.now()));
try {
  await claimFolder(folder, url);
  process.stdout.write('claimed\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
