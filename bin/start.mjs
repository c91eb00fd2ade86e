#!/usr/bin/env node
// npm start. Runs on the host's Node; after the installation, bin/start/main.ts runs on the pinned one.
import process from 'node:process';
import { handOver, install } from './start/host.mjs';

const installedMs = await install();
handOver('bin/start/main.ts', [`--installed-ms=${installedMs}`, ...process.argv.slice(2)]);
