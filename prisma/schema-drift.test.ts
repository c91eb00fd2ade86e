import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueFacts } from '#test/database/catalogue-facts.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { schemaFacts } from '#test/database/schema-facts.ts';

/**
 * What migrations define and schema.prisma can't. Any other difference is a mistake in one of the two:
 * the client would ask for columns that are not there, or the next migration would undo what this one made.
 */
const known: readonly string[] = [
  'check applicant_is_sealed',
  'check applicant_status_is_known',
  'check refetch_because_is_known',
  'check refetch_state_is_known',
  'check case_claimed_has_an_assignee',
  'check case_outcome_comes_with_decided',
  'check case_outcome_is_known',
  'check case_state_is_known',
  'check command_end_is_final',
  'check command_is_sealed',
  'check command_sent_was_tried',
  'check command_state_is_known',
  'check connection_mode_is_known',
  'check connection_pace_is_possible',
  'check connection_paused_has_a_reason',
  'check connection_previous_settings_are_sealed',
  'check connection_previous_settings_end',
  'check connection_settings_are_sealed',
  'check connection_status_is_known',
  'check decision_evidence_fate_is_known',
  'check decision_evidence_pinned_is_named',
  'check decision_evidence_seen_was_pinned',
  'check decision_note_is_sealed',
  'check decision_outcome_is_known',
  'check decision_rejection_has_a_reason',
  'check hit_clearance_is_reviewed',
  'check hit_clearance_is_sealed',
  'check hit_clearance_revoked_by_someone',
  'check hit_is_sealed',
  'check hit_lookup_is_sealed',
  'check hit_resolution_clearance_clears',
  'check hit_resolution_is_by_one',
  'check hit_resolution_is_sealed',
  'check hit_resolution_kind_is_known',
  'check hit_resolution_says_why',
  'check hit_resolution_true_match_has_a_note',
  'check hit_resolution_verdict_is_known',
  'check hit_severity_is_a_percentage',
  'check hit_state_is_known',
  'check hit_topic_is_known',
  'check screening_outcome_is_known',
  'check screening_whole_has_a_result',
  'check image_copy_size_is_known',
  'check image_state_is_known',
  'check member_email_is_lower_case',
  'check member_role_is_known',
  'check session_end_has_a_reason',
  'check session_id_is_long',
  'special index applicant_hits_due',
  'special index applicant_search_name_key_trgm',
  'special index hit_by_list',
  'special index hit_by_severity',
  'special index refetch_urgent',
  'special index connection_one_label',
  'special index case_one_under_review',
  'special index case_decided',
  'special index case_under_review',
  'trigger command_keeps_its_order',
  'trigger count_cases',
  'trigger decided_case_stands_with_its_decision',
  'trigger decided_case_stays_decided',
  'trigger decision_evidence_never_changed',
  'trigger decision_evidence_never_emptied',
  'trigger decision_never_changed',
  'trigger decision_never_emptied',
  'trigger decision_stands_with_its_case',
  'trigger hit_clearance_is_only_revoked',
  'trigger hit_follows_its_resolutions',
  'trigger hit_lookup_never_changed',
  'trigger hit_lookup_never_emptied',
  'trigger hit_resolution_never_changed',
  'trigger hit_resolution_never_emptied',
  'trigger hit_resolution_reaches_its_hit',
  'trigger screening_never_changed',
  'trigger screening_never_emptied',
  'trigger ledger_append_only_at_the_end',
  'trigger ledger_never_changed',
  'trigger ledger_never_emptied',
  'trigger policy_never_changed',
  'trigger policy_never_emptied',
];

let database: TestDatabase;
let said: ReadonlySet<string>;

beforeAll(async () => {
  database = await testDatabase();
  said = schemaFacts(await readFile(join(import.meta.dirname, 'schema.prisma'), 'utf8'));
});

afterAll(() => database.close());

test('Everything in schema.prisma is in the migrated database', async () => {
  const found = await catalogueFacts(database.ownerUrl);
  expect(said.size).toBeGreaterThan(200);
  expect([...said].filter((fact) => !found.has(fact))).toEqual([]);
});

test('The migrated database has nothing more than the named checks, triggers and indexes', async () => {
  const found = await catalogueFacts(database.ownerUrl);
  expect([...found].filter((fact) => !said.has(fact)).sort()).toEqual([...known].sort());
});

test.each([
  ['ALTER TABLE member ADD COLUMN nickname text', 'column member.nickname text'],
  ['ALTER TABLE member ALTER COLUMN name DROP NOT NULL', 'column member.name text'],
  ['DROP INDEX case_number_key; CREATE INDEX ON "case" (number)', 'index case(number)'],
  [
    `ALTER TABLE session DROP CONSTRAINT session_member_id_fkey,
       ADD FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE`,
    'foreign key session(member_id) to member(id) delete cascade update noaction',
  ],
])('Caught: %s', async (statement, fact) => {
  const changed = await testDatabase();
  const owner = new pg.Client({ connectionString: changed.ownerUrl });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
  const found = await catalogueFacts(changed.ownerUrl);
  await changed.close();
  expect([...found].filter((one) => !said.has(one))).toContain(fact);
});
