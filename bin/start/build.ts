import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSettings } from '#lib/env.ts';
import { root, runTool } from './tool.ts';

const folders = ['app', 'components', 'lib', 'public'];
const files = [
  'package-lock.json',
  'prisma/schema.prisma',
  'tsconfig.json',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
];

/** Not part of the pages: generated code and tests. */
const isOutside = (path: string) => path === 'lib/data/generated' || /\.test\.tsx?$|\/fixtures$/.test(path);

/**
 * Makes the production build. It contains the key that seals values in server actions, so a build made with another
 * key must not be used.
 */
export async function buildPages(actionKey: string | undefined): Promise<void> {
  const variables = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...(actionKey ? { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey } : {}),
  };
  const build = () => runTool('next', ['build'], variables);
  await stamped(stampFile(), () => sourceHash(actionKey), build);
}

/**
 * Writes what a build was made from, once it has succeeded. The hash is taken before: a source that changes during the
 * build may not be in it, so the next start has to build again.
 */
export async function stamped(file: string, hashNow: () => string, build: () => Promise<unknown>): Promise<void> {
  const hash = hashNow();
  await build();
  writeFileSync(file, hash);
}

/** Whether there is a finished build of these sources. The stamp is written last, and a new build removes it first. */
export function isBuilt(actionKey: string | undefined): boolean {
  return existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === sourceHash(actionKey);
}

function stampFile(): string {
  return join(root, buildSettings().buildFolder, '.docket-build');
}

function sourceHash(actionKey: string | undefined): string {
  const hash = createHash('sha256').update(actionKey ?? '');
  for (const folder of folders) addFolder(hash, folder);
  for (const file of files) addFile(hash, file);
  return hash.digest('hex');
}

function addFolder(hash: Hash, folder: string): void {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (isOutside(path)) continue;
    if (entry.isDirectory()) addFolder(hash, path);
    else addFile(hash, path);
  }
}

function addFile(hash: Hash, path: string): void {
  const bytes = existsSync(join(root, path)) ? readFileSync(join(root, path)) : Buffer.alloc(0);
  hash.update(`${path}\0${bytes.length}\0`).update(bytes);
}
