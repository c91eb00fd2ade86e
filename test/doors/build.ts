import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildSettings } from '#lib/env.ts';

/** A server action in the build: the id it is called by, and the pages that contain it. */
export type BuiltAction = { readonly name: string; readonly id: string; readonly pages: readonly string[] };

/** Every entry point of the web process in the build. */
export type BuiltDoors = {
  readonly pages: readonly string[];
  readonly routes: readonly string[];
  readonly actions: readonly BuiltAction[];
};

const Paths = z.record(z.string(), z.string());

const Action = z.object({ exportedName: z.string(), filename: z.string(), workers: z.record(z.string(), z.unknown()) });

const Actions = z.object({ node: z.record(z.string(), Action), edge: z.record(z.string(), Action) });

/** The framework's own screens. They show only who is signed in, and only to that person. */
const frameworkPages = new Set(['/_not-found', '/_global-error']);

/** Reads the manifests of the finished build, so that a forgotten door is found too. */
export function builtDoors(): BuiltDoors {
  const paths = Object.keys(manifest('app-paths-manifest.json', Paths));
  const oldPages = Object.keys(manifest('pages-manifest.json', Paths)).filter(
    (path) => !/^\/(_app|_document|_error|404|500)$/.test(path),
  );
  const { node, edge } = manifest('server-reference-manifest.json', Actions);
  const pages = paths.filter((path) => path.endsWith('/page')).map(publicPath);
  return {
    pages: [...pages.filter((path) => !frameworkPages.has(path)), ...oldPages],
    routes: paths.filter((path) => path.endsWith('/route')).map(publicPath),
    actions: Object.entries({ ...node, ...edge }).map(([id, { exportedName, workers }]) => ({
      name: exportedName,
      id,
      pages: Object.keys(workers).map((worker) => publicPath(worker.replace(/^app/, ''))),
    })),
  };
}

/** The doors, named as in lib/auth/doors.ts. */
export function doorNames({ pages, routes, actions }: BuiltDoors): string[] {
  return [
    ...pages.map((path) => `page ${path}`),
    ...routes.map((path) => `route ${path}`),
    ...actions.map(({ name }) => `action ${name}`),
  ];
}

/** Doors of the build that are not in the table (`unguarded`), entries without a door (`stale`), names used `twice`. */
export function mismatch(
  built: readonly string[],
  table: readonly string[],
): { unguarded: string[]; stale: string[]; twice: string[] } {
  return {
    unguarded: built.filter((door) => !table.includes(door)),
    stale: table.filter((door) => !built.includes(door)),
    twice: built.filter((door, index) => built.indexOf(door) !== index),
  };
}

function manifest<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../..', buildSettings().buildFolder, 'server', name), 'utf8')),
  );
}

/** "/(desk)/queue/page" is the address "/queue": route groups are not part of addresses. */
function publicPath(path: string): string {
  return path.replace(/\/(page|route)$/, '').replace(/\/\([^)]+\)/g, '') || '/';
}
