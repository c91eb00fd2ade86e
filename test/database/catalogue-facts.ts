import pg from 'pg';

/** The public schema of a database, one line per fact, in the same words as schema-facts.ts uses for schema.prisma. */
export async function catalogueFacts(url: string): Promise<ReadonlySet<string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const answers = [];
    for (const query of [COLUMNS, INDEXES, FOREIGN_KEYS, CHECKS, TRIGGERS])
      answers.push(await client.query<{ fact: string }>(query));
    return new Set(answers.flatMap(({ rows }) => rows.map(({ fact }) => fact)));
  } finally {
    await client.end();
  }
}

const TABLES = `relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'`;

const COLUMNS = `
  SELECT 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
    || CASE WHEN attnotnull THEN ' not null' ELSE '' END AS fact
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
  WHERE ${TABLES} AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT 'default ' || relname || '.' || attname
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
  WHERE ${TABLES} AND relkind = 'r' AND attnum > 0 AND NOT attisdropped AND atthasdef`;

/** Partial indexes, indexes on expressions and other kinds than btree: by name, as schema.prisma can't express them. */
const INDEXES = `
  SELECT CASE
    WHEN indpred IS NOT NULL OR indexprs IS NOT NULL OR amname <> 'btree' THEN 'special index ' || i.relname
    ELSE CASE WHEN indisprimary THEN 'primary key ' WHEN indisunique THEN 'unique ' ELSE 'index ' END
      || t.relname || '(' ||
      (SELECT string_agg(attname, ', ' ORDER BY place)
       FROM unnest(indkey::int[]) WITH ORDINALITY AS keys (number, place)
       JOIN pg_attribute ON attrelid = indrelid AND attnum = number) || ')'
    END AS fact
  FROM pg_index JOIN pg_class i ON i.oid = indexrelid JOIN pg_class t ON t.oid = indrelid
    JOIN pg_am ON pg_am.oid = i.relam
  WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations'`;

const RULE = (column: string) =>
  `CASE ${column} WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'a' THEN 'noaction'
    WHEN 'n' THEN 'setnull' ELSE 'setdefault' END`;

const NAMES = (keys: string, table: string) =>
  `(SELECT string_agg(attname, ', ' ORDER BY place) FROM unnest(${keys}) WITH ORDINALITY AS keys (number, place)
    JOIN pg_attribute ON attrelid = ${table} AND attnum = number)`;

const FOREIGN_KEYS = `
  SELECT 'foreign key ' || own.relname || '(' || ${NAMES('conkey', 'conrelid')} || ') to '
    || theirs.relname || '(' || ${NAMES('confkey', 'confrelid')} || ')'
    || ' delete ' || ${RULE('confdeltype')} || ' update ' || ${RULE('confupdtype')} AS fact
  FROM pg_constraint JOIN pg_class own ON own.oid = conrelid JOIN pg_class theirs ON theirs.oid = confrelid
  WHERE contype = 'f' AND connamespace = 'public'::regnamespace`;

const CHECKS = `
  SELECT 'check ' || conname AS fact FROM pg_constraint
  WHERE contype = 'c' AND connamespace = 'public'::regnamespace`;

const TRIGGERS = `
  SELECT 'trigger ' || tgname AS fact FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  WHERE ${TABLES} AND NOT tgisinternal`;
