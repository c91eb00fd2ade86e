#!/usr/bin/env node
// npm test and npm run drill. Runs on the host's Node; after the installation, bin/test/main.ts runs on the pinned one.
import process from 'node:process';
import { handOver, install } from './start/host.mjs';

await install({ withTests: true });
handOver('bin/test/main.ts', process.argv.slice(2));
