import { db } from '#lib/data/database.ts';

/** What a door could have changed in the database. */
export type Snapshot = {
  /** By table, a digest of the rows, or of their columns, that members write and the worker does not. */
  readonly written: Readonly<Record<string, string | null>>;
  /** The number of the ledger's last row. */
  readonly seq: bigint;
  readonly strangers: number;
};

/**
 * Reads the tables directly, not through lib/data. The last act of a valid session may change; that of a session which
 * was made to look idle or old may not. The worker ends claims that are over, so a claimed case counts as an open one
 * here: a member's claim shows in the ledger.
 */
export async function takeSnapshot(): Promise<Snapshot> {
  const [row] = await db().$queryRaw<{ written: Snapshot['written']; seq: bigint | null; strangers: number | null }[]>`
    SELECT (SELECT jsonb_object_agg(key, md5(value)) FROM jsonb_each_text(jsonb_build_object(
      'decision', (SELECT string_agg(md5(d::text), ',' ORDER BY d.id) FROM decision d),
      'decision_evidence', (SELECT string_agg(md5(e::text), ',' ORDER BY e.decision_id, e.image_id, e.page)
        FROM decision_evidence e),
      'pinned_image', (SELECT string_agg(p.image_id || p.sha256, ',' ORDER BY p.image_id, p.page, p.sha256)
        FROM pinned_image p),
      'reveal', (SELECT string_agg(md5(r::text), ',' ORDER BY r.id) FROM reveal r),
      'evidence_view', (SELECT string_agg(md5(v::text), ',' ORDER BY v.id) FROM evidence_view v),
      'image', (SELECT string_agg(i.id::text, ',' ORDER BY i.id) FROM image i
        WHERE i.turns > 0 OR i.eyes <> '{}'),
      'applicant_note', (SELECT string_agg(md5(t::text), ',' ORDER BY t.id) FROM applicant_note t),
      'applicant_tag', (SELECT string_agg(md5(g::text), ',' ORDER BY g.applicant_id, g.tag) FROM applicant_tag g),
      'relation_verdict', (SELECT string_agg(md5(j::text), ',' ORDER BY j.id) FROM relation_verdict j),
      'face_verdict', (SELECT string_agg(md5(c::text), ',' ORDER BY c.id) FROM face_verdict c),
      'saved_view', (SELECT string_agg(md5(w::text), ',' ORDER BY w.id) FROM saved_view w),
      'queue_export', (SELECT string_agg(x.id::text, ',' ORDER BY x.id) FROM queue_export x),
      'endpoint', (SELECT string_agg(concat(z.id, z.name, z.url, z.events, z.state, z.secret), ',' ORDER BY z.id)
        FROM endpoint z),
      'endpoint_message', (SELECT string_agg(q.id::text, ',' ORDER BY q.id) FROM endpoint_message q
        WHERE q.event = 'endpoint.test'),
      'connection_try', (SELECT string_agg(concat(h.connection_id, h.asked_at), ',' ORDER BY h.connection_id)
        FROM connection_try h),
      'rule_draft', (SELECT string_agg(md5(d::text), ',' ORDER BY d.id) FROM rule_draft d),
      'rule_simulation', (SELECT string_agg(md5(l::text), ',' ORDER BY l.id)
        FROM rule_simulation l WHERE l.kind = 'requirements'),
      'rule_simulation_run', (SELECT string_agg(concat(u.id, u.state = 'stopped'), ',' ORDER BY u.id)
        FROM rule_simulation_run u),
      'policy_draft', (SELECT string_agg(md5(o::text), ',' ORDER BY o.member_id) FROM policy_draft o),
      'policy_publish', (SELECT string_agg(concat(u.id, u.state), ',' ORDER BY u.id) FROM policy_publish u),
      'member', (SELECT string_agg(md5(m::text), ',' ORDER BY m.id) FROM member m),
      'code_app', (SELECT string_agg(md5(a::text), ',' ORDER BY a.member_id) FROM code_app a),
      'passkey', (SELECT string_agg(md5(k::text), ',' ORDER BY k.id) FROM passkey k),
      'recovery_code', (SELECT string_agg(md5(y::text), ',' ORDER BY y.member_id, y.code_hmac) FROM recovery_code y),
      'factor_rule', (SELECT string_agg(md5(f::text), ',' ORDER BY f.role) FROM factor_rule f),
      'known_browser', (SELECT string_agg(md5(b::text), ',' ORDER BY b.member_id, b.browser_hash)
        FROM known_browser b),
      'invitation', (SELECT string_agg(md5(i::text), ',' ORDER BY i.token_hash) FROM invitation i),
      'session', (SELECT string_agg(concat(s.id, s.ended_at, s.ended_because, s.open_applicant_id), ',' ORDER BY s.id)
        FROM session s),
      'idle session', (SELECT string_agg(s.last_act_at::text, ',' ORDER BY s.id) FROM session s
        WHERE s.last_act_at < s.created_at OR s.created_at < s.last_act_at - interval '11 hours'),
      'case', (SELECT string_agg(c.id || replace(c.state, 'claimed', 'open') || c.version, ',' ORDER BY c.id)
        FROM "case" c JOIN connection n ON n.id = c.connection_id WHERE n.status = 'paused')
    ))) AS written,
    (SELECT max(seq) FROM ledger) AS seq,
    (SELECT sum(count)::int FROM anonymous_denial) AS strangers`;
  return { written: row?.written ?? {}, seq: row?.seq ?? 0n, strangers: row?.strangers ?? 0 };
}

/** The ledger's entries after a row, without those of the worker. */
export async function actsSince(
  seq: bigint,
): Promise<{ kind: string; subjectId: string | null; actorId: string | null }[]> {
  return db().ledgerRow.findMany({
    where: { seq: { gt: seq }, NOT: { actorId: 'worker' } },
    orderBy: { seq: 'asc' },
    select: { kind: true, subjectId: true, actorId: true },
  });
}
