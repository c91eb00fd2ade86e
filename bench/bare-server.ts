import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The same rows as a plain program would answer them: node-postgres and node:http, without sessions, rights, sealing or
 * ledger. What Docket is compared with. `node bench/bare-server.ts PORT`, with DATABASE_URL.
 */
const rows = `SELECT c.*, a.status, s.name FROM "case" c JOIN applicant a ON a.id = c.applicant_id
  LEFT JOIN applicant_search s ON s.applicant_id = a.id`;
const firstDue = 'ORDER BY c.due_at, c.id LIMIT 51';

/** By the path: a statement, and which parts of the query it takes. */
const answers: Record<string, { sql: string; takes?: readonly string[] }> = {
  '/queue': { sql: `${rows} WHERE c.state <> 'decided' ${firstDue}` },
  '/decided': {
    sql: `${rows} WHERE c.state = 'decided' AND (c.decided_at, c.id) < ($1::timestamptz, $2::uuid)
      ORDER BY c.decided_at DESC, c.id DESC LIMIT 51`,
    takes: ['at', 'id'],
  },
  '/provider': {
    sql: `${rows} JOIN connection n ON n.id = c.connection_id
      WHERE c.state <> 'decided' AND n.provider = $1 ${firstDue}`,
    takes: ['provider'],
  },
  '/name': {
    sql: `${rows} WHERE c.state <> 'decided' AND s.name_key LIKE '%' || $1 || '%' ${firstDue}`,
    takes: ['name'],
  },
  '/name-counts': {
    sql: `SELECT c.state, count(*) FROM "case" c JOIN applicant_search s ON s.applicant_id = c.applicant_id
      WHERE s.name_key LIKE '%' || $1 || '%' GROUP BY c.state`,
    takes: ['name'],
  },
  '/country-counts': {
    sql: `SELECT c.state, count(*) FROM "case" c JOIN applicant_search s ON s.applicant_id = c.applicant_id
      WHERE s.country = $1 GROUP BY c.state`,
    takes: ['country'],
  },
  '/number': { sql: `${rows} WHERE c.number = $1 ${firstDue}`, takes: ['number'] },
  '/blind': {
    sql: `${rows} WHERE c.applicant_id IN (SELECT applicant_id FROM blind_index WHERE kind = $1 AND value = $2)
      AND c.state <> 'decided' ${firstDue}`,
    takes: ['kind', 'value'],
  },
  '/country': { sql: `${rows} WHERE c.state <> 'decided' AND s.country = $1 ${firstDue}`, takes: ['country'] },
  '/risk': { sql: `${rows} WHERE c.state <> 'decided' AND c.risk = $1 ${firstDue}`, takes: ['risk'] },
  '/blocker': {
    sql: `${rows} WHERE c.state <> 'decided' AND c.blockers @> jsonb_build_array(jsonb_build_object('kind', $1::text))
      ${firstDue}`,
    takes: ['kind'],
  },
  '/unassigned': { sql: `${rows} WHERE c.state <> 'decided' AND c.assignee_id IS NULL ${firstDue}` },
  '/combined': {
    sql: `${rows} WHERE c.state <> 'decided' AND c.assignee_id IS NULL AND s.country = $1 AND c.risk = $2 ${firstDue}`,
    takes: ['country', 'risk'],
  },
  '/applicant': {
    sql: `SELECT a.*, s.*, (SELECT json_agg(i) FROM image i WHERE i.applicant_id = a.id) AS images,
        (SELECT json_agg(c) FROM "case" c WHERE c.applicant_id = a.id) AS cases,
        (SELECT json_agg(h) FROM hit h WHERE h.applicant_id = a.id) AS hits
      FROM applicant a LEFT JOIN applicant_search s ON s.applicant_id = a.id WHERE a.id = $1::uuid`,
    takes: ['id'],
  },
  '/image': {
    sql: `SELECT encode(bytes, 'base64') AS bytes FROM image_copy WHERE image_id = $1::uuid AND size = $2`,
    takes: ['id', 'size'],
  },
  '/api/health': { sql: 'SELECT 1' },
};

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bare');
  const answer = answers[pathname];
  if (!answer) return void response.writeHead(404).end();
  const found = await pool.query(
    answer.sql,
    answer.takes?.map((name) => searchParams.get(name)),
  );
  response.setHeader('content-type', 'application/json').end(JSON.stringify(found.rows));
}).listen(Number(process.argv[2]), '127.0.0.1');
