import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { root, runTool } from './tool.ts';

const folder = join(root, 'lib/data/generated');
const stamp = join(folder, '.made-from');

/** Prisma's client, made again when the schema or Prisma itself changed. True when it was made. */
export async function generateClient(): Promise<boolean> {
  if (isMade()) return false;
  // Commands may be started side by side; making it removes what another has just loaded.
  return alone(join(root, '.generate.lock'), async () => !isMade() && (await make()));
}

function isMade(): boolean {
  return existsSync(join(folder, 'client.ts')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom();
}

async function make(): Promise<true> {
  // Prisma asks for a binary from its download host, which it never runs here: any program will do.
  await runTool('prisma', ['generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
  writeFileSync(stamp, madeFrom());
  return true;
}

function madeFrom(): string {
  const hash = createHash('sha256');
  for (const file of ['prisma/schema.prisma', 'node_modules/prisma/package.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
