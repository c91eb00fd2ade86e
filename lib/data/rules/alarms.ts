import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { RulesAlarm } from '#lib/review/rules/view.ts';
import { db } from '../database.ts';

/**
 * What needs a person, of all connections, newest first: a version changed outside Docket and not taken over yet, and a
 * version in force after which the pass rate or the score left its band.
 * @throws Refusal `not_allowed`
 */
export async function rulesAlarms(actor: MemberActor): Promise<RulesAlarm[]> {
  mustBeAble(actor, 'see-rules');
  const rows = await db().$queryRaw<(Omit<RulesAlarm, 'since'> & { since: Date })[]>`
    WITH newest AS (
      SELECT DISTINCT ON (connection_id, kind, scope) * FROM rule_version
      WHERE number IS NOT NULL ORDER BY connection_id, kind, scope, number DESC)
    SELECT CASE WHEN v.source = 'outside' THEN 'outside' ELSE 'drift' END AS because,
      v.connection_id AS "connectionId", v.kind, v.scope, v.id AS "versionId", v.number,
      coalesce(w.drift_at, v.seen_at) AS since
    FROM newest v JOIN connection c ON c.id = v.connection_id AND c.status <> 'removed'
      LEFT JOIN rule_watch w ON w.publish_id = v.publish_id
    WHERE (v.source = 'outside' AND v.accepted_at IS NULL) OR w.drift_at IS NOT NULL
    ORDER BY since DESC, v.id`;
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}
