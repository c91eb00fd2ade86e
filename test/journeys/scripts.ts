import { gzipSync } from 'node:zlib';

/** The bytes of a page's scripts, and of the same compressed one by one, as they are sent. */
export type ScriptWeight = { raw: number; gzip: number };

/** The addresses of the scripts that a browser reads before a page works. What is read later has no tag. */
export function scriptsIn(html: string): string[] {
  const tags = html.match(/<script [^>]*>/g) ?? [];
  const sources = tags
    // Current browsers don't read the one for old browsers.
    .filter((tag) => !/nomodule/i.test(tag))
    .flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? []);
  return [...new Set(sources)];
}

/** @param read gives one file by its address */
export async function scriptWeight(html: string, read: (address: string) => Promise<Buffer>): Promise<ScriptWeight> {
  const files = await Promise.all(scriptsIn(html).map(read));
  const sum = (bytes: (file: Buffer) => number) => files.reduce((all, file) => all + bytes(file), 0);
  return { raw: sum((file) => file.byteLength), gzip: sum((file) => gzipSync(file).byteLength) };
}
