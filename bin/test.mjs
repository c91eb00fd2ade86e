#!/usr/bin/env node
// npm test and npm run drill. Runs on the host's Node; everything after the installation is bin/test/main.ts.
import process from 'node:process';
import { handOver, install } from './start/host.mjs';

await install();
handOver('bin/test/main.ts', process.argv.slice(2));
