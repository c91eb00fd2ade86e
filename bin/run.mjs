#!/usr/bin/env node
// npm run build, web, worker, sandbox, setup, migrate, verify-ledger, provider: a command of bin/ on the pinned Node;
// npm run bench: the measurements.
import process from 'node:process';
import { handOver, install } from './start/host.mjs';

const [name, ...args] = process.argv.slice(2);

// The bench drives the browser of the tests.
await install({ withTests: name === 'bench' });
// `provider` needs neither the database nor its client, so it starts faster without them.
if (name === 'provider') handOver('bin/provider.ts', args);
else if (name === 'bench') handOver('bench/all.ts', args);
else handOver('bin/start/command.ts', process.argv.slice(2));
