import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './tool.ts';

/** Prisma's client, made again when the schema or Prisma itself changed. True when it was made. */
export async function generateClient(): Promise<boolean> {
  const folder = join(root, 'lib/data/generated');
  const stamp = join(folder, '.made-from');
  const hash = madeFrom();
  if (existsSync(join(folder, 'client.ts')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  // Prisma asks for a binary from its download host, which it never runs here: any program will do.
  await runTool('prisma', ['generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
  writeFileSync(stamp, hash);
  return true;
}

function madeFrom(): string {
  const hash = createHash('sha256');
  for (const file of ['prisma/schema.prisma', 'node_modules/prisma/package.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
