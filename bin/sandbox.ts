import { help, runCommand } from './sandbox/command.ts';
import { outliveReader } from './start/output.mjs';

// `npm run sandbox` starts a sandbox; `npm run sandbox -- COMMAND …` sends a command to a running one.
outliveReader();
const args = process.argv.slice(2);
const [first] = args;

if (args.includes('--help')) process.stdout.write(`${help()}\n`);
else if (first === undefined || first.startsWith('--')) await (await import('./sandbox/start.ts')).start(args);
else await runCommand(args);
