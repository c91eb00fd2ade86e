import pg from 'pg';
import { namedPeople } from '#test/builders/named-people.ts';
import { inTestDatabase } from './in-test-database.ts';
import { median } from './median.ts';

const searches: [name: string, text: string][] = [
  ['1 person', 'rarissima'],
  ['no one', 'nobody at all'],
  ['1 in 2,000', 'ingeborg'],
  ['1 in 300', 'fatima'],
  ['1 in 100', 'maria'],
  ['1 in 10', 'ali'],
  ['nearly everyone', 'person'],
  ['two words, 1 in 100 and 1 person', 'maria 3f2'],
  ['two letters that many have', 'ma'],
  ['two letters that no one has', 'zz'],
  ['two signs', '娜娜'],
];

/**
 * How long does a page of the queue take compared with bare SQL: the first page, a deep page, and searches, where the
 * bare SQL finds the same rows by the same text (wanted: at most 2.0), and counts them all (at most 1.3)?
 * `node --conditions=react-server bench/queue-pages.ts [CASES]`. Everything in one run; only the ratios mean something.
 */
const connectionId = '11111111-1111-4111-8111-111111111111';
const cases = Number(process.argv[2] ?? 100_000);
await inTestDatabase(async ({ ownerUrl, url }) => {
  await fill(ownerUrl);
  await measure(url);
});

async function fill(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    `INSERT INTO connection (id, provider, label, mode, settings)
     VALUES ('${connectionId}', 'vult', 'Bench', 'test', 'v1.x')`,
  );
  await client.end();
  // Each name is as common among those due soon as among those due late.
  const spread = (word: string, oneIn: number) => ({ word, amount: Math.ceil(cases / oneIn), everySeconds: oneIn });
  const groups = [
    spread('zsofia rarissima', cases),
    spread('欧阳娜娜 ouyangnana ou yang na na', cases),
    spread('ingeborg', 2_000),
    spread('fatima', 300),
    spread('maria', 100),
    spread('ali', 10),
    spread('person', 1.13),
  ];
  await namedPeople(
    ownerUrl,
    connectionId,
    groups.map((group) => ({ ...group, state: 'open' as const })),
  );
}

async function measure(url: string): Promise<void> {
  const { casePage } = await import('#lib/data/cases/queue.ts');
  const { searchCounts } = await import('#lib/data/cases/search/counts.ts');
  const { closeDatabase } = await import('#lib/data/database.ts');
  const actor = {
    kind: 'member',
    id: '22222222-2222-4222-8222-222222222222',
    name: 'Bench',
    email: 'b@docket.test',
    role: 'reviewer',
    sessionId: 's',
  } as const;
  const page = (text: string, cursor: string | null = null) =>
    casePage(actor, { tab: 'needs_review', providers: [], text, cursor });
  const deep = Buffer.from(
    JSON.stringify({
      way: 'next',
      at: new Date(Date.now() + cases * 900).toISOString(),
      id: '00000000-0000-4000-8000-000000000000',
    }),
  ).toString('base64url');
  const bare = new pg.Client({ connectionString: url });
  await bare.connect();
  const sql = `SELECT c.*, a.status, s.name FROM "case" c
    JOIN applicant a ON a.id = c.applicant_id
    LEFT JOIN applicant_search s ON s.applicant_id = a.id
    WHERE c.state <> 'decided' ORDER BY c.due_at, c.id LIMIT 51`;
  const base = await median(60, () => bare.query(sql));
  const report = (name: string, ...ratios: number[]) =>
    process.stdout.write(`${name.padEnd(36)} ${ratios.map((ratio) => ratio.toFixed(1).padStart(6)).join(' ')}\n`);
  process.stdout.write(`${cases} cases; the bare SQL of a first page takes 1.0 (${base.toFixed(2)} ms here)\n`);
  report('first page', (await median(60, () => page(''))) / base);
  report('deep page', (await median(60, () => page('', deep))) / base);
  process.stdout.write('searches: rows, rows with counts, against the bare SQL of each; its milliseconds\n');
  for (const [name, text] of searches) {
    const like = `%${text}%`;
    const found = `FROM "case" c JOIN applicant_search s USING (applicant_id) JOIN applicant a ON a.id = c.applicant_id
      WHERE c.state <> 'decided' AND s.name_key LIKE $1`;
    const bareRows = () => bare.query(`SELECT c.*, a.status, s.name ${found} ORDER BY c.due_at, c.id LIMIT 51`, [like]);
    const bareBoth = async () => [await bareRows(), await bare.query(`SELECT count(*) ${found}`, [like])];
    const both = () =>
      Promise.all([page(text), searchCounts(actor, { tab: 'needs_review', cursor: null, text, providers: [] })]);
    const [rows, counted] = [await median(20, bareRows), await median(20, bareBoth)];
    report(name, (await median(20, () => page(text))) / rows, (await median(20, both)) / counted, rows, counted);
  }
  await bare.end();
  await closeDatabase();
}
