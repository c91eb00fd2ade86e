import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildSettings } from '#lib/env.ts';

/** A server action as the build knows it: the id it is called by and the pages that carry it. */
export type BuiltAction = { readonly name: string; readonly id: string; readonly pages: readonly string[] };

/** Every way into the web process that the build made. */
export type BuiltDoors = {
  readonly pages: readonly string[];
  readonly routes: readonly string[];
  readonly actions: readonly BuiltAction[];
};

const Paths = z.record(z.string(), z.string());

const Action = z.object({ exportedName: z.string(), filename: z.string(), workers: z.record(z.string(), z.unknown()) });

const Actions = z.object({ node: z.record(z.string(), Action), edge: z.record(z.string(), Action) });

/** The framework's own screens. What they show of anyone is who is signed in, to that person. */
const frameworkPages = new Set(['/_not-found', '/_global-error']);

/** Reads the manifests of the finished build, so that a door nobody thought of is found all the same. */
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

/** The doors by the names the table gives them. */
export function doorNames({ pages, routes, actions }: BuiltDoors): string[] {
  return [
    ...pages.map((path) => `page ${path}`),
    ...routes.map((path) => `route ${path}`),
    ...actions.map(({ name }) => `action ${name}`),
  ];
}

/** Both ways: doors of the build that the table does not know, and entries of the table with no door behind them. */
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
    JSON.parse(readFileSync(join(import.meta.dirname, '..', buildSettings().buildFolder, 'server', name), 'utf8')),
  );
}

/** "/(desk)/queue/page" is the address "/queue": a group is in the tree only. */
function publicPath(path: string): string {
  return path.replace(/\/(page|route)$/, '').replace(/\/\([^)]+\)/g, '') || '/';
}
