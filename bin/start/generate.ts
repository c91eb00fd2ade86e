import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { root, runTool } from './tool.ts';

const folder = join(root, 'lib/data/generated');
const stamp = join(folder, '.made-from');

/** Generates Prisma's client when the schema or Prisma has changed. True when it was generated. */
export async function generateClient(): Promise<boolean> {
  if (isMade()) return false;
  // Two commands at once would remove each other's files.
  return alone(join(root, '.generate.lock'), async () => !isMade() && (await make()));
}

function isMade(): boolean {
  return existsSync(join(folder, 'client.ts')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom();
}

async function make(): Promise<true> {
  // Prisma would download an engine that is never run here. Any program in its place prevents that.
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
