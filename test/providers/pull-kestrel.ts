import type { ApplicantPage } from '#lib/providers/provider.ts';
import { providerById } from '#lib/providers/registry.ts';
import { faultServer, json } from './fault-server.ts';
import { loopbackHttp } from './loopback-http.ts';

/** Reads all applicants of the sixth vendor over HTTP, found by its id alone, and prints what was read. */
const names = ['Marit', 'Ove', 'Synne', 'Tor', 'Unni'];
const people = names.map((name, at) => ({
  number: `K-${at}`,
  state: 'perched',
  name,
  born: '1990-02-03',
  face: '/9j/4AAQSkZJRg==',
}));

const vendor = await faultServer({
  '/people': (answer, { request }) => {
    const from = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('after') ?? 0);
    json(answer, {
      people: people.slice(from, from + 2),
      next: from + 2 < people.length ? String(from + 2) : null,
      count: people.length,
    });
  },
  ...Object.fromEntries(people.map((person) => [`/people/${person.number}`, (answer) => json(answer, person)])),
});
const http = loopbackHttp({ patience: 'worker' });
const provider = providerById('kestrel');
const { applicants, images } =
  provider?.connect({ baseUrl: vendor.url, key: 'a-key' }, { http, now: () => new Date() }) ?? {};
const read: string[] = [];
for (let cursor: string | null = null, pages = 0; pages < 10; pages++) {
  const page: ApplicantPage | undefined = await applicants?.list?.(cursor, 2);
  for (const { externalId } of page?.items ?? []) {
    const applicant = await applicants?.read(externalId);
    const face = await images?.read(externalId, applicant?.portrait?.id ?? '');
    read.push(`${applicant?.person.fullName} ${applicant?.status} ${face?.bytes.byteLength}`);
  }
  cursor = page?.next ?? null;
  if (cursor === null) break;
}
await vendor.close();
process.stdout.write(JSON.stringify({ label: provider?.label, read }));
