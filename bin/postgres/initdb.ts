import { execFile } from 'node:child_process';
import { chownSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder } from './account.ts';
import type { Place } from './place.ts';

const run = promisify(execFile);

/**
 * Creates a cluster under another name and renames it when it is complete, so that an interrupted start leaves no half
 * cluster. Encoding and locale are given, because with LANG unset initdb uses SQL_ASCII, in which trigrams of Chinese
 * and Arabic names are empty.
 */
export async function makeCluster(place: Place, cluster: string, password: string): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  makeFolder(place.account, unfinished);
  const secret = mkdtempSync(join(tmpdir(), 'docket-'));
  const passwordFile = join(secret, 'password');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (place.account) for (const path of [secret, passwordFile]) chownSync(path, place.account.uid, place.account.gid);
    const flags = [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--lc-messages=C',
      '--auth=scram-sha-256',
      '--username=postgres',
    ];
    await run(join(place.programs, 'bin/initdb'), [...flags, `--pgdata=${unfinished}`, `--pwfile=${passwordFile}`], {
      ...place.account,
      cwd: '/',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin', NODE_ENV: 'production' },
    });
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
  renameSync(unfinished, cluster);
}
