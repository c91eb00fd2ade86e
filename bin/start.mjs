#!/usr/bin/env node
// npm start. Runs on the host's Node; after the installation, bin/start/main.ts runs on the pinned one.
import process from 'node:process';
import { handOver, install } from './start/host.mjs';

await install();
handOver('bin/start/main.ts', process.argv.slice(2));
