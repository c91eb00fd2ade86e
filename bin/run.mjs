#!/usr/bin/env node
// npm run build, web, worker, sandbox, setup, migrate, verify-ledger: one command of bin/, on the pinned Node.
import process from 'node:process';
import { handOver, install } from './start/host.mjs';

await install();
handOver('bin/start/command.ts', process.argv.slice(2));
